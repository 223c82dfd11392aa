import type { DateOrder } from '../model/dates.js';
import { orderEvidence } from './date-order.js';
import type { Sheet } from './peek.js';
import type { Row } from './rows.js';
import { tableRows, tally } from './table.js';

/** The first cell of a date column of which no cell tells whether the day or the month comes first. */
export interface Ambiguous {
  readonly sheet: Sheet;
  readonly row: Row;
  readonly cell: number;
  /** The column's name and the cell's text, as written. */
  readonly column: string;
  readonly text: string;
}

/** Reads a date column of all files until one cell proves its order. */
export const provenOrder = async (
  sheets: readonly Sheet[],
  column: string,
  signal: AbortSignal,
): Promise<DateOrder | Ambiguous> => {
  let ambiguous: Ambiguous | null = null;
  for (const sheet of sheets) {
    const cell = sheet.header.find(column);
    if (cell === undefined) continue;
    for await (const row of tableRows(sheet, tally(), () => {}, signal)) {
      const text = row.cells[cell]!;
      const evidence = orderEvidence(text);
      if (evidence === 'either') {
        const name = sheet.header.names[cell]!.trim();
        ambiguous ??= { sheet, row, cell, column: name, text: text.trim() };
      } else if (evidence) return evidence;
    }
  }
  // Where day and month are equal in every cell, either order gives the same days.
  return ambiguous ?? 'day-first';
};
