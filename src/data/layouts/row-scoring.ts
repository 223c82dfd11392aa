import type { Scoring } from '../../model/scoring.js';
import { cellText, valueRefusal } from '../cells.js';
import { dayNumber } from '../date-order.js';
import type { Undecided } from '../forms.js';
import type { Row } from '../rows.js';
import { scoreEnd, scoreKey } from '../score-key.js';
import type { ApartReading, RowApart } from './row-apart.js';
import { rowTest } from './row-test.js';

/** How a row was scored and what became of it, as `scoreKey` writes it. A cell that is no score is told by the KCI itself. */
export const rowScoring = (scoring: Scoring, reading: ApartReading): RowApart => {
  const { column, isMissing, dating, valued } = reading;
  const { kci, rater, lost } = scoring;
  const dates = [scoring.scored, scoring.entered, scoring.advanced, lost?.on ?? []].map(dating);
  const isLost = lost && lost.where.size > 0 ? rowTest(lost.where, reading) : null;
  const at = valued(kci, scoring.score);
  const names = [rater, scoring.case].map((name) => (name === null ? null : column(name).index));
  const [isTimed, isPartial] = [scoring.scored.length > 0, scoring.entered.length > 0];

  const scoreOf = (row: Row): number | null | Undecided => {
    const cell = row.cells[at.index]!;
    const value = isMissing(cell) ? undefined : at.read(cell);
    if (value === 'undecided') return { undecided: 'numbers', column: at.form };
    return value === undefined || valueRefusal(kci, value, cell) ? null : value;
  };
  const nameIn = (row: Row, index: number | null): string =>
    index === null || isMissing(row.cells[index]!) ? '' : cellText(row.cells[index]!);

  return (row, days) => {
    const found: number[] = [];
    for (const date of dates) {
      const day = date(row, days);
      if (day !== null && 'undecided' in day) return day;
      found.push(day === null ? 0 : dayNumber(day));
    }
    const [scored, entered, advanced, loss] = found as [number, number, number, number];
    const answer = isLost ? isLost(row) : loss !== 0;
    if (typeof answer === 'object') return answer;
    const score = scoreOf(row);
    if (score !== null && typeof score === 'object') return score;
    const times = { scored: isTimed ? scored : null, entered: isPartial ? entered : null };
    const end = scoreEnd({ ...times, advanced, loss }, answer);
    return scoreKey(score, end, nameIn(row, names[0]!), nameIn(row, names[1]!));
  };
};
