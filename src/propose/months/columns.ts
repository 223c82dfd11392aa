import type { ColumnSeen, TableSeen } from '../../data/look.js';
import { readDate } from '../../model/dates.js';
import { dimensionsOf } from './dimensions.js';
import type { ReadTable } from './month-table.js';
import { periodIn, yearlessOf } from './period.js';

/** The month of a cell, as far as the cell alone tells it. */
const monthOf = (cell: string): string => {
  const reading = readDate(cell);
  if (!reading) return cell.trim();
  return reading.kind === 'day'
    ? `${reading.value.year} ${reading.value.month}`
    : `${reading.year} ${reading.first} ${reading.second}`;
};

/** Whether every row is about a day, so that several rows of one day add up to it. */
const isDaily = ({ rows }: TableSeen, { index }: ColumnSeen): boolean =>
  rows.every((row) => {
    const reading = readDate(row[index]!);
    return reading?.kind === 'pair' || (reading?.kind === 'day' && reading.value.day !== null);
  });

/** A period a row, a metric a column. */
export const asColumns: ReadTable = (table) => {
  const dated = periodIn(table);
  if (!dated) return null;
  const dimensions = dimensionsOf(table, [dated.index]) ?? (isDaily(table, dated) ? [] : null);
  const metrics = table.columns.filter(
    ({ index, name }) => index !== dated.index && name !== '' && !dimensions?.includes(name),
  );
  if (dimensions === null || !metrics.some(({ filled, numbers }) => filled > 0 && numbers === filled))
    return null;
  const months = table.rows.map((row) => monthOf(row[dated.index]!));
  return {
    source: { layout: 'columns', period: dated.name, dimensions },
    metrics,
    headers: [dated.name],
    isMonthly: new Set(months).size === months.length,
    yearless: yearlessOf(table, dated),
    dated,
  };
};
