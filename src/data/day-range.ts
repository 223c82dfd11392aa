import type { Day } from '../model/dates.js';
import { dayNumber } from './date-order.js';

/** The first and the last day of those taken, as numbers that sort (YYYYMMDD); null where none was. */
export interface DayRange {
  take(day: Day): void;
  first(): number | null;
  last(): number | null;
}

export const dayRange = (): DayRange => {
  let first: number | null = null;
  let last: number | null = null;
  return {
    take: (day) => {
      const number = dayNumber(day);
      if (first === null || number < first) first = number;
      if (last === null || number > last) last = number;
    },
    first: () => first,
    last: () => last,
  };
};
