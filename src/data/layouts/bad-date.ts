import { dataText } from '../../locale/data.js';
import { type DateFault, type DateForm, orderKey } from '../date-order.js';
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
