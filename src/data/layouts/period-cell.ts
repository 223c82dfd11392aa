import { dataText } from '../../locale/data.js';
import type { Day } from '../../model/dates.js';
import { cellText, missingTest } from '../cells.js';
import { type DateFault, dateReader } from '../date-order.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import { isLongerThanMonth, isTotal, namesTotal } from '../recognisers/totals.js';
import type { Row } from '../rows.js';
import { badDate, farDate } from './bad-date.js';
import type { Taken } from './layout.js';
import { monthAlone, yearInFiscal } from './period-header.js';

/** The day or the month that a row is about, or what becomes of a row that is about none. */
export type ReadPeriod = (row: Row) => Day | Taken;

/** The columns of one file that tell what a row is about, and those that hold its values. */
interface RowColumns {
  readonly period: number;
  readonly dimensions: readonly number[];
  readonly values: readonly number[];
}

/**
 * Reads the period of each row of a table. A row of totals is known by its period, by its member, or, where it has no
 * period, by the name of totals in any cell.
 */
export const periodReader = (
  { tree, source }: AggregateQuery,
  { header }: Sheet,
  { dates }: Forms,
  columns: RowColumns,
  report: Report,
): ReadPeriod => {
  const { period, dimensions, values } = columns;
  const name = header.names[period]!.trim();
  const isMissing = missingTest(source.none);
  const readDay = dateReader(dates, name);
  const read = (cell: string): Day | DateFault => {
    const month = source.year === null ? null : monthAlone(cellText(cell));
    if (month === null) return readDay(cell);
    return { year: yearInFiscal(month, source.year!, tree.fiscalYearStart), month, day: null };
  };

  const withoutPeriod = (row: Row): Taken => {
    if (row.cells.some(isTotal)) return 'total';
    if (values.some((index) => !isMissing(row.cells[index]!))) {
      const place = { rule: 'data-date', line: row.line, cell: period };
      report({ ...place, message: dataText.noPeriod({ column: name }), help: dataText.noPeriodHelp() });
    }
    return 'taken';
  };

  return (row) => {
    const cell = row.cells[period]!;
    if (isMissing(cell)) return withoutPeriod(row);
    if (dimensions.some((index) => namesTotal(row.cells[index]!))) return 'total';
    const day = read(cell);
    if (day === 'undecided') return { undecided: 'dates', column: name };
    if (typeof day === 'string') {
      if (namesTotal(cell) || isLongerThanMonth(cell, tree.fiscalYearStart)) return 'total';
      report(badDate(day, row, { index: period, name }, dates));
      return 'taken';
    }
    const far = farDate(day, row, { index: period, name });
    if (!far) return day;
    report(far);
    return 'taken';
  };
};
