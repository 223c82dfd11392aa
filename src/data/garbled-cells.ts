import { dataText } from '../locale/data.js';
import { garblingOf } from './mojibake.js';
import type { Report } from './problems.js';
import type { Row } from './rows.js';

/** Different texts of a column that are looked at; a column with more of them is one of numbers, dates or notes. */
const MOST = 10_000;

const BEYOND_ASCII = /[\u0080-\uffff]/;

/**
 * Whether a cell was destroyed before it was saved. A name that an export has cut in two leaves one lost character, and
 * the rest of the file as it was.
 */
export const isGarbled = (cell: string): boolean => {
  if (!BEYOND_ASCII.test(cell)) return false;
  const garbling = garblingOf(cell);
  return garbling !== null && (garbling !== 'lost' || cell.split('\ufffd').length !== 2);
};

/**
 * Looks at the texts of columns that are used, each text once, and reports the first of a column that a wrong decoding
 * has destroyed: nobody can tell whose the row is.
 */
export const garbledCells = (columns: readonly number[], report: Report): ((row: Row) => void) => {
  const seen = new Map(columns.map((index) => [index, new Set<string>()]));
  return ({ cells, line }) => {
    for (const [index, texts] of seen) {
      const cell = cells[index]!;
      if (!BEYOND_ASCII.test(cell) || texts.has(cell)) continue;
      texts.add(cell);
      if (texts.size === MOST) seen.delete(index);
      if (!isGarbled(cell)) continue;
      const garbling = garblingOf(cell)!;
      const message = dataText.garbled[garbling]({ text: cell.trim(), line });
      report({
        rule: 'data-encoding',
        line,
        cell: index,
        message,
        help: dataText.garbledHelp[garbling](),
      });
      seen.delete(index);
    }
  };
};
