import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import type { Day } from '../model/dates.js';
import type { Condition, Scalar } from '../model/tree.js';
import { cellNumber, cellText } from './cells.js';
import { type DateReader, dateReader, dayNumber } from './date-order.js';
import type { Forms, Undecided } from './forms.js';
import { type NumberReader, numberReader } from './number-form.js';

/** Why a condition cannot be answered for a cell: it is no number or date to compare, or the column's form is unknown. */
export type WhereFault = 'not-number' | 'not-date' | Undecided['undecided'];

/** Whether a condition holds for a cell; `text` is what the cell says, empty where it is missing. */
export type Test = (text: string) => boolean | WhereFault;

const same = (scalar: Scalar, read: NumberReader): Test => {
  const wanted = cellText(String(scalar));
  if (typeof scalar === 'number') {
    return (text) => {
      if (text === wanted || text === '') return text === wanted;
      const value = read(text);
      return value === 'undecided' ? 'numbers' : value === scalar;
    };
  }
  // A spreadsheet writes TRUE for true.
  if (typeof scalar === 'boolean') return (text) => text.toLowerCase() === wanted;
  return (text) => text === wanted;
};

const anyOf = (scalars: Scalar | readonly Scalar[], read: NumberReader): Test => {
  const list: readonly Scalar[] = Array.isArray(scalars) ? scalars : [scalars];
  // A list may be of thousands of names: they are looked up and not gone through for every row.
  const names = new Set(list.filter((scalar) => typeof scalar === 'string').map(cellText));
  const tests = list.filter((scalar) => typeof scalar !== 'string').map((scalar) => same(scalar, read));
  return (text) => {
    if (names.has(text)) return true;
    for (const test of tests) {
      const answer = test(text);
      if (answer !== false) return answer;
    }
    return false;
  };
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

/** How the cells of one column are read. */
interface Readers {
  readonly date: DateReader;
  readonly number: NumberReader;
}

const readersOf = ({ dates, numbers }: Forms, column: string): Readers => ({
  date: dateReader(dates, column),
  number: numberReader(numbers, column),
});

const compared = (scalar: Scalar, holds: Compare, read: Readers): Test | null => {
  const number = typeof scalar === 'number' ? scalar : cellNumber(String(scalar));
  const day = read.date(cellText(String(scalar)));
  if (number === undefined && typeof day === 'string') return null;
  return (text) => {
    if (text === '') return false;
    if (number !== undefined) {
      const value = read.number(text);
      if (value === 'undecided') return 'numbers';
      if (value !== undefined) return holds(value - number);
      if (typeof day === 'string') return 'not-number';
    }
    const found = read.date(text);
    if (found === 'undecided') return 'dates';
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

const operandProblem = (operator: Comparison, scalar: Scalar, read: Readers): ConditionProblem | null => {
  if (compared(scalar, COMPARISONS[operator], read)) return null;
  const operand = String(scalar);
  const either = read.date(cellText(operand)) === 'undecided';
  const message = either
    ? dataText.ambiguousOperand({ operator, operand })
    : dataText.badOperand({ operator, operand });
  return { key: operator, message };
};

/** An operand that compares with nothing, or a pattern that is none; null for a condition that can be answered. */
export const conditionProblem = (condition: Condition, forms: Forms): ConditionProblem | null => {
  if (condition.matches !== undefined && !pattern(condition.matches)) {
    return { key: 'matches', message: dataText.badPattern({ pattern: condition.matches }) };
  }
  const read = readersOf(forms, '');
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
export const conditionTests = (condition: Condition, column: string, forms: Forms): Test[] => {
  const tests: Test[] = [];
  const read = readersOf(forms, column);
  const { eq, not, in: list, exists, matches } = condition;
  if (eq !== undefined) tests.push(same(eq, read.number));
  if (list !== undefined) tests.push(anyOf(list, read.number));
  if (not !== undefined) {
    const refused = anyOf(not, read.number);
    tests.push((text) => {
      const answer = refused(text);
      return typeof answer === 'boolean' ? !answer : answer;
    });
  }
  if (exists !== undefined) tests.push((text) => (text !== '') === exists);
  if (matches !== undefined) {
    const form = pattern(matches)!;
    tests.push((text) => form.test(text));
  }
  for (const key of COMPARISON_KEYS) {
    const operand = condition[key];
    if (operand !== undefined) tests.push(compared(operand, COMPARISONS[key], read)!);
  }
  return tests;
};
