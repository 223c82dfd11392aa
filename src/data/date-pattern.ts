import { daysInMonth } from '../model/calendar.js';
import { type Day, TIME_OF_DAY } from '../model/dates.js';
import { excelDay } from '../model/excel-date.js';

/** A declared form of dates. */
export interface DatePattern {
  readonly text: string;
  /** The day that a text of this form names: null where there is no such day, undefined for another form. */
  read(text: string): Day | null | undefined;
}

const PARTS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
};
const TOKENS = /yyyy|MM?|dd?|[-/.]|[年月日]/gu;
const DECLARED_TIME = /[T ]HH?:mm(?::ss)?$/u;

const sourceOf = (token: string): string => PARTS[token] ?? (/[-/.]/u.test(token) ? '[-/.]' : token);

/** Five digits are a day from 1927 to 2173; fewer or more are rather a count or a month. */
const SERIAL = /^\d{5}(?:\.\d+)?$/u;

const SERIALS: DatePattern = {
  text: 'excel',
  read: (cell) => (SERIAL.test(cell) ? (excelDay(Number(cell)) ?? null) : undefined),
};

/**
 * Reads a pattern such as `dd-MM-yyyy`, `M/d/yyyy` or `yyyy/MM/dd HH:mm`. Digits may be one or two, `-`, `/` and `.`
 * stand for each other, and a time of day is passed over whether or not the pattern names it. `excel`
 * stands for the serial numbers of a spreadsheet. Undefined for a text that is no such pattern.
 */
export const datePattern = (text: string): DatePattern | undefined => {
  if (text.trim().toLowerCase() === SERIALS.text) return SERIALS;
  const date = text.trim().replace(DECLARED_TIME, '');
  const tokens = date.match(TOKENS) ?? [];
  const names = tokens.map((token) => token[0]).filter((letter) => 'yMd'.includes(letter!));
  const wellFormed = tokens.join('') === date && new Set(names).size === names.length;
  if (!wellFormed || !names.includes('y') || !names.includes('M')) return undefined;
  const form = new RegExp(`^${tokens.map(sourceOf).join('\\s*')}${TIME_OF_DAY}$`, 'u');
  return {
    text: text.trim(),
    read: (cell) => {
      const parts = form.exec(cell)?.groups;
      if (!parts) return undefined;
      const [year, month] = [Number(parts.year), Number(parts.month)];
      const day = parts.day === undefined ? null : Number(parts.day);
      if (year < 1000 || month < 1 || month > 12) return null;
      return day !== null && (day < 1 || day > daysInMonth(year, month)) ? null : { year, month, day };
    },
  };
};
