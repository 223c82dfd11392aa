import { scoreEnd, scoreKey } from '../score-key.js';
import type { ApartReader } from './apart.js';
import { conditionsReader, textReader, valueReader } from './readers.js';
import type { TaskScoring } from './task.js';

const nothing = (): string => '';

/** Reads how the record was scored and what became of it. */
export const scoringReader: ApartReader<TaskScoring> = (task, reading, earliest, numberOf) => {
  const { kci, score, rater, lost } = task;
  const [scored, entered] = [task.scored, task.entered].map((dates) =>
    dates.length === 0 ? () => null : earliest(dates),
  ) as [() => number | null, () => number | null];
  const [advanced, left] = [task.advanced, lost?.on ?? []].map(earliest) as [() => number, () => number];
  const isLost = lost && conditionsReader(reading, lost.where);
  const read = valueReader(reading, kci, score);
  const [raterIn, caseIn] = [rater, task.case].map((at) =>
    at === null ? nothing : textReader(reading, at),
  ) as [() => string, () => string];
  const numbers = new Map<string, number>();

  return () => {
    const value = read();
    const loss = left();
    const days = { scored: scored(), entered: entered(), advanced: advanced(), loss };
    const end = scoreEnd(days, isLost ? isLost() : loss !== 0);
    const key = scoreKey(Number.isNaN(value) ? null : value, end, raterIn(), caseIn());
    const number = numbers.get(key) ?? numberOf(key);
    numbers.set(key, number);
    return number;
  };
};
