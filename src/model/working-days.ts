import type { WorkingDaysEntry } from '../contract/tree.js';
import { workingDaysText } from '../locale/working-days.js';
import type { Report } from './build-node.js';
import { daysInMonth, type Month, monthNumber, yearOf } from './calendar.js';
import { parseMonth } from './periods.js';

/** A month as a key of `working_days`: one of every year, 1 to 12, or a single one, YYYY-MM. */
export const DAYS_PATTERN = '^(?:[1-9]|1[0-2]|[0-9]{4}-(?:0[1-9]|1[0-2]))$';

/** The days on which work is done: what is said of months; of any other, the days from Monday to Friday. */
export interface WorkingDays {
  /** By month of the year, 1 to 12. */
  readonly ofYear: ReadonlyMap<number, number>;
  /** Of single months, which go first. */
  readonly ofMonth: ReadonlyMap<Month, number>;
}

const WEEK = 7;
const WEEKDAYS = 5;
/** In 400 years the Gregorian calendar has whole weeks, 20,871 of them, and then begins anew. */
const WEEKDAYS_OF_MEAN_MONTH = (20_871 * WEEKDAYS) / (400 * 12);

/** The day of the week, 0 for Sunday, on which a month of the Gregorian calendar begins (Sakamoto 1993). */
const firstDayOf = (month: Month): number => {
  const number = monthNumber(month);
  const year = number < 3 ? yearOf(month) - 1 : yearOf(month);
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][number - 1]!;
  const days = year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + 1;
  return days % WEEK;
};

/** The days of a month from Monday to Friday, holidays among them. */
export const weekdaysIn = (month: Month): number => {
  const first = firstDayOf(month);
  const days = daysInMonth(yearOf(month), monthNumber(month));
  const isWeekday = (_: unknown, day: number): boolean =>
    (first + day) % WEEK > 0 && (first + day) % WEEK < 6;
  return Array.from({ length: days }).filter(isWeekday).length;
};

/** The working days of a month. */
export const workingDaysIn = ({ ofYear, ofMonth }: WorkingDays, month: Month): number =>
  ofMonth.get(month) ?? ofYear.get(monthNumber(month)) ?? weekdaysIn(month);

/** The working days of a month of the year, 1 to 12, in no year in particular. */
export const usualDaysIn = ({ ofYear }: WorkingDays, number: number): number =>
  ofYear.get(number) ?? WEEKDAYS_OF_MEAN_MONTH;

const DAYS_KEY = new RegExp(DAYS_PATTERN, 'u');
/** A leap year, so that February may have all of its days. */
const LEAP_YEAR = 2024;

/** The working days that a tree declares; null where it declares none. Keys that name no month are reported, and days that a month does not have. */
export const workingDaysOf = (entry: WorkingDaysEntry | undefined, report: Report): WorkingDays | null => {
  if (entry === undefined) return null;
  const ofYear = new Map<number, number>();
  const ofMonth = new Map<Month, number>();
  for (const [key, days] of Object.entries(entry === 'weekdays' ? {} : entry)) {
    const path = ['working_days', key];
    if (!DAYS_KEY.test(key)) {
      report({ path, at: 'key', message: workingDaysText.badKey({ month: key }) });
      continue;
    }
    const single = key.includes('-') ? parseMonth(key)! : null;
    const most =
      single === null
        ? daysInMonth(LEAP_YEAR, Number(key))
        : daysInMonth(yearOf(single), monthNumber(single));
    if (days > most) report({ path, message: workingDaysText.tooMany({ month: key, days, most }) });
    if (single === null) ofYear.set(Number(key), days);
    else ofMonth.set(single, days);
  }
  return { ofYear, ofMonth };
};
