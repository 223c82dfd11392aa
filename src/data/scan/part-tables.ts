import { type PartTable, type PartTotals, partTable } from './part-table.js';
import type { ScanTask } from './task.js';

/**
 * Which table each dating and each measure of a task stand in: one for the records by member, and one for each way in
 * which they are told apart otherwise. Those have many cells, of which each would hold nothing of the other measures.
 */
export interface TableLayout {
  /** The table of each dating. */
  readonly tableOf: readonly number[];
  /** The place of each measure among those of its table. */
  readonly placeOf: readonly number[];
  /** The measures of each table. */
  readonly measuresOf: readonly (readonly number[])[];
}

export const tableLayout = ({ datings, measures }: Pick<ScanTask, 'datings' | 'measures'>): TableLayout => {
  const apart = datings.flatMap((dating, index) => (dating.apart ? [index] : []));
  const tableOf = datings.map((_, index) => 1 + apart.indexOf(index));
  const measuresOf: number[][] = [[], ...apart.map(() => [])];
  const placeOf = measures.map(({ dating }, measure) => measuresOf[tableOf[dating]!]!.push(measure) - 1);
  return { tableOf, placeOf, measuresOf };
};

/** What one table of a part adds up to, and which measures stand in it. */
export interface TableTotals extends PartTotals {
  readonly measures: readonly number[];
}

export const partTables = ({ measuresOf }: TableLayout): readonly PartTable[] =>
  measuresOf.map(({ length }) => partTable(length));

export const totalsOf = (
  { measuresOf }: TableLayout,
  tables: readonly PartTable[],
  memberText: (member: number) => string,
): TableTotals[] =>
  tables.map((table, index) => ({ ...table.totals(memberText), measures: measuresOf[index]! }));
