import type { Month } from '../../model/calendar.js';
import type { AmountCounts, AmountGroup } from '../amount-counts.js';
import type { AmountBin } from '../amount-key.js';
import { AMOUNT_SIGNS } from './form.js';

/** The amounts of a node while their rows are read. */
export interface AmountsDraft extends AmountCounts {
  readonly groups: AmountGroup[];
}

/** What a row of amounts says. */
interface AmountRow {
  readonly month: Month | null;
  readonly records: number;
  readonly bin: number | null;
  readonly text: string;
}

/** Takes a row below the one that names the node. False for one that no facts file has. */
export const takeAmount = (
  amounts: AmountsDraft | undefined,
  { month, records, bin, text }: AmountRow,
): boolean => {
  const place = AMOUNT_SIGNS.indexOf(text);
  if (!amounts || month === null || bin === null || !Number.isInteger(bin) || place < 0) return false;
  const sign = (place - 1) as AmountBin['sign'];
  return amounts.groups.push({ month, sign, bin, records }) > 0;
};
