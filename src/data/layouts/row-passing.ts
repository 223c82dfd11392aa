import { HANDOFF_SCORE, type Passing } from '../../model/passing.js';
import { cellText, nodeValue } from '../cells.js';
import { dayNumber } from '../date-order.js';
import type { Undecided } from '../forms.js';
import { answerKey, endKey, passedBy, returnKey } from '../passing-key.js';
import type { Row } from '../rows.js';
import type { ApartReading, RowApart } from './row-apart.js';
import { rowTest } from './row-test.js';

/** What became of a row that was passed on, as the key of what is counted writes it. */
export const rowPassing = (passing: Passing, reading: ApartReading): RowApart => {
  const { column, isMissing, dating, valued, report } = reading;
  const { part, since, accepted, responded, won, lost } = passing;
  const dates = [since, accepted, responded, won?.on ?? [], lost?.on ?? []].map(dating);
  const [isWon, isLost] = [won, lost].map((end) =>
    end && end.where.size > 0 ? rowTest(end.where, reading) : null,
  ) as [ReturnType<typeof rowTest> | null, ReturnType<typeof rowTest> | null];
  const at = passing.score === null ? null : valued(HANDOFF_SCORE, passing.score.column);
  const reason = passing.reason === null ? null : column(passing.reason).index;

  const scoreOf = (row: Row): number | null | Undecided => {
    if (at === null || isMissing(row.cells[at.index]!)) return null;
    const value = nodeValue(HANDOFF_SCORE, row, at, report);
    return value === 'undecided' ? { undecided: 'numbers', column: at.form } : (value ?? null);
  };

  return (row, days, day) => {
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
    const times = { passed: dayNumber(day), since: own, accepted: taken, responded: answered };
    const passed = passedBy({ ...times, won: win, lost: loss }, wins, loses);
    if (part === 'returns') {
      const cell = reason === null ? '' : row.cells[reason]!;
      return returnKey(isMissing(cell) ? '' : cellText(cell), passed);
    }
    const score = scoreOf(row);
    if (score !== null && typeof score === 'object') return score;
    return part === 'ends' ? endKey(score, passed) : answerKey(score, passed);
  };
};
