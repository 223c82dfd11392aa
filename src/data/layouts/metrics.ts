import { foldWidth } from '../../model/identifiers.js';
import type { Source } from '../../model/tree.js';
import { cellNumber } from '../cells.js';
import { readUnit } from '../column-unit.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Header } from '../header.js';
import type { Names } from '../names.js';
import { readPeriodHeader } from './period-header.js';

/** What people call the column that names the metrics of a table of values. */
const METRIC = ['metric', 'kpi', 'measure', 'item', '指標', '指標名', '項目', '項目名', '科目', '勘定科目'];

/** What people call the column of units in such a table. */
const UNIT = ['単位', 'unit', 'units'];

/** The column that names the unit of each row's values, where there is one. */
export const unitColumn = (header: Header): number | undefined =>
  UNIT.map((name) => header.find(name)).find((index) => index !== undefined);

/** Of a table with months across, the first column of texts that is neither a month, a unit nor a dimension. */
const firstOfTexts = (
  { dimensions }: Source,
  header: Header,
  samples: readonly (string | undefined)[],
): number | undefined => {
  const others = new Set([...dimensions.map((name) => header.find(name)), unitColumn(header)]);
  const found = header.names.findIndex((name, index) => {
    const sample = samples[index];
    if (others.has(index) || name.trim() === '' || readPeriodHeader(name)) return false;
    return sample !== undefined && cellNumber(sample) === undefined && !readUnit(sample);
  });
  return found === -1 ? undefined : found;
};

/**
 * The column that names the metrics of a table in which a metric is no column: the declared one, else the one that is
 * called so or, with months across, the first column of texts. Undefined where there is none.
 */
export const metricColumn = (
  source: Source,
  header: Header,
  samples: readonly (string | undefined)[],
): number | undefined => {
  if (source.metric !== null) return header.find(source.metric);
  const called = header.names.findIndex((name) => METRIC.includes(foldWidth(name)));
  if (called !== -1) return called;
  return source.layout === 'rows' ? firstOfTexts(source, header, samples) : undefined;
};

/** Whether a metric is a column of its own, so that the header tells all that the table holds. */
export const hasMetricColumns = ({ layout }: Source): boolean => layout === 'columns' || layout === 'records';

/** What a node is read from: the column or metric that its measure names, else one named as its id or its label. */
export const offerOf = (names: Names, { measure, node, label }: Wanted): number | undefined =>
  measure?.column ? names.find(measure.column) : (names.find(node) ?? names.find(label));

/** The nodes that each metric of a file gives, by the metric's folded name. */
export const nodesByMetric = ({ wanted }: AggregateQuery, offers: Names): Map<string, Wanted[]> => {
  const nodes = new Map<string, Wanted[]>();
  for (const each of wanted) {
    const index = offerOf(offers, each);
    if (index === undefined) continue;
    const name = foldWidth(offers.names[index]!);
    nodes.set(name, [...(nodes.get(name) ?? []), each]);
  }
  return nodes;
};
