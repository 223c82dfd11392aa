import type { History } from '../data/history.js';
import { eachMonth, type Month, type Period } from '../model/calendar.js';
import type { Expectation } from './expected.js';
import type { Levels } from './levels/levels.js';
import type { SlotValue } from './slot-values.js';

/** One month of a period and what it is held against. */
export interface MonthSides {
  readonly month: Month;
  readonly expected: SlotValue;
  readonly actual: SlotValue;
  /** The chance in the volumes and averages of the month, where it is asked for. */
  readonly levels?: Levels;
}

/** The months of a period beside those that they are held against; null where these are more or fewer. */
export const monthSides = (
  { completion }: History,
  period: Period,
  { months, isPast, period: other }: Expectation,
  levelsIn: (own: Period, other: Period | null) => Levels,
): readonly MonthSides[] | null => {
  const expected = months();
  const own = eachMonth(period);
  const only = (month: Month): Period => ({ from: month, to: month });
  if (expected.length !== own.length) return null;
  return own.map((month, index) => ({
    month,
    expected: expected[index]!,
    levels: levelsIn(only(month), isPast ? only(other.from + index) : null),
    actual: ({ id, lag }) => completion.over(only(month - lag)).get(id)?.value,
  }));
};
