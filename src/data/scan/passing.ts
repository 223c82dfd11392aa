import { HANDOFF_SCORE } from '../../model/passing.js';
import { monthOfDay } from '../date-order.js';
import type { PassedPart } from '../passed-table.js';
import { type Passed, passedBy, returnKey } from '../passing-key.js';
import type { ApartReader } from './apart.js';
import type { PartTable } from './part-table.js';
import { conditionsReader, namesReader, type Reading, textReader, valueReader } from './readers.js';
import type { TaskApart, TaskDates, TaskEnding, TaskPassing } from './task.js';

type Earliest = (dates: TaskDates) => () => number;

/** Reads what became of the record that was passed on at a day. */
const passedReader = (task: TaskPassing, reading: Reading, earliest: Earliest): ((day: number) => Passed) => {
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
  const reason = task.reason === null ? () => '' : textReader(reading, task.reason);
  return (passed) => {
    const answers = { since: since(), accepted: accepted(), responded: responded() };
    const days = { passed, ...answers, won: won.day(), lost: lost.day() };
    return passedBy(days, won.holds(), lost.holds(), reason() !== '');
  };
};

/** Reads why a record came back, as the number of the text that says it. */
export const returnReader: ApartReader<TaskPassing> = (task, reading, earliest, numberOf) => {
  const read = passedReader(task, reading, earliest);
  const reason = namesReader(reading, task.reason!);
  const numbers = new Map<string, number>();
  const known: number[] = [];
  return (day) => {
    const passed = read(day);
    const at = reason.number() * 4 + (passed.isAccepted ? 2 : 0) + (passed.end === 'lost' ? 1 : 0);
    if (known[at] !== undefined) return known[at];
    const key = returnKey(reason.text(), passed);
    const number = numbers.get(key) ?? numberOf(key);
    numbers.set(key, number);
    known[at] = number;
    return number;
  };
};

type Counted = TaskPassing & { readonly part: PassedPart };

/** Whether records are counted by numbers, and not by a text that tells them apart. */
export const isCountedApart = (apart: TaskApart | null): apart is Counted =>
  apart?.kind === 'passing' && apart.part !== 'returns';

/** Counts the record that was passed on at a day for a measure. */
export type PassingCounter = (table: PartTable, measure: number, part: PassedPart, day: number) => void;

/** Counts records of a handoff by their scores and by what became of them; each is read once for all measures. */
export const passingCounter = (
  task: TaskPassing,
  reading: Reading,
  earliest: Earliest,
  recordNumber: () => number,
): PassingCounter => {
  const readPassed = passedReader(task, reading, earliest);
  const readScore = task.score === null ? () => Number.NaN : valueReader(reading, HANDOFF_SCORE, task.score);
  let readIn = 0;
  let score: number | null = null;
  let passed: Passed | null = null;

  return (table, measure, part, day) => {
    if (passed === null || readIn !== recordNumber()) {
      const value = readScore();
      score = Number.isNaN(value) ? null : value;
      passed = readPassed(day);
      readIn = recordNumber();
    }
    table.passed(measure, part).count(monthOfDay(day), score, passed, 1);
  };
};
