import type { TableSeen } from '../../data/look.js';
import { asColumns } from './columns.js';
import { asLong } from './long.js';
import type { MonthTable, ReadTable } from './month-table.js';
import { asRows } from './rows.js';

const WAYS: readonly ReadTable[] = [asRows, asLong, asColumns];

/** The monthly table that a file is; null where it is none. */
export const monthTableOf = (table: TableSeen): MonthTable | null =>
  WAYS.map((way) => way(table)).find((found) => found !== null) ?? null;
