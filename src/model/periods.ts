import { type Month, monthOf, type Period } from './calendar.js';
import { readDate } from './dates.js';
import { LONGEST } from './numbers.js';

const FISCAL =
  /^(?:FY\s*(\d{4})|(\d{4})年度)(?:[-\s]*(?:H([12])|Q([1-4])|(上期|下期|上半期|下半期)|第?([1-4])四半期))?$/iu;
const CALENDAR = /^(\d{4})年?(?:[-\s]*(?:H([12])|Q([1-4])))?$/iu;
const RANGE = /\s*(?:\.\.|〜|~|–|—)\s*/u;

const part = (start: Month, half?: string, quarter?: string): Period => {
  if (half) return { from: start + (Number(half) - 1) * 6, to: start + Number(half) * 6 - 1 };
  if (quarter) return { from: start + (Number(quarter) - 1) * 3, to: start + Number(quarter) * 3 - 1 };
  return { from: start, to: start + 11 };
};

/** The month that a text names, by itself or through one of its days. Undefined where it names none. */
export const parseMonth = (text: string): Month | undefined => {
  const reading = readDate(text);
  return reading?.kind === 'day' ? monthOf(reading.value.year, reading.value.month) : undefined;
};

const single = (text: string, fiscalYearStart: number): Period | undefined => {
  const body = text.normalize('NFKC').trim();
  const fiscal = FISCAL.exec(body);
  if (fiscal) {
    const [, fy, nendo, half, quarter, kanjiHalf, shihanki] = fiscal;
    const start = monthOf(Number(fy ?? nendo), fiscalYearStart);
    const whichHalf = half ?? (kanjiHalf ? (kanjiHalf.startsWith('上') ? '1' : '2') : undefined);
    return part(start, whichHalf, quarter ?? shihanki);
  }
  const calendar = CALENDAR.exec(body);
  if (calendar) return part(monthOf(Number(calendar[1]), 1), calendar[2], calendar[3]);
  const month = parseMonth(body);
  return month === undefined ? undefined : { from: month, to: month };
};

/**
 * Reads a period: a month in any form, `2026`, `2026-Q1`, `FY2026`, `FY2026-H1`, `2026年度上期`, or a range `a..b`.
 * A fiscal year is named by the year in which it starts. Undefined for anything else, an inverted range included.
 */
export const parsePeriod = (text: string, fiscalYearStart: number): Period | undefined => {
  if (text.length > LONGEST) return undefined;
  const ends = text.normalize('NFKC').trim().split(RANGE);
  if (ends.length > 2) return undefined;
  const first = single(ends[0]!, fiscalYearStart);
  if (ends.length === 1 || !first) return first;
  const last = single(ends[1]!, fiscalYearStart);
  return last && last.to >= first.from ? { from: first.from, to: last.to } : undefined;
};
