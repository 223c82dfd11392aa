import type { Wait } from '../../model/tree.js';
import { dayNumber } from '../date-order.js';
import { waitCode, waitKey } from '../wait-key.js';
import type { ApartReading, RowApart } from './row-apart.js';
import { rowTest } from './row-test.js';

/** How a row went on after the day on which it entered, as `waitKey` writes it. */
export const rowWait = ({ since, until, lost }: Wait, reading: ApartReading): RowApart => {
  const dates = [since, until, lost?.on ?? []].map(reading.dating);
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
