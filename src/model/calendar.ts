/** A month as a whole number, year * 12 + (month - 1), so that months are counted by arithmetic. */
export type Month = number;

/** Consecutive months, both ends included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** A month's number as people write it as a key, 1 to 12. */
export const MONTH_PATTERN = '^(?:[1-9]|1[0-2])$';

export const monthOf = (year: number, month: number): Month => year * 12 + month - 1;
export const yearOf = (month: Month): number => Math.floor(month / 12);
export const monthNumber = (month: Month): number => month - yearOf(month) * 12 + 1;

/** YYYY-MM. */
export const formatMonth = (month: Month): string =>
  `${String(yearOf(month)).padStart(4, '0')}-${String(monthNumber(month)).padStart(2, '0')}`;

/** YYYY-MM, or YYYY-MM..YYYY-MM for more than one month. */
export const formatPeriod = (period: Period): string =>
  period.from === period.to
    ? formatMonth(period.from)
    : `${formatMonth(period.from)}..${formatMonth(period.to)}`;

export const monthsIn = (period: Period): number => period.to - period.from + 1;

export const eachMonth = (period: Period): Month[] =>
  Array.from({ length: monthsIn(period) }, (_, index) => period.from + index);

/** The first month of the fiscal year of a month. */
export const fiscalYearFrom = (month: Month, fiscalYearStart: number): Month =>
  month - ((monthNumber(month) - fiscalYearStart + 12) % 12);

export const shiftPeriod = (period: Period, months: number): Period => ({
  from: period.from + months,
  to: period.to + months,
});

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month in the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export const daysIn = (period: Period): number =>
  eachMonth(period).reduce((days, month) => days + daysInMonth(yearOf(month), monthNumber(month)), 0);

const MONTHS_OF_A_YEAR = 12;

/** The first month of the fiscal year that a month lies in; `start` is the number of the month that years begin with. */
export const yearStartOf = (month: Month, start: number): Month =>
  month - ((monthNumber(month) - start + MONTHS_OF_A_YEAR) % MONTHS_OF_A_YEAR);
