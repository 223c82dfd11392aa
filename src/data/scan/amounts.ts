import { amountKey, binOf } from '../amount-key.js';
import type { ApartReader } from './apart.js';
import { valueReader } from './readers.js';
import type { TaskAmounts } from './task.js';

/** Reads how large the amount of the record is. */
export const amountsReader: ApartReader<TaskAmounts> = ({ node, value }, reading, _earliest, numberOf) => {
  const read = valueReader(reading, node, value);
  const numbers: Readonly<Record<-1 | 0 | 1, Map<number, number>>> = {
    [-1]: new Map(),
    0: new Map(),
    1: new Map(),
  };
  let none = -1;
  return () => {
    const amount = read();
    if (Number.isNaN(amount)) {
      if (none < 0) none = numberOf(amountKey(null));
      return none;
    }
    const of = binOf(amount);
    const known = numbers[of.sign].get(of.bin);
    if (known !== undefined) return known;
    const number = numberOf(amountKey(of));
    numbers[of.sign].set(of.bin, number);
    return number;
  };
};
