import { cellText } from '../cells.js';
import type { Row } from '../rows.js';

/** Lines that an export writes below its table; more of them are surely rows. */
const MOST = 50;

/** Rows that may be a footer, until it is known whether anything else follows them. */
export interface Footer {
  /** Notes a blank row, below which a footer may begin. */
  blank(): void;
  /** Whether a row is held back: one of a single cell below a blank row, or a footnote. */
  holds(row: Row): boolean;
  /** The rows that were held back and are no footer, since a row of the table follows. */
  release(): readonly Row[];
  /** How many lines the footer has, once there are no more rows. */
  lines(): number;
}

/** How a footnote begins. Nothing that names a period, a metric or a member does. */
const NOTE = /^(?:[※*]|\(?注\d*[):]|出典:|出所:|notes?:|source:)/iu;

/** Whether a row holds a footnote and nothing else. Excel makes it as wide as the table above it. */
export const isNote = ({ cells }: Pick<Row, 'cells'>): boolean => {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  return (
    at !== -1 && NOTE.test(cellText(cells[at]!)) && cells.slice(at + 1).every((cell) => cell.trim() === '')
  );
};

/**
 * Recognises what stands below a table to its end: footnotes, and below a blank row the rows of one cell (the report's
 * name, ©).
 */
export const footerBelow = (): Footer => {
  let held: Row[] = [];
  let isBelowBlank = false;
  return {
    blank: () => {
      isBelowBlank = true;
    },
    holds: (row) => {
      const isLine = row.cells.length === 1 && isBelowBlank;
      if (held.length === MOST || !(isLine || isNote(row))) return false;
      held.push(row);
      return true;
    },
    release: () => {
      const released = held;
      held = [];
      isBelowBlank = false;
      return released;
    },
    lines: () => held.length,
  };
};
