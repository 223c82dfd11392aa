import { type ColumnUnit, statedUnit, unitInHeader } from './column-unit.js';
import type { Row } from './rows.js';

/** Where a unit was found: declared, above the table, in a header's brackets, in a row or a column of units. */
export type UnitOrigin = 'declared' | 'above' | 'header' | 'unit-row' | 'unit-column';

export interface FoundUnit extends ColumnUnit {
  readonly origin: UnitOrigin;
}

/** The units that a table itself states. */
export interface TableUnits {
  /** What is stated for all of the table. */
  readonly whole: FoundUnit | null;
  /** What is stated for a column, which comes before what is stated for all of the table. */
  readonly columns: readonly (FoundUnit | null)[];
}

/** The units stated above a table, in its headers' brackets, and in the row of units below the header. */
export const tableUnits = (
  above: readonly Row[],
  header: readonly string[],
  unitRow: readonly (ColumnUnit | null)[] | null,
): TableUnits => {
  const [stated] = above.flatMap(({ cells }) => statedUnit(cells.join(' ')) ?? []);
  const inRows = unitRow?.filter((unit) => unit !== null) ?? [];
  // Money alone in its row, as 単位：千円 at the right below the header, is about every column.
  const alone = inRows.length === 1 && inRows[0]!.of === 'money' && header.length > 2 ? inRows[0]! : null;
  const whole = stated ? ({ ...stated, origin: 'above' } as const) : null;
  return {
    whole: whole ?? (alone && { ...alone, origin: 'unit-row' }),
    columns: header.map((name, index): FoundUnit | null => {
      const inRow = alone ? null : unitRow?.[index];
      if (inRow) return { ...inRow, origin: 'unit-row' };
      const inHeader = unitInHeader(name)?.unit;
      return inHeader ? { ...inHeader, origin: 'header' } : null;
    }),
  };
};
