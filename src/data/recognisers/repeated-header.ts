import { foldWidth } from '../../model/identifiers.js';
import type { Header } from '../header.js';
import type { Row } from '../rows.js';

/** Whether a row says the header once more, as where each month of a table begins with one. */
export const isRepeatedHeader = ({ cells }: Row, { names }: Header): boolean =>
  cells.length === names.length &&
  // Nearly every row differs in its first cell, and is told by it alone.
  cells[0]!.trim() === names[0]!.trim() &&
  cells.every((cell, index) => foldWidth(cell) === foldWidth(names[index]!));
