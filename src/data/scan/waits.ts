import { monthOf } from '../../model/calendar.js';
import { waitOf } from '../wait-key.js';
import { conditionsReader, type Reading } from './readers.js';
import type { TaskDates, TaskWait } from './task.js';

/** The month of a day such as 20260401; null for 0, which is none. */
const monthIn = (day: number): number | null =>
  day === 0 ? null : monthOf((day / 10000) | 0, ((day / 100) | 0) % 100);

/** More than the months between any two dates that are read. */
const FAR = 10_000;
const ARRIVED = 1;
const LOST = 2;
const UNDATED = 3;

/**
 * Reads how the record went on, as the number of the text that says it: `numberOf` gives one to each text, and is asked
 * for it once.
 */
export const waitReader = (
  reading: Reading,
  earliest: (dates: TaskDates) => () => number,
  numberOf: (text: string) => number,
  { since, until, lost }: TaskWait,
): (() => number) => {
  const [entered, arrived, left] = [since, until, lost?.on ?? []].map(earliest) as [
    () => number,
    () => number,
    () => number,
  ];
  const isLost = lost && conditionsReader(reading, lost.where);
  const numbers = new Map<number, number>();

  return () => {
    const [from, to] = [monthIn(entered()), monthIn(arrived())];
    const isGone = to === null && isLost !== null && isLost();
    const loss = isGone ? monthIn(left()) : null;
    const end = to ?? loss;
    const months = end === null || from === null ? FAR : end - from;
    const code = (to !== null ? ARRIVED : loss !== null ? LOST : isGone ? UNDATED : 0) + 4 * months;
    const known = numbers.get(code);
    if (known !== undefined) return known;
    const number = numberOf(waitOf(from, to, isGone, loss));
    numbers.set(code, number);
    return number;
  };
};
