import type { ColumnSeen, TableSeen } from '../../data/look.js';
import type { Metric } from '../metric.js';
import type { ProposedSource } from '../proposal.js';

/** A table of months, however it lies: what it measures, and how the tree is to read it. */
export interface MonthTable {
  readonly source: Pick<ProposedSource, 'layout' | 'period' | 'dimensions' | 'metric' | 'value'>;
  readonly metrics: readonly Metric[];
  /** The headers that told the layout. */
  readonly headers: readonly string[];
  /** Whether a month has one row, so that rates and averages of it can be read. */
  readonly isMonthly: boolean;
  /** The first month where the months have no year; null where they have one. */
  readonly yearless: number | null;
  /** The column of dates, of tables that have one. */
  readonly dated: ColumnSeen | null;
}

/** A way in which monthly tables lie. One way is one file, listed in index.ts. Null for a table that lies otherwise. */
export type ReadTable = (table: TableSeen) => MonthTable | null;

/** What people call the column that names the metrics. */
export const METRIC = [
  '指標',
  '指標名',
  '項目',
  '項目名',
  '科目',
  '勘定科目',
  'metric',
  'kpi',
  'measure',
  'item',
];
