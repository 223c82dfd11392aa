import { daysInMonth } from './calendar.js';

/** A calendar day; `day` is null where a text names a month only. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

export type DateOrder = 'day-first' | 'month-first';

/** What a text says of a day: a day, or two numbers whose order the text alone does not tell. */
export type DateReading =
  | { readonly kind: 'day'; readonly value: Day }
  | { readonly kind: 'pair'; readonly first: number; readonly second: number; readonly year: number };

/** The year before each era's first (令和1 = 2019). */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
  R: 2018,
  H: 1988,
  S: 1925,
  T: 1911,
  M: 1867,
};

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A time of day after a date, or nothing. */
export const TIME_OF_DAY =
  '(?:[T\\s]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:\\s*[AaPp][Mm])?\\s*(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?';

const WEEKDAY = '(?:\\s*\\([月火水木金土日]\\))?';

const whole = (source: string): RegExp => new RegExp(`^${source}${WEEKDAY}${TIME_OF_DAY}$`, 'iu');
const YEAR_FIRST = whole(
  '(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|\\s*月(?:度|分)?)?',
);
const ERA = whole(
  '(令和|平成|昭和|大正|明治|[RHSTM])\\s*(\\d{1,2}|元)\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|\\s*月(?:度|分)?)?',
);
const DIGITS = whole('(\\d{4})(\\d{2})(\\d{2})?');
const PAIR = whole('(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4})');
const DAY_NAME_YEAR = whole(`(\\d{1,2})[-\\s]+(${MONTH_NAME})[-,\\s]+(\\d{4})`);
const NAME_DAY_YEAR = whole(`(${MONTH_NAME})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`);
const NAME_YEAR = whole(`(${MONTH_NAME})[-,\\s]*(\\d{4})`);

const day = (year: number, month: number, dayOfMonth: number | null): DateReading | undefined => {
  if (month < 1 || month > 12 || year < 1000) return undefined;
  if (dayOfMonth !== null && (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))) return undefined;
  return { kind: 'day', value: { year, month, day: dayOfMonth } };
};

const optional = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const named = (name: string): number => MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/**
 * Reads a day or a month in any common form, Japanese eras included; a time of day after it is passed over.
 * `03/04/2026` comes back as a pair, for only the column or a declaration can tell its order. Undefined for
 * anything else, impossible days such as 2026-02-30 included.
 */
export const readDate = (text: string): DateReading | undefined => {
  const body = text.normalize('NFKC').trim();
  let match = YEAR_FIRST.exec(body);
  if (match) return day(Number(match[1]), Number(match[2]), optional(match[3]));
  match = DIGITS.exec(body);
  if (match) return day(Number(match[1]), Number(match[2]), optional(match[3]));
  match = PAIR.exec(body);
  if (match)
    return { kind: 'pair', first: Number(match[1]), second: Number(match[2]), year: Number(match[3]) };
  match = ERA.exec(body);
  if (match) {
    const era = ERAS[match[1]!] ?? ERAS[match[1]!.toUpperCase()]!;
    const year = match[2] === '元' ? 1 : Number(match[2]);
    return year === 0 ? undefined : day(era + year, Number(match[3]), optional(match[4]));
  }
  match = DAY_NAME_YEAR.exec(body);
  if (match) return day(Number(match[3]), named(match[2]!), Number(match[1]));
  match = NAME_DAY_YEAR.exec(body);
  if (match) return day(Number(match[3]), named(match[1]!), Number(match[2]));
  match = NAME_YEAR.exec(body);
  if (match) return day(Number(match[2]), named(match[1]!), null);
  return undefined;
};

const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([AP])M)?/iu;
const NOON = 12;

/** The time of day that stands after a date, in seconds since midnight; null where none does. */
export const timeOfDay = (text: string): number | null => {
  const match = CLOCK.exec(text.normalize('NFKC'));
  if (!match) return null;
  const [, hours, minutes, seconds = '0', fraction = '0', half] = match;
  const hour = half ? (Number(hours) % NOON) + (half.toUpperCase() === 'P' ? NOON : 0) : Number(hours);
  return hour * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
};

/** The day that a reading means under an order of day and month; undefined where that order makes it impossible. */
export const resolveDate = (reading: DateReading, order: DateOrder): Day | undefined => {
  if (reading.kind === 'day') return reading.value;
  const [dayOfMonth, month] =
    order === 'day-first' ? [reading.first, reading.second] : [reading.second, reading.first];
  const found = day(reading.year, month, dayOfMonth);
  return found?.kind === 'day' ? found.value : undefined;
};

/** The order that a reading proves by itself: 26/02/2018 can only be day-first. Null where it proves none. */
export const provenOrder = (reading: DateReading): DateOrder | null => {
  if (reading.kind === 'day') return null;
  const dayFirst = resolveDate(reading, 'day-first') !== undefined;
  const monthFirst = resolveDate(reading, 'month-first') !== undefined;
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
};
