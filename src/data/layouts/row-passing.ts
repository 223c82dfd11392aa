import type { Day } from '../../model/dates.js';
import { HANDOFF_SCORE, type Passing } from '../../model/passing.js';
import { cellText, nodeValue } from '../cells.js';
import { dayNumber, monthOfDay } from '../date-order.js';
import type { Undecided } from '../forms.js';
import type { PassedTable } from '../passed-table.js';
import { type Passed, passedBy, returnKey } from '../passing-key.js';
import type { Row } from '../rows.js';
import type { ApartReading, RowApart } from './row-apart.js';
import type { Days } from './row-dates.js';
import { rowTest } from './row-test.js';

/** Why a row came back, as it is written; empty where nothing is. */
const rowReason = ({ reason }: Passing, { column, isMissing }: ApartReading): ((row: Row) => string) => {
  if (reason === null) return () => '';
  const { index } = column(reason);
  return ({ cells }) => (isMissing(cells[index]!) ? '' : cellText(cells[index]!));
};

/** What became of a row that was passed on at a day. */
const rowPassed = (
  passing: Passing,
  reading: ApartReading,
): ((row: Row, days: Days, day: Day) => Passed | Undecided) => {
  const { since, accepted, responded, won, lost } = passing;
  const reason = rowReason(passing, reading);
  const dates = [since, accepted, responded, won?.on ?? [], lost?.on ?? []].map(reading.dating);
  const [isWon, isLost] = [won, lost].map((end) =>
    end && end.where.size > 0 ? rowTest(end.where, reading) : null,
  ) as [ReturnType<typeof rowTest> | null, ReturnType<typeof rowTest> | null];

  return (row, days, passed) => {
    const found: number[] = [];
    for (const date of dates) {
      const day = date(row, days);
      if (day !== null && 'undecided' in day) return day;
      found.push(day === null ? 0 : dayNumber(day));
    }
    const [own, taken, answered, win, loss] = found as [number, number, number, number, number];
    const wins = isWon ? isWon(row) : win !== 0;
    if (typeof wins === 'object') return wins;
    const loses = isLost ? isLost(row) : loss !== 0;
    if (typeof loses === 'object') return loses;
    const times = { passed: dayNumber(passed), since: own, accepted: taken, responded: answered };
    return passedBy({ ...times, won: win, lost: loss }, wins, loses, reason(row) !== '');
  };
};

/** Counts a row that was passed on at a day; undecided where the form of a column must be known first. */
export type RowCounter = (row: Row, days: Days, day: Day) => Undecided | null;

/** Counts rows by their scores and by what became of them. */
export const rowPassingCounter = (
  passing: Passing,
  reading: ApartReading,
  table: PassedTable,
): RowCounter => {
  const { isMissing, valued, report } = reading;
  const read = rowPassed(passing, reading);
  const at = passing.score === null ? null : valued(HANDOFF_SCORE, passing.score.column);

  return (row, days, day) => {
    const passed = read(row, days, day);
    if ('undecided' in passed) return passed;
    const isScored = at !== null && !isMissing(row.cells[at.index]!);
    const score = isScored ? nodeValue(HANDOFF_SCORE, row, at, report) : undefined;
    if (score === 'undecided') return { undecided: 'numbers', column: at!.form };
    table.count(monthOfDay(dayNumber(day)), score ?? null, passed, 1);
    return null;
  };
};

/** Why a row came back, as `returnKey` writes it. */
export const rowReturn = (passing: Passing, reading: ApartReading): RowApart => {
  const read = rowPassed(passing, reading);
  const reason = rowReason(passing, reading);
  return (row, days, day) => {
    const passed = read(row, days, day);
    if ('undecided' in passed) return passed;
    return returnKey(reason(row), passed);
  };
};
