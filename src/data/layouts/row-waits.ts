import type { Day } from '../../model/dates.js';
import type { Wait } from '../../model/tree.js';
import { dayNumber } from '../date-order.js';
import type { Undecided } from '../forms.js';
import type { Row } from '../rows.js';
import { waitCode, waitKey } from '../wait-key.js';
import type { Days, RowDates } from './row-dates.js';
import { type RowReading, rowTest } from './row-test.js';

/** How a row went on after the day on which it entered, as `waitKey` writes it. */
export type RowWait = (row: Row, days: Days, entered: Day) => string | Undecided;

export const rowWait = (
  { since, until, lost }: Wait,
  { dating }: Pick<RowDates, 'dating'>,
  reading: RowReading,
): RowWait => {
  const dates = [since, until, lost?.on ?? []].map(dating);
  const isLost = lost ? rowTest(lost.where, reading) : () => false;
  return (row, days, entered) => {
    const found: number[] = [];
    for (const date of dates) {
      const day = date(row, days);
      if (day !== null && 'undecided' in day) return day;
      found.push(day === null ? 0 : dayNumber(day));
    }
    const answer = isLost(row);
    if (typeof answer === 'object') return answer;
    const [since, until, loss] = found as [number, number, number];
    return waitKey(waitCode({ entered: dayNumber(entered), since, until, loss }, answer));
  };
};
