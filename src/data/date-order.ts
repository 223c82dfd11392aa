import { type Month, monthOf } from '../model/calendar.js';
import { type DateOrder, type Day, provenOrder, readDate, resolveDate } from '../model/dates.js';
import { foldWidth } from '../model/identifiers.js';
import type { DatePattern } from './date-pattern.js';

/**
 * Why a cell gives no day: it is no date; it cannot be one in the column's order; or only the column as a whole can
 * tell its order, and nobody has asked it yet.
 */
export type DateFault = 'unreadable' | 'impossible' | 'undecided';

export type DateReader = (cell: string) => Day | DateFault;

/** What is known of a source's dates: the declared form, or the order that each column has proven. */
export interface DateForm {
  readonly pattern: DatePattern | null;
  readonly orders: ReadonlyMap<string, DateOrder>;
}

/** The key of a column in `DateForm.orders`: one column may be written differently in each file's header. */
export const orderKey = foldWidth;

/** Reads the dates of one column. A declared pattern comes first; forms that can mean one day only are read as well. */
export const dateReader = (form: DateForm, column: string): DateReader => {
  const { pattern } = form;
  const order = form.orders.get(orderKey(column));
  return (cell) => {
    const declared = pattern?.read(cell.normalize('NFKC').trim());
    if (declared) return declared;
    if (declared === null) return 'impossible';
    const reading = readDate(cell);
    if (!reading) return 'unreadable';
    if (reading.kind === 'day') return reading.value;
    if (pattern) return 'unreadable';
    if (!order) return 'undecided';
    return resolveDate(reading, order) ?? 'impossible';
  };
};

/**
 * What a cell says of its column's order: the order where only one is possible, `either` where both are and differ,
 * null where the cell says nothing of it.
 */
export const orderEvidence = (cell: string): DateOrder | 'either' | null => {
  const reading = readDate(cell);
  if (reading?.kind !== 'pair') return null;
  const proven = provenOrder(reading);
  if (proven) return proven;
  return reading.first !== reading.second && resolveDate(reading, 'day-first') ? 'either' : null;
};

/** Years that sales can be about: 9999-12-31 stands for no date at all, and 120012 is more often an amount. */
export const FIRST_YEAR_OF_SALES = 1900;
export const LAST_YEAR_OF_SALES = 2199;

export const isYearOfSales = (year: number): boolean =>
  year >= FIRST_YEAR_OF_SALES && year <= LAST_YEAR_OF_SALES;

/** The month of a day that is a number, YYYYMMDD. */
export const monthOfDay = (day: number): Month => {
  // Whole numbers throughout, which are divided without fractions.
  const months = (day / 100) | 0;
  return monthOf((months / 100) | 0, months % 100);
};

/** A day as a number that sorts, YYYYMMDD; day 0 where only a month is known. */
export const dayNumber = (day: Day): number => day.year * 10000 + day.month * 100 + (day.day ?? 0);

/** Whether a day that is a number is before another. A month without a day is not before a day of that month. */
export const isBefore = (day: number, other: number): boolean =>
  day < other && (day % 100 > 0 || monthOfDay(day) < monthOfDay(other));

/** The days from the first of March of the year 0 to a day that is a number, YYYYMMDD (Richards 2013). */
export const dayOfEra = (day: number): number => {
  const years = (day / 10_000) | 0;
  const month = ((day / 100) | 0) % 100;
  // Years that begin in March end with the day that leap years add.
  const year = month > 2 ? years : years - 1;
  const sinceMarch = (month + 9) % 12;
  const leaps = ((year / 4) | 0) - ((year / 100) | 0) + ((year / 400) | 0);
  return year * 365 + leaps + (((153 * sinceMarch + 2) / 5) | 0) + (day % 100) - 1;
};
