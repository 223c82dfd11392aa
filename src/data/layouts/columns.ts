import { dataText } from '../../locale/data.js';
import { formatMonth, type Month, monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import { isExtensive, type Node } from '../../model/tree.js';
import { memberOf, missingTest, nodeValue } from '../cells.js';
import { type DateForm, dateReader } from '../date-order.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { badDate, farDate } from './bad-date.js';
import { checkColumns, columnsRead, type NodeColumn, nodeColumns, periodColumn } from './column-checks.js';
import { dimensionColumns } from './dimensions.js';
import type { Layout, TakeRow } from './layout.js';
import { monthTable, type Stand } from './month-table.js';

const standOf = (node: Node): Stand => {
  if (isExtensive(node.kind)) return 'adds-up';
  return node.kind === 'stock' ? 'last' : 'single';
};

const begin = (query: AggregateQuery, dates: DateForm) => {
  const isMissing = missingTest(query.source.none);
  const table = monthTable(query.wanted.map(({ node }) => standOf(query.tree.nodes.get(node)!)));
  const slots = new Map(query.wanted.map(({ node }, index) => [node, index]));
  const range = dayRange();

  const takeValues = (
    row: Row,
    day: Day,
    sheet: Sheet,
    columns: readonly NodeColumn[],
    dimensions: readonly number[],
    report: Report,
  ) => {
    const month: Month = monthOf(day.year, day.month);
    const member = memberOf(row.cells, dimensions, isMissing);
    const place = { file: sheet.file.name, line: row.line };
    let refused = false;
    for (const column of columns) {
      const slot = slots.get(column.node.id)!;
      const clash = table.enter(slot, { month, member, day: day.day, place });
      if (clash && !refused) {
        refused = true;
        const message = dataText.duplicateRow({ month: formatMonth(month), member, ...clash });
        report({
          rule: 'data-duplicate',
          line: row.line,
          cell: null,
          message,
          help: dataText.duplicateRowHelp(),
        });
      }
      if (clash || isMissing(row.cells[column.index]!)) continue;
      const value = nodeValue(column.node, row, column, report);
      if (value === undefined) continue;
      const second = table.add(slot, { month, member, day: day.day, place }, value);
      if (!second) continue;
      const message = dataText.secondValue({
        month: formatMonth(month),
        kind: column.node.kind,
        column: column.name,
        ...second,
      });
      report({
        rule: 'data-duplicate',
        line: row.line,
        cell: column.index,
        message,
        help: dataText.secondValueHelp(),
      });
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
            report({
              rule: 'data-date',
              line: row.line,
              cell: period,
              message,
              help: dataText.noPeriodHelp(),
            });
          }
          return null;
        }
        const day = read(cell);
        if (day === 'undecided') return name;
        if (typeof day === 'string') {
          report(badDate(day, row, { index: period, name }, dates));
          return null;
        }
        const far = farDate(day, row, { index: period, name });
        if (far) {
          report(far);
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
export const columns: Layout = { id: 'columns', check: checkColumns, columnsRead, begin };
