import type { Row } from '../rows.js';

/** Whether a row says nothing in any cell. */
export const isBlank = ({ cells }: Row): boolean =>
  cells[0]!.trim() === '' && cells.every((cell) => cell.trim() === '');
