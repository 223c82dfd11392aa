import type { Row } from '../rows.js';

/** Lines that an export writes below its table; more of them are surely rows. */
const MOST = 50;

/** Rows that may be a footer, until it is known whether anything else follows them. */
export interface Footer {
  /** Notes a blank row, below which a footer may begin. */
  blank(): void;
  /** Whether a row is held back: one of a single cell below a blank row. */
  holds(row: Row): boolean;
  /** The rows that were held back and are no footer, since a row of the table follows. */
  release(): readonly Row[];
  /** How many lines the footer has, once there are no more rows. */
  lines(): number;
}

/** Recognises what stands below a table: a blank row, then rows of one cell to the end (the report's name, ©). */
export const footerBelow = (): Footer => {
  let held: Row[] = [];
  let isBelowBlank = false;
  return {
    blank: () => {
      isBelowBlank = true;
    },
    holds: (row) => {
      if (row.cells.length > 1 || !isBelowBlank || held.length === MOST) return false;
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
