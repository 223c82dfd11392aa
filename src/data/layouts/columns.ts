import { monthOf } from '../../model/calendar.js';
import { memberOf, missingTest } from '../cells.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { checkColumns, columnsRead, type NodeColumn, nodeColumns, periodColumn } from './column-checks.js';
import { copyTest } from './copies.js';
import { dimensionColumns } from './dimensions.js';
import { expectedNodeColumns, withPlanned } from './expected-node-columns.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { monthHarvest } from './month-harvest.js';
import { numberColumn } from './number-column.js';
import { periodReader } from './period-cell.js';

const begin = (query: AggregateQuery, forms: Forms) => {
  const isMissing = missingTest(query.source.none);
  const { cells, beside, range, close } = monthHarvest(query, withPlanned(query));

  const open = (sheet: Sheet, report: Report): SheetReader => {
    const dimensions = dimensionColumns(query, sheet);
    const scales = appliedScales();
    const read = <T extends NodeColumn>(column: T) => ({
      ...column,
      ...numberColumn(query, sheet, forms, column, scales),
    });
    const columns = nodeColumns(query, sheet).map(read);
    const expected = expectedNodeColumns(query, sheet).map(read);
    const values = columns.map(({ index }) => index);
    const period = periodColumn(query, sheet)!;
    const readPeriod = periodReader(query, sheet, forms, { period, dimensions, values }, report);
    const isCopy = copyTest();
    const take = (row: Row): Taken => {
      const day = readPeriod(row);
      if (typeof day === 'string' || 'undecided' in day) return day;
      range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      const place = { file: sheet.file.name, line: row.line };
      const key = { month: monthOf(day.year, day.month), member, day: day.day, place };
      for (const column of columns) {
        const undecided = cells.take(column.node, row, column, key, report);
        if (undecided) return undecided;
      }
      for (const column of expected) {
        const { role, node } = column;
        const undecided = beside.take(node, row, column, { ...key, role, through: key.month });
        if (undecided) return undecided;
      }
      return isCopy(row, day, member) ? 'copy' : 'taken';
    };
    return { take, columnsLeft: [], scales: scales.list, expected: beside.open() };
  };

  return { open, close };
};

/** A row is a period, and a member where the source names dimensions; each metric has a column. */
export const columns: Layout = {
  id: 'columns',
  check: checkColumns,
  columnsRead: (query, sheet) => [
    ...columnsRead(query, sheet),
    ...expectedNodeColumns(query, sheet).map(({ index }) => ({ index, isDate: false })),
  ],
  begin,
};
