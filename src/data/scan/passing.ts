import { HANDOFF_SCORE } from '../../model/passing.js';
import { answerKey, endKey, PASS_ENDS, type Passed, passedBy, returnKey } from '../passing-key.js';
import type { ApartReader } from './apart.js';
import { conditionsReader, namesReader, valueReader } from './readers.js';
import type { TaskEnding, TaskPassing } from './task.js';

const UNSCORED = 0;

const whole = (is: boolean): number => (is ? 1 : 0);

/** Reads what became of a record that was passed on. */
export const passingReader: ApartReader<TaskPassing> = (task, reading, earliest, numberOf) => {
  const { part } = task;
  const [since, accepted, responded] = [task.since, task.accepted, task.responded].map(earliest) as [
    () => number,
    () => number,
    () => number,
  ];
  const ending = (end: TaskEnding | null) => {
    const day = earliest(end?.on ?? []);
    return { day, holds: (end && conditionsReader(reading, end.where)) ?? (() => day() !== 0) };
  };
  const [won, lost] = [ending(task.won), ending(task.lost)];
  const read = task.score === null ? () => Number.NaN : valueReader(reading, HANDOFF_SCORE, task.score);
  const scores = new Map<number, number>();

  const passedOn = (passed: number): Passed =>
    passedBy(
      {
        passed,
        since: since(),
        accepted: accepted(),
        responded: responded(),
        won: won.day(),
        lost: lost.day(),
      },
      won.holds(),
      lost.holds(),
    );

  if (part === 'returns') {
    const reason = namesReader(reading, task.reason!);
    const numbers = new Map<string, number>();
    return (day) => {
      const key = returnKey(reason.text(), passedOn(day));
      const number = numbers.get(key) ?? numberOf(key);
      numbers.set(key, number);
      return number;
    };
  }

  const placeOf = (score: number): number => {
    if (Number.isNaN(score)) return UNSCORED;
    const place = scores.get(score) ?? scores.size + 1;
    scores.set(score, place);
    return place;
  };

  // By score and by what became of it, and then by months or days: texts of all records would take longer than reading.
  const ways: number[][] = [];
  return (day) => {
    const score = read();
    const passed = passedOn(day);
    const { isAccepted, end, isDisordered } = passed;
    const became = (PASS_ENDS.indexOf(end) * 2 + whole(isAccepted)) * 2 + whole(isDisordered);
    const number = 1 + ((part === 'ends' ? passed.months : passed.days) ?? -1);
    const at = placeOf(score) * PASS_ENDS.length * 4 + became;
    ways[at] ??= [];
    const known = ways[at]![number];
    if (known !== undefined) return known;
    const value = Number.isNaN(score) ? null : score;
    const made = numberOf(part === 'ends' ? endKey(value, passed) : answerKey(value, passed));
    ways[at]![number] = made;
    return made;
  };
};
