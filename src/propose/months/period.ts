import { cellText } from '../../data/cells.js';
import { monthAlone } from '../../data/layouts/period-header.js';
import type { ColumnSeen, TableSeen } from '../../data/look.js';
import { foldHeader } from '../header.js';

const isPeriod = ({ filled, dates, monthsAlone }: ColumnSeen): boolean =>
  filled > 0 && (dates === filled || monthsAlone === filled);
/** What people call the column of periods; a date under any other name is about what the row is, not about when. */
const PERIOD =
  /^(?:年月|年月日|月|月度|対象月|日|日付|営業日|週|期間|month|year ?month|period|date|day|week)$/u;

/** The column of periods: one that is called so, else the first column. */
export const periodIn = ({ columns }: TableSeen): ColumnSeen | undefined =>
  columns.find((column) => isPeriod(column) && PERIOD.test(foldHeader(column.name))) ??
  columns.slice(0, 1).find(isPeriod);

/** The month of the first row where the rows name months alone: the fiscal year is taken to begin there. */
export const yearlessOf = ({ rows }: TableSeen, { index, monthsAlone }: ColumnSeen): number | null =>
  monthsAlone > 0 ? monthAlone(cellText(rows[0]![index]!)) : null;
