import { parseDecimalComma } from '../model/numbers.js';
import type { Source } from '../model/tree.js';
import { cellNumber } from './cells.js';
import { orderKey } from './date-order.js';

/** How the numbers of a source are written: what is declared, and the columns that have proven a decimal comma. */
export interface NumberForm {
  readonly declared: Source['decimal'];
  readonly commas: ReadonlySet<string>;
}

/** The number of a cell; undefined for none, `undecided` where it can only be one whose fraction follows a comma. */
export type NumberReader = (cell: string) => number | 'undecided' | undefined;

/**
 * Reads the numbers of one column. 1,234 is a thousand and more until a cell such as 12,5 or 1.234,56, which can only
 * have a decimal comma, proves that the whole column is written so.
 */
export const numberReader = ({ declared, commas }: NumberForm, column: string): NumberReader => {
  if (declared === 'point') return cellNumber;
  if (declared === 'comma' || commas.has(orderKey(column))) return parseDecimalComma;
  return (cell) => cellNumber(cell) ?? (parseDecimalComma(cell) === undefined ? undefined : 'undecided');
};
