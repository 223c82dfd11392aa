import { SCORE_ENDS, type ScoreEnd, scoreEnd, scoreKey } from '../score-key.js';
import type { ApartReader } from './apart.js';
import { conditionsReader, namesReader, textReader, valueReader } from './readers.js';
import type { TaskScoring } from './task.js';

const NOBODY = { number: () => 0, text: () => '' };

/** More than the scores of a scale, so that a score and a rater make one number. */
const MOST_SCORES = 1 << 20;

/** Reads how the record was scored and what became of it. */
export const scoringReader: ApartReader<TaskScoring> = (task, reading, earliest, numberOf) => {
  const { kci, score, lost } = task;
  const [scored, entered] = [task.scored, task.entered].map((dates) =>
    dates.length === 0 ? () => null : earliest(dates),
  ) as [() => number | null, () => number | null];
  const [advanced, left] = [task.advanced, lost?.on ?? []].map(earliest) as [() => number, () => number];
  const isLost = lost && conditionsReader(reading, lost.where);
  const read = valueReader(reading, kci, score);
  const rater = task.rater === null ? NOBODY : namesReader(reading, task.rater);
  const caseIn = task.case === null ? null : textReader(reading, task.case);
  const scores = new Map<number, number>();
  const numbers = new Map<number | string, number>();

  const endOf = (): ScoreEnd => {
    const loss = left();
    const days = { scored: scored(), entered: entered(), advanced: advanced(), loss };
    return scoreEnd(days, isLost ? isLost() : loss !== 0);
  };

  /** A number of what the key says, where no case is in it: texts of all records would take longer than reading them. */
  const shortKey = (value: number, end: ScoreEnd): number => {
    const place = scores.get(value) ?? scores.size;
    scores.set(value, place);
    return (rater.number() * MOST_SCORES + place) * SCORE_ENDS.length + SCORE_ENDS.indexOf(end);
  };

  return () => {
    const value = read();
    const isScored = !Number.isNaN(value);
    const end = isScored ? endOf() : 'open';
    const text = (): string =>
      isScored ? scoreKey(value, end, rater.text(), caseIn?.() ?? '') : scoreKey(null, end, '', '');
    const key = !isScored ? '' : caseIn ? text() : shortKey(value, end);
    const number = numbers.get(key) ?? numberOf(text());
    numbers.set(key, number);
    return number;
  };
};
