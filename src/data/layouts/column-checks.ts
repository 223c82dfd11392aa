import { dataText } from '../../locale/data.js';
import { readDate } from '../../model/dates.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Node } from '../../model/tree.js';
import { cellText } from '../cells.js';
import { isYearOfSales } from '../date-order.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import { columnHelp, problemInSource } from '../tree-place.js';
import { dimensionProblems } from './dimensions.js';
import type { ColumnRead } from './layout.js';
import { measureProblems } from './measure-checks.js';
import { offerOf } from './metrics.js';
import { monthAlone } from './period-header.js';
import { renameProblems, scaleProblems } from './source-checks.js';

const isMonthAlone = (sample: string): boolean => monthAlone(cellText(sample)) !== null;

const readsAsPeriod = (sample: string | undefined): boolean => {
  if (sample === undefined) return false;
  if (isMonthAlone(sample)) return true;
  const reading = readDate(sample);
  if (!reading) return false;
  return isYearOfSales(reading.kind === 'day' ? reading.value.year : reading.year);
};

/** The column of the period: the declared one, else the first whose first value reads as a month or a date. */
export const periodColumn = (query: AggregateQuery, sheet: Sheet): number | undefined => {
  if (query.source.period !== null) return sheet.header.find(query.source.period);
  const { names } = sheet.header;
  const found = sheet.samples.findIndex(
    (sample, index) => names[index]!.trim() !== '' && readsAsPeriod(sample),
  );
  return found === -1 ? undefined : found;
};

/** What keeps the column of periods from being found. */
export const periodProblem = (query: AggregateQuery, sheet: Sheet): Diagnostic | null => {
  const { tree, source } = query;
  const file = sheet.file.name;
  const found = periodColumn(query, sheet);
  if (found !== undefined) {
    if (source.year !== null || !isMonthAlone(sheet.samples[found] ?? '')) return null;
    const message = dataText.cellsWithoutYear({ file, column: sheet.header.names[found]!.trim() });
    const help = dataText.monthsAcrossHelp['no-year']();
    return problemInSource(tree, source, 'data-column', [], message, { help });
  }
  if (source.period === null) {
    const message = dataText.noPeriodColumn({ file });
    return problemInSource(tree, source, 'data-column', [], message, { help: dataText.noPeriodColumnHelp() });
  }
  const message = dataText.noColumn({ column: source.period, file });
  return problemInSource(
    tree,
    source,
    'data-column',
    ['period'],
    message,
    columnHelp(source.period, sheet.header.names),
  );
};

/** A node with its column in one file. */
export interface NodeColumn {
  readonly node: Node;
  readonly index: number;
  readonly name: string;
}

/** The nodes that a file has columns for. */
export const nodeColumns = (query: AggregateQuery, sheet: Sheet): NodeColumn[] =>
  query.wanted.flatMap((wanted) => {
    const index = offerOf(sheet.header, wanted);
    const node = query.tree.nodes.get(wanted.node);
    return index === undefined || !node ? [] : [{ node, index, name: sheet.header.names[index]!.trim() }];
  });

/** The columns of the period, the dimensions and the nodes, as far as a file has them. */
export const columnsRead = (query: AggregateQuery, sheet: Sheet): ColumnRead[] => {
  const period = periodColumn(query, sheet);
  const others = [
    ...query.source.dimensions.map((name) => sheet.header.find(name)),
    ...nodeColumns(query, sheet).map(({ index }) => index),
  ];
  return [
    ...(period === undefined ? [] : [{ index: period, isDate: true }]),
    ...others.flatMap((index) => (index === undefined ? [] : [{ index, isDate: false }])),
  ];
};

/** What the tree asks for that a table of columns, or these headers, cannot give. */
export const checkColumns = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => [
  ...sheets.flatMap((sheet) => [periodProblem(query, sheet) ?? [], dimensionProblems(query, sheet)].flat()),
  ...measureProblems(query, sheets),
  ...renameProblems(query, sheets),
  ...scaleProblems(query, sheets),
];
