import type { Amounts } from '../../model/amounts.js';
import { amountKey, binOf } from '../amount-key.js';
import { valueRefusal } from '../cells.js';
import type { ApartReading, RowApart } from './row-apart.js';

/** How large the amount of a row is, as `amountKey` writes it. A cell that is no amount is told by the node itself. */
export const rowAmounts = ({ node, column }: Amounts, { isMissing, valued }: ApartReading): RowApart => {
  const at = valued(node, column);
  return ({ cells }) => {
    const cell = cells[at.index]!;
    const value = isMissing(cell) ? undefined : at.read(cell);
    if (value === 'undecided') return { undecided: 'numbers', column: at.form };
    return amountKey(value === undefined || valueRefusal(node, value, cell) ? null : binOf(value));
  };
};
