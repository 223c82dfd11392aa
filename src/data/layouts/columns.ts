import { dataText } from '../../locale/data.js';
import { type Month, monthOf } from '../../model/calendar.js';
import { type Day, readDate } from '../../model/dates.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { isExtensive, type Node } from '../../model/tree.js';
import { memberOf, missingTest, nodeValue } from '../cells.js';
import { type DateForm, dateReader } from '../date-order.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Header } from '../header.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { columnHelp, problemInSource, problemInTree } from '../tree-place.js';
import { badDate } from './bad-date.js';
import { dimensionColumns, dimensionProblems } from './dimensions.js';
import type { Layout, TakeRow } from './layout.js';
import { monthTable, type Stand } from './month-table.js';

/** The column that a node is read from: the one its measure names, else one named as its id or its label. */
export const columnOf = (header: Header, wanted: Wanted): number | undefined => {
  const { measure, node, label } = wanted;
  return measure?.column ? header.find(measure.column) : (header.find(node) ?? header.find(label));
};

/** Bare digits are a month only in years that a sales table can be about: 120012 is more often an amount. */
const readsAsPeriod = (sample: string | undefined): boolean => {
  if (sample === undefined) return false;
  const reading = readDate(sample);
  if (!reading) return false;
  const year = reading.kind === 'day' ? reading.value.year : reading.year;
  return year >= 1900 && year < 2200;
};

const periodColumn = (query: AggregateQuery, sheet: Sheet): number | undefined => {
  if (query.source.period !== null) return sheet.header.find(query.source.period);
  const found = sheet.samples.findIndex(readsAsPeriod);
  return found === -1 ? undefined : found;
};

const periodProblem = (query: AggregateQuery, sheet: Sheet): Diagnostic | null => {
  if (periodColumn(query, sheet) !== undefined) return null;
  const { tree, source } = query;
  const file = sheet.file.name;
  if (source.period === null) {
    const message = dataText.noPeriodColumn({ file });
    return problemInSource(tree, source, 'data-column', [], message, { help: dataText.noPeriodColumnHelp() });
  }
  const message = dataText.noColumn({ column: source.period, file });
  return problemInSource(tree, source, 'data-column', ['period'], message, columnHelp(source.period, sheet.header.names));
};

/** A node's column must be in one of the files: each department may keep its own. */
const measureProblem = (query: AggregateQuery, sheets: readonly Sheet[], wanted: Wanted): Diagnostic[] => {
  const { measure, node } = wanted;
  if (!measure) return [];
  const { tree, source } = query;
  const form = { help: dataText.columnsForm(), node };
  if (measure.aggregate !== null || measure.column === null) {
    const message = dataText.aggregateOnColumns({ aggregate: measure.aggregate ?? 'count', source: source.id });
    return [problemInTree(tree, 'data-measure', measure.path, message, form)];
  }
  if (measure.where.size > 0 || measure.on !== null) {
    return [problemInTree(tree, 'data-measure', measure.path, dataText.whereOnColumns({ source: source.id }), form)];
  }
  if (sheets.some((sheet) => columnOf(sheet.header, wanted) !== undefined)) return [];
  const message = dataText.noColumn({ column: measure.column, file: sheets.map(({ file }) => file.name).join(', ') });
  const names = sheets.flatMap(({ header }) => header.names);
  return [problemInTree(tree, 'data-column', measure.path, message, { ...columnHelp(measure.column, names), node })];
};

const standOf = (node: Node): Stand => {
  if (isExtensive(node.kind)) return 'adds-up';
  return node.kind === 'stock' ? 'last' : 'single';
};

interface NodeColumn {
  readonly node: Node;
  readonly index: number;
  readonly name: string;
}

const nodeColumns = (query: AggregateQuery, sheet: Sheet): NodeColumn[] =>
  query.wanted.flatMap((wanted) => {
    const index = columnOf(sheet.header, wanted);
    const node = query.tree.nodes.get(wanted.node);
    return index === undefined || !node ? [] : [{ node, index, name: sheet.header.names[index]!.trim() }];
  });

const begin = (query: AggregateQuery, dates: DateForm) => {
  const isMissing = missingTest(query.source.none);
  const table = monthTable(query.wanted.map(({ node }) => standOf(query.tree.nodes.get(node)!)));
  const slots = new Map(query.wanted.map(({ node }, index) => [node, index]));
  const range = dayRange();

  const takeValues = (row: Row, day: Day, sheet: Sheet, columns: readonly NodeColumn[], dimensions: readonly number[], report: Report) => {
    const month: Month = monthOf(day.year, day.month);
    const member = memberOf(row.cells, dimensions, isMissing);
    const place = { file: sheet.file.name, line: row.line };
    let refused = false;
    for (const column of columns) {
      const slot = slots.get(column.node.id)!;
      const clash = table.enter(slot, { month, member, day: day.day, place });
      if (clash && !refused) {
        refused = true;
        const message = dataText.duplicateRow({ month, member, ...clash });
        report({ rule: 'data-duplicate', line: row.line, cell: null, message, help: dataText.duplicateRowHelp() });
      }
      if (clash || isMissing(row.cells[column.index]!)) continue;
      const value = nodeValue(column.node, row, column, report);
      if (value === undefined) continue;
      const second = table.add(slot, { month, member, day: day.day, place }, value);
      if (!second) continue;
      const message = dataText.secondValue({ month, kind: column.node.kind, column: column.name, ...second });
      report({ rule: 'data-duplicate', line: row.line, cell: column.index, message, help: dataText.secondValueHelp() });
    }
  };

  return {
    open: (sheet: Sheet, report: Report): TakeRow => {
      const period = periodColumn(query, sheet)!;
      const name = sheet.header.names[period]!.trim();
      const dimensions = dimensionColumns(query, sheet);
      const columns = nodeColumns(query, sheet);
      const read = dateReader(dates, name);
      return (row) => {
        const cell = row.cells[period]!;
        if (isMissing(cell)) {
          if (columns.some(({ index }) => !isMissing(row.cells[index]!))) {
            const message = dataText.noPeriod({ column: name });
            report({ rule: 'data-date', line: row.line, cell: period, message, help: dataText.noPeriodHelp() });
          }
          return null;
        }
        const day = read(cell);
        if (day === 'undecided') return name;
        if (typeof day === 'string') {
          report(badDate(day, row, { index: period, name }, dates));
          return null;
        }
        range.take(day);
        takeValues(row, day, sheet, columns, dimensions, report);
        return null;
      };
    },
    close: () => ({
      facts: table.facts(query.wanted.map(({ node }) => node)),
      firstDay: range.first(),
      lastDay: range.last(),
    }),
  };
};

/** A row is a period, and a member where the source names dimensions; each metric has a column. */
export const columns: Layout = {
  id: 'columns',
  check: (query, sheets) => [
    ...sheets.flatMap((sheet) => [periodProblem(query, sheet) ?? [], dimensionProblems(query, sheet)].flat()),
    ...query.wanted.flatMap((wanted) => measureProblem(query, sheets, wanted)),
  ],
  begin,
};
