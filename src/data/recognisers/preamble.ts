import type { Row } from '../rows.js';

const filled = ({ cells }: Row): number => cells.filter((cell) => cell.trim() !== '').length;

/**
 * Which of the first rows of a file is the header: the first one that is no title. A title has one cell, or two where
 * the table is more than twice as wide (作成日, 2026/04/01).
 */
export const headerIndex = (rows: readonly Row[]): number => {
  const widths = rows.map(filled);
  const widest = Math.max(0, ...widths);
  const isTitle = (width: number): boolean => width < 2 || (width === 2 && widest > 4);
  const found = widths.findIndex((width) => (widest < 2 ? width > 0 : !isTitle(width)));
  return Math.max(0, found);
};
