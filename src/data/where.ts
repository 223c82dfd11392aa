import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import type { Day } from '../model/dates.js';
import type { Condition, Scalar } from '../model/tree.js';
import { cellNumber, cellText } from './cells.js';
import { type DateForm, type DateReader, dateReader, dayNumber } from './date-order.js';

/** Why a condition cannot be answered for a cell: it is no number or date to compare, or its date's order is unknown. */
export type WhereFault = 'not-number' | 'not-date' | 'undecided';

/** Whether a condition holds for a cell; `text` is what the cell says, empty where it is missing. */
export type Test = (text: string) => boolean | WhereFault;

const same = (scalar: Scalar): ((text: string) => boolean) => {
  const wanted = cellText(String(scalar));
  if (typeof scalar === 'number')
    return (text) => text === wanted || (text !== '' && cellNumber(text) === scalar);
  // A spreadsheet writes TRUE for true.
  if (typeof scalar === 'boolean') return (text) => text.toLowerCase() === wanted;
  return (text) => text === wanted;
};

const anyOf = (scalars: Scalar | readonly Scalar[]): ((text: string) => boolean) => {
  const tests = (Array.isArray(scalars) ? scalars : [scalars]).map(same);
  return (text) => tests.some((test) => test(text));
};

type Compare = (difference: number) => boolean;

const COMPARISONS = {
  gt: (difference) => difference > 0,
  gte: (difference) => difference >= 0,
  lt: (difference) => difference < 0,
  lte: (difference) => difference <= 0,
} as const satisfies Record<string, Compare>;

type Comparison = keyof typeof COMPARISONS;
const COMPARISON_KEYS = Object.keys(COMPARISONS) as Comparison[];

/** A month and a day compare as months, so that `lte: 2026-04` holds on April 30. */
const dayDifference = (a: Day, b: Day): number =>
  a.day === null || b.day === null
    ? a.year * 12 + a.month - (b.year * 12 + b.month)
    : dayNumber(a) - dayNumber(b);

const compared = (scalar: Scalar, holds: Compare, read: DateReader): Test | null => {
  const number = typeof scalar === 'number' ? scalar : cellNumber(String(scalar));
  const day = read(cellText(String(scalar)));
  if (number === undefined && typeof day === 'string') return null;
  return (text) => {
    if (text === '') return false;
    if (number !== undefined) {
      const value = cellNumber(text);
      if (value !== undefined) return holds(value - number);
      if (typeof day === 'string') return 'not-number';
    }
    const found = read(text);
    if (found === 'undecided') return found;
    return typeof found === 'string' ? 'not-date' : holds(dayDifference(found, day as Day));
  };
};

const pattern = (text: string): RegExp | null => {
  try {
    return new RegExp(text, 'u');
  } catch {
    // The reason that the engine gives is in English and about its own grammar; the text itself says more.
    return null;
  }
};

/** What is wrong with a condition by itself, and under which of its keys. */
export interface ConditionProblem {
  readonly key: keyof Condition;
  readonly message: Message;
}

const operandProblem = (operator: Comparison, scalar: Scalar, read: DateReader): ConditionProblem | null => {
  if (compared(scalar, COMPARISONS[operator], read)) return null;
  const operand = String(scalar);
  const either = read(cellText(operand)) === 'undecided';
  const message = either
    ? dataText.ambiguousOperand({ operator, operand })
    : dataText.badOperand({ operator, operand });
  return { key: operator, message };
};

/** An operand that compares with nothing, or a pattern that is none; null for a condition that can be answered. */
export const conditionProblem = (condition: Condition, dates: DateForm): ConditionProblem | null => {
  if (condition.matches !== undefined && !pattern(condition.matches)) {
    return { key: 'matches', message: dataText.badPattern({ pattern: condition.matches }) };
  }
  const read = dateReader(dates, '');
  for (const operator of COMPARISON_KEYS) {
    const operand = condition[operator];
    const found = operand === undefined ? null : operandProblem(operator, operand, read);
    if (found) return found;
  }
  return null;
};

/** Whether a condition compares cells with a day, so that it reads them as dates. */
export const comparesDates = (condition: Condition): boolean =>
  COMPARISON_KEYS.some((key) => {
    const operand = condition[key];
    return operand !== undefined && cellNumber(String(operand)) === undefined;
  });

/** The tests that a condition consists of; all must hold. Asked only after `conditionProblem` found nothing. */
export const conditionTests = (condition: Condition, column: string, dates: DateForm): Test[] => {
  const tests: Test[] = [];
  const { eq, not, in: list, exists, matches } = condition;
  if (eq !== undefined) tests.push(same(eq));
  if (list !== undefined) tests.push(anyOf(list));
  if (not !== undefined) {
    const refused = anyOf(not);
    tests.push((text) => !refused(text));
  }
  if (exists !== undefined) tests.push((text) => (text !== '') === exists);
  if (matches !== undefined) {
    const form = pattern(matches)!;
    tests.push((text) => form.test(text));
  }
  const read = dateReader(dates, column);
  for (const key of COMPARISON_KEYS) {
    const operand = condition[key];
    if (operand !== undefined) tests.push(compared(operand, COMPARISONS[key], read)!);
  }
  return tests;
};
