import { readDate } from '../model/dates.js';
import { foldWidth } from '../model/identifiers.js';
import { cellNumber } from './cells.js';
import type { AggregateQuery } from './facts.js';
import { scoreMeasures } from './handoff-scores.js';
import type { Layout } from './layouts/layout.js';
import { hasMetricColumns, nodesByMetric } from './layouts/metrics.js';
import { namedColumns } from './named-columns.js';
import type { Sheet } from './peek.js';
import type { UnusedColumns } from './sources-seen.js';

/** A source whose files have all that is asked of them. */
export interface Fitting {
  readonly query: AggregateQuery;
  readonly layout: Layout;
  readonly sheets: readonly Sheet[];
}

/** Whether a column could be counted by its date or added up; the names and notes of a record could not. */
const couldBeMeasured = (sample: string | undefined): boolean =>
  sample !== undefined && (readDate(sample) !== undefined || cellNumber(sample) !== undefined);

const usedColumns = ({ query, layout, sheets }: Fitting): Set<string> => {
  const { tree, source } = query;
  const ids = source.recordId === null ? [] : [source.recordId];
  const raters = [...tree.nodes.values()].flatMap(({ rubric }) => rubric?.rater ?? []);
  const scores = scoreMeasures(tree, source).flatMap(namedColumns);
  const read = sheets.flatMap((sheet) =>
    layout.columnsRead(query, sheet).map(({ index }) => sheet.header.names[index]!),
  );
  return new Set([...ids, ...raters, ...scores.map(({ name }) => name), ...read].map(foldWidth));
};

/** The metrics that nodes are read from, where a metric is no column. */
const usedMetrics = ({ query, sheets }: Fitting): Set<string> =>
  hasMetricColumns(query.source)
    ? new Set()
    : new Set(sheets.flatMap(({ offers }) => [...nodesByMetric(query, offers).keys()]));

/** What a table offers: its columns, or the metrics of its rows. Beside the months there are totals that nobody needs. */
const offered = ({
  query: { source },
  sheets,
}: Fitting): { readonly path: string; readonly name: string }[] =>
  sheets.flatMap(({ file: { path }, header, samples, offers }) =>
    (hasMetricColumns(source) ? header : offers).names.flatMap((name, index) =>
      source.layout === 'records' && !couldBeMeasured(samples[index]) ? [] : [{ path, name }],
    ),
  );

/**
 * The columns and metrics that nothing of the tree is read from, by any source that reads the file. A list of records has
 * many columns that are there for people; of those only dates and numbers are named.
 */
export const unusedColumns = (fitting: readonly Fitting[]): UnusedColumns[] => {
  const used = new Map<string, Set<string>>();
  for (const each of fitting) {
    const names = [...usedColumns(each), ...usedMetrics(each)];
    for (const { file } of each.sheets) {
      used.set(file.path, new Set([...(used.get(file.path) ?? []), ...names]));
    }
  }
  return fitting.flatMap((each) => {
    const { source } = each.query;
    const unused = new Map<string, string>();
    for (const { path, name } of offered(each)) {
      const known = used.get(path)!;
      const folded = foldWidth(name);
      if (folded === '' || known.has(folded)) continue;
      // What one source has been told of is not told of the next.
      known.add(folded);
      unused.set(folded, name.trim());
    }
    const areMetrics = !hasMetricColumns(source);
    return unused.size === 0 ? [] : [{ source, areMetrics, columns: [...unused.values()] }];
  });
};
