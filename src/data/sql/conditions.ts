import { formatMonth, monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import type { Condition, Scalar } from '../../model/tree.js';
import { cellNumber, cellText } from '../cells.js';
import { type DateForm, dateReader } from '../date-order.js';
import type { Cells } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Parameters } from './parameters.js';
import { portablePattern } from './portable-pattern.js';

/** What a condition says of a row in SQL, and when it cannot be told because the cell is no number or no date. */
export interface Predicate {
  readonly holds: string;
  readonly unreadable: { readonly when: string; readonly expected: 'number' | 'date' } | null;
}

/** Where a statement is being written. */
export interface Writing {
  readonly cells: Cells;
  readonly dialect: Dialect;
  readonly parameters: Parameters;
  readonly dates: DateForm;
}

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
type Comparison = keyof typeof OPERATORS;
const COMPARISONS = Object.keys(OPERATORS) as Comparison[];

/** A number is a number in a numeric column however it is written; in a column of texts the text decides first. */
const same = (scalar: Scalar, column: number, { cells, parameters: { bind } }: Writing): string => {
  const wanted = cellText(String(scalar));
  if (wanted === '') return `not (${cells.isPresent(column)})`;
  if (typeof scalar === 'boolean') return `lower(${cells.text(column)}) = ${bind(wanted)}`;
  const type = cells.typeOf(column);
  const number = typeof scalar === 'number' ? scalar : cellNumber(wanted);
  if (type === 'number' && number !== undefined) return `${cells.number(column).value} = ${bind(number)}`;
  const isText = `${cells.text(column)} = ${bind(wanted)}`;
  if (type !== 'text' || typeof scalar !== 'number') return isText;
  return `(${isText} or ${cells.number(column).value} = ${bind(scalar)})`;
};

const anyOf = (scalars: Scalar | readonly Scalar[], column: number, writing: Writing): string => {
  const tests = (Array.isArray(scalars) ? scalars : [scalars]).map((scalar) => same(scalar, column, writing));
  if (tests.length === 0) return 'false';
  return tests.length === 1 ? tests[0]! : `(${tests.join(' or ')})`;
};

const padded = (value: number): string => String(value).padStart(2, '0');

/** A comparison with a day. A month stands for all its days, as `lte: 2026-04` holds on April 30. */
const withDay = (operator: Comparison, day: Day, value: string, { bind }: Parameters): string => {
  if (day.day !== null) {
    const text = `${formatMonth(monthOf(day.year, day.month))}-${padded(day.day)}`;
    return `${value} ${OPERATORS[operator]} cast(${bind(text)} as date)`;
  }
  const month = monthOf(day.year, day.month);
  const isBefore = operator === 'lt' || operator === 'lte';
  const isAfterwards = operator === 'gt' || operator === 'lte';
  const first = `${formatMonth(isAfterwards ? month + 1 : month)}-01`;
  return `${value} ${isBefore ? '<' : '>='} cast(${bind(first)} as date)`;
};

const compared = (operator: Comparison, scalar: Scalar, column: number, writing: Writing): Predicate => {
  const { cells, parameters, dates } = writing;
  const number = typeof scalar === 'number' ? scalar : cellNumber(String(scalar));
  const day = dateReader(dates, '')(cellText(String(scalar)));
  // 202604 is a number and a month; the column's type decides, and that of a text its first reading.
  const asDay = typeof day !== 'string' && (number === undefined || cells.typeOf(column) === 'date');
  if (asDay) {
    const { value, unreadable } = cells.date(column);
    const holds = withDay(operator, day, value, parameters);
    return { holds, unreadable: unreadable === null ? null : { when: unreadable, expected: 'date' } };
  }
  const { value, unreadable } = cells.number(column);
  const holds = `${value} ${OPERATORS[operator]} ${parameters.bind(number!)}`;
  return { holds, unreadable: unreadable === null ? null : { when: unreadable, expected: 'number' } };
};

const sure = (holds: string): Predicate => ({ holds, unreadable: null });

/**
 * A condition as predicates that must all hold, in the order in which a cell of a file is tested. They mean what
 * `conditionTests` means, with these differences that a database makes: a column of numbers is compared as numbers
 * whatever its texts, and a date or a Boolean is the text that the database casts it to (2026-04-01, true).
 */
export const predicatesOf = (condition: Condition, column: number, writing: Writing): Predicate[] => {
  const { cells, dialect, parameters } = writing;
  const { eq, not, in: list, exists, matches } = condition;
  const predicates: Predicate[] = [];
  if (eq !== undefined) predicates.push(sure(same(eq, column, writing)));
  if (list !== undefined) predicates.push(sure(anyOf(list, column, writing)));
  if (not !== undefined) predicates.push(sure(`not coalesce(${anyOf(not, column, writing)}, false)`));
  if (exists !== undefined) {
    const isPresent = cells.isPresent(column);
    predicates.push(sure(exists ? isPresent : `not (${isPresent})`));
  }
  if (matches !== undefined) {
    const pattern = parameters.bind(portablePattern(matches)!);
    predicates.push(sure(dialect.matches(`coalesce(${cells.text(column)}, '')`, pattern)));
  }
  for (const operator of COMPARISONS) {
    const operand = condition[operator];
    if (operand !== undefined) predicates.push(compared(operator, operand, column, writing));
  }
  return predicates;
};
