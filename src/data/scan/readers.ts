import type { Day } from '../../model/dates.js';
import type { Valued } from '../../model/tree.js';
import { cellText, type IsMissing, MEMBER_SEPARATOR, valueRefusal } from '../cells.js';
import { dateReader, dayNumber, isYearOfSales } from '../date-order.js';
import type { Forms, Undecided } from '../forms.js';
import { numberReader } from '../number-form.js';
import { scaledReader } from '../scale.js';
import { conditionTests } from '../where.js';
import type { ScanColumns } from './columns.js';
import { NotMine } from './not-mine.js';
import { plainNumber } from './plain-cells.js';
import type { TaskColumn, TaskConditions, TaskMeasure } from './task.js';

/** How the cells of one file are read. */
export interface Reading {
  readonly columns: ScanColumns;
  readonly forms: Forms;
  readonly isMissing: IsMissing;
  /** Whether a cell that begins with a digit always says something. */
  readonly isDigitTold: boolean;
}

const NOTHING = -1;

const undecided = (form: Undecided['undecided'], column: string): NotMine =>
  new NotMine({ undecided: form, column });

/** Whether a cell of a date column that is plainly a day means that day. */
export const hasPlainDays = ({ forms, isDigitTold }: Reading): boolean =>
  isDigitTold && forms.dates.pattern === null;

/** Reads the day of the record in a date column, as YYYYMMDD; 0 where its cell says nothing. */
export const dayReader = (
  { columns, forms, isMissing }: Reading,
  { index, name }: TaskColumn,
): (() => number) => {
  const column = columns.column(index);
  const days = column.memory();
  const read = dateReader(forms.dates, name);

  const dayOf = (text: string): number => {
    if (isMissing(text)) return NOTHING;
    const day: Day | string = read(text);
    if (day === 'undecided') throw undecided('dates', name);
    if (typeof day === 'string' || !isYearOfSales(day.year)) throw new NotMine();
    return dayNumber(day);
  };

  return (): number => {
    const label = column.label();
    if (days[label] === 0) days[label] = dayOf(column.text(label));
    const day = days[label]!;
    return day === NOTHING ? 0 : day;
  };
};

const YES = 1;
const NO = 2;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Tells whether the record meets every condition; null where there is none. */
export const conditionsReader = (
  { columns, forms, isMissing, isDigitTold }: Reading,
  conditions: TaskConditions,
): (() => boolean) | null => {
  if (conditions.length === 0) return null;
  const { data } = columns.bytes;
  const { starts, ends } = columns.cells;
  const tested = conditions.map(({ index, name, condition }) => {
    const column = columns.column(index);
    const { exists = null, ...others } = condition;
    const asks = isDigitTold && Object.keys(others).length === 0 ? exists : null;
    return {
      index,
      asks,
      name,
      column,
      answers: column.memory(),
      tests: conditionTests(condition, name, forms),
    };
  });
  const answerOf = ({ name, tests }: (typeof tested)[number], cell: string): number => {
    const text = isMissing(cell) ? '' : cellText(cell);
    for (const test of tests) {
      const answer = test(text);
      if (answer === true) continue;
      if (answer === false) return NO;
      throw answer === 'dates' || answer === 'numbers' ? undecided(answer, name) : new NotMine();
    }
    return YES;
  };
  return () => {
    for (const one of tested) {
      if (one.asks !== null) {
        const start = starts[one.index]!;
        const isBlank = start === ends[one.index]!;
        if (isBlank || isDigit(data[start]!)) {
          if (isBlank === one.asks) return false;
          continue;
        }
      }
      const label = one.column.label();
      if (one.answers[label] === 0) one.answers[label] = answerOf(one, one.column.text(label));
      if (one.answers[label] === NO) return false;
    }
    return true;
  };
};

/** Reads the value of the record for a node; NaN where its cell says nothing. */
export const valueReader = (
  { columns, forms, isMissing, isDigitTold }: Reading,
  node: Valued,
  { index, name, exponent }: NonNullable<TaskMeasure['value']>,
): (() => number) => {
  const column = columns.column(index);
  const { data } = columns.bytes;
  const { starts, ends } = columns.cells;
  const known = column.memory();
  const values = column.numbers();
  const read = scaledReader(numberReader(forms.numbers, name), exponent);
  const { declared, commas } = forms.numbers;
  const isPlain = isDigitTold && exponent === 0 && valueRefusal(node, Number.MAX_VALUE, '') === null;
  const hasPoint = declared !== 'comma' && commas.size === 0;

  const numberOf = (text: string): number => {
    if (isMissing(text)) return Number.NaN;
    const value = read(text);
    if (value === 'undecided') throw undecided('numbers', name);
    if (value === undefined || valueRefusal(node, value, text)) throw new NotMine();
    return value;
  };

  return () => {
    const start = starts[index]!;
    const end = ends[index]!;
    if (start === end) return Number.NaN;
    const plain = isPlain ? plainNumber(data, start, end, hasPoint) : -1;
    if (plain >= 0) return plain;
    const label = column.label();
    if (known[label] === 0) {
      values[label] = numberOf(column.text(label));
      known[label] = YES;
    }
    return values[label]!;
  };
};

/** Reads what the record says in a column whose distinct texts are counted; empty for nothing. */
export const textReader = (
  { columns, isMissing }: Reading,
  { index }: Pick<TaskColumn, 'index'>,
): (() => string) => {
  const column = columns.column(index);
  return () => {
    const text = column.text(column.label());
    return isMissing(text) ? '' : cellText(text);
  };
};

/** The members that records belong to, by numbers in the order in which they were met. */
export interface MemberReader {
  read(): number;
  /** A number for a text that stands where members do. */
  named(text: string): number;
  text(member: number): string;
}

/** Numbers of texts from 0 on. */
const numbering = () => {
  const numbers = new Map<string, number>();
  return (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
};

/** What the record says in a column of few distinct texts, as a number of it and as the text; empty for nothing. */
export const namesReader = (reading: Reading, column: Pick<TaskColumn, 'index'>) => {
  const at = reading.columns.column(column.index);
  const known = at.memory();
  const numberOf = numbering();
  const text = textReader(reading, column);
  const number = (): number => {
    const label = at.label();
    if (known[label] === 0) known[label] = 1 + numberOf(text());
    return known[label]! - 1;
  };
  return { number, text };
};

export const memberReader = (reading: Reading, dimensions: readonly number[]): MemberReader => {
  const texts: string[] = dimensions.length === 0 ? [''] : [];
  const parts = dimensions.map((index) => namesReader(reading, { index }));
  // From what the dimensions before have given, on by the part of the next one.
  const ways: number[][][] = parts.map(() => []);

  const textOf = (): string => parts.map(({ text }) => text()).join(MEMBER_SEPARATOR);

  return {
    read: () => {
      let member = 0;
      for (let at = 0; at < parts.length; at += 1) {
        const isLast = at === parts.length - 1;
        const part = parts[at]!.number();
        ways[at]![member] ??= [];
        const way = ways[at]![member]!;
        let next = way[part];
        if (next === undefined) {
          next = isLast ? texts.push(textOf()) - 1 : ways[at + 1]!.length;
          if (!isLast) ways[at + 1]!.push([]);
          way[part] = next;
        }
        member = next;
      }
      return member;
    },
    named: (text) => texts.push(text) - 1,
    text: (member) => texts[member]!,
  };
};
