import { monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import type { Wait } from '../../model/tree.js';
import type { Undecided } from '../forms.js';
import type { Row } from '../rows.js';
import { waitOf } from '../wait-key.js';
import type { Days, RowDates } from './row-dates.js';
import { type RowReading, rowTest } from './row-test.js';

/** How a row went on after it entered, as `waitKey` writes it. */
export type RowWait = (row: Row, days: Days) => string | Undecided;

const monthIn = (day: Day | null) => day && monthOf(day.year, day.month);

export const rowWait = (
  { since, until, lost }: Wait,
  { dating }: Pick<RowDates, 'dating'>,
  reading: RowReading,
): RowWait => {
  const dates = [since, until, lost?.on ?? []].map(dating);
  const isLost = lost ? rowTest(lost.where, reading) : () => false;
  return (row, days) => {
    const months: (number | null)[] = [];
    for (const date of dates) {
      const day = date(row, days);
      if (day !== null && 'undecided' in day) return day;
      months.push(monthIn(day));
    }
    const answer = isLost(row);
    if (typeof answer === 'object') return answer;
    const [entered, arrived, left] = months as [number | null, number | null, number | null];
    return waitOf(entered, arrived, answer, left);
  };
};
