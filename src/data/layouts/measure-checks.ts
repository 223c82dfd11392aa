import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Sheet } from '../peek.js';
import { columnHelp, problemInTree } from '../tree-place.js';
import { hasMetricColumns, offerOf } from './metrics.js';

/** A node's column, or its metric, must be in one of the files: each department may keep its own. */
const measureProblem = (query: AggregateQuery, sheets: readonly Sheet[], wanted: Wanted): Diagnostic[] => {
  const { measure, node } = wanted;
  if (!measure) return [];
  const { tree, source } = query;
  const { layout } = source;
  const form = { help: dataText.columnsForm(), node };
  if (measure.aggregate !== null || measure.column === null) {
    const aggregate = measure.aggregate ?? 'count';
    const message = dataText.aggregateOnColumns({ aggregate, source: source.id, layout });
    return [problemInTree(tree, 'data-measure', measure.path, message, form)];
  }
  if (measure.where.size > 0 || measure.on.length > 0 || measure.stage !== null) {
    const message = dataText.whereOnColumns({ source: source.id, layout });
    return [problemInTree(tree, 'data-measure', measure.path, message, form)];
  }
  if (sheets.some(({ offers }) => offerOf(offers, wanted) !== undefined)) return [];
  const asked = { column: measure.column, file: sheets.map(({ file }) => file.name).join(', ') };
  const message = hasMetricColumns(source) ? dataText.noColumn(asked) : dataText.noMetric(asked);
  const names = sheets.flatMap(({ offers }) => offers.names);
  const path = measure.source === null ? measure.path : [...measure.path, 'column'];
  return [problemInTree(tree, 'data-column', path, message, { ...columnHelp(measure.column, names), node })];
};

/** What nodes ask of tables that hold one value a period. */
export const measureProblems = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] =>
  query.wanted.flatMap((wanted) => measureProblem(query, sheets, wanted));
