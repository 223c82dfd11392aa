import { type ColumnUnit, readUnit } from '../column-unit.js';
import type { Row } from '../rows.js';

/** The units of a row that holds nothing else, by column; null for a row of anything else. */
export const unitsOf = ({ cells }: Row): (ColumnUnit | null)[] | null => {
  const units: (ColumnUnit | null)[] = [];
  for (const cell of cells) {
    const isBlank = cell.trim() === '';
    const unit = isBlank ? undefined : readUnit(cell);
    if (!isBlank && !unit) return null;
    units.push(unit ?? null);
  }
  return units.some((unit) => unit !== null) ? units : null;
};
