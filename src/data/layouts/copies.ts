import type { Day } from '../../model/dates.js';
import { dayNumber } from '../date-order.js';
import type { Row } from '../rows.js';

/** Tells whether a row of a day is the same in every cell as an earlier row of that day; never of whole months. */
export const copyTest = (): ((row: Row, day: Day, member: string) => boolean) => {
  const seen = new Map<string, Set<string>>();
  return ({ cells }, day, member) => {
    if (day.day === null) return false;
    const key = `${dayNumber(day)} ${member}`;
    const rows = seen.get(key) ?? new Set<string>();
    const text = cells.join('\u001f');
    const isCopy = rows.has(text);
    rows.add(text);
    seen.set(key, rows);
    return isCopy;
  };
};
