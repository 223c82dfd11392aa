import type { History } from '../data/history.js';
import { eachMonth, type Month, type Period } from '../model/calendar.js';
import type { Expectation } from './expected.js';
import type { SlotValue } from './slot-values.js';

/** One month of a period and what it is held against. */
export interface MonthSides {
  readonly month: Month;
  readonly expected: SlotValue;
  readonly actual: SlotValue;
}

/** The months of a period beside those that they are held against; null where these are more or fewer. */
export const monthSides = (
  { completion }: History,
  period: Period,
  { months }: Expectation,
): readonly MonthSides[] | null => {
  const expected = months();
  const own = eachMonth(period);
  if (expected.length !== own.length) return null;
  return own.map((month, index) => ({
    month,
    expected: expected[index]!,
    actual: ({ id, lag }) => completion.over({ from: month - lag, to: month - lag }).get(id)?.value,
  }));
};
