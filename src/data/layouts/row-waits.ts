import { monthOf } from '../../model/calendar.js';
import type { Wait } from '../../model/tree.js';
import { cellText } from '../cells.js';
import { dayNumber } from '../date-order.js';
import type { Row } from '../rows.js';
import { OPEN, openKey, waitCode, waitKey } from '../wait-key.js';
import type { ApartReading, RowApart } from './row-apart.js';
import { rowTest } from './row-test.js';

/** How a row went on after the day on which it entered, as `waitKey` writes it. */
export const rowWait = ({ since, until, lost, named }: Wait, reading: ApartReading): RowApart => {
  const dates = [since, until, lost?.on ?? []].map(reading.dating);
  const isLost = lost ? rowTest(lost.where, reading) : () => false;
  const columns = named?.columns.map((name) => reading.column(name).index) ?? [];
  const textIn = (row: Row, index: number): string =>
    reading.isMissing(row.cells[index]!) ? '' : cellText(row.cells[index]!);
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
    const key = waitKey(waitCode({ entered: dayNumber(entered), since, until, loss }, answer));
    const isNamed =
      key === OPEN && named !== undefined && monthOf(entered.year, entered.month) <= named.through;
    return isNamed ? openKey(columns.map((index) => textIn(row, index))) : key;
  };
};
