import { dataText } from '../../locale/data.js';
import type { Day } from '../../model/dates.js';
import { type DateFault, type DateForm, isYearOfSales, orderKey } from '../date-order.js';
import type { RowProblem } from '../problems.js';
import type { Row } from '../rows.js';

/** The problem of a cell that gives no day under what is declared or proven of its column. */
export const badDate = (
  fault: Exclude<DateFault, 'undecided'>,
  row: Row,
  column: { readonly index: number; readonly name: string },
  dates: DateForm,
): RowProblem => {
  const text = row.cells[column.index]!.trim();
  const order = dates.orders.get(orderKey(column.name));
  const pattern = dates.pattern?.text;
  const place = { rule: 'data-date', line: row.line, cell: column.index };
  if (fault === 'unreadable') {
    const message = dataText.notDate({ column: column.name, text, ...(pattern && { pattern }) });
    return { ...place, message, help: dataText.notDateHelp() };
  }
  const under = pattern ?? (order === 'month-first' ? 'month-first' : 'day-first');
  return {
    ...place,
    message: dataText.impossibleDate({ column: column.name, text, under }),
    help: dataText.impossibleDateHelp(),
  };
};

/** The problem of a date that would put a row centuries away; null for a day that sales can be about. */
export const farDate = (
  day: Day,
  row: Row,
  column: { readonly index: number; readonly name: string },
): RowProblem | null => {
  if (isYearOfSales(day.year)) return null;
  const text = row.cells[column.index]!.trim();
  return {
    rule: 'data-date',
    line: row.line,
    cell: column.index,
    message: dataText.farDate({ column: column.name, text }),
    help: dataText.farDateHelp({ text }),
  };
};
