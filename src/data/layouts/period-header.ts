import { readDate } from '../../model/dates.js';
import { foldWidth } from '../../model/identifiers.js';
import { roleOf } from '../roles.js';

/** What a header such as 4月実績 or 2024/04 says. `year` is null where only the month is named. */
export interface PeriodHeader {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** What is said beside the period, folded: 実績, 予算, or nothing. */
  readonly family: string;
}

type When = Omit<PeriodHeader, 'family'>;

/** Longer headers name something else. */
const LONGEST = 40;
const MONTH_ALONE = /^(\d{1,2})月(?:度|分)?$/u;
const MARKS = /^[\s_:/()[\]【】・-]+|[\s_:/()[\]【】・-]+$/gu;

/** The month that a text names without a year: 4月, 4月度. */
export const monthAlone = (text: string): number | null => {
  const month = Number(MONTH_ALONE.exec(text)?.[1] ?? 0);
  return month >= 1 && month <= 12 ? month : null;
};

/** The calendar year of a month in a fiscal year, which is named by the year in which it begins. */
export const yearInFiscal = (month: number, fiscalYear: number, start: number): number =>
  month < start ? fiscalYear + 1 : fiscalYear;

const whenOf = (text: string): When | null => {
  const month = monthAlone(text);
  if (month !== null) return { year: null, month, day: null };
  const reading = readDate(text);
  return reading?.kind === 'day' ? reading.value : null;
};

/** Reads a header as a month or a day with what is said beside it, on either side; undefined for any other. */
export const readPeriodHeader = (name: string): PeriodHeader | undefined => {
  const text = name.normalize('NFKC').trim();
  if (text.length > LONGEST || !/\d/u.test(text)) return undefined;
  for (let length = text.length; length > 1; length -= 1) {
    const ends = [
      [text.slice(0, length), text.slice(length)],
      [text.slice(-length), text.slice(0, -length)],
    ] as const;
    for (const [period, rest] of ends) {
      const when = whenOf(period.replace(MARKS, ''));
      if (!when) continue;
      const family = foldWidth(rest.replace(MARKS, ''));
      // 4月〜9月計 and 3月末比10% speak of more than one month's value.
      return /\d/u.test(family) ? undefined : { ...when, family };
    }
  }
  return undefined;
};

/** What is neither an actual nor what actuals are held against. */
const FORECAST = /^(?:見込|見込み|予測|予定|forecast)$/u;

/**
 * Which family of columns holds the actuals: the declared one; else the one that says so; else the months that say
 * nothing beside themselves; else the only one that is no plan. Null where that is not clear.
 */
export const actualFamily = (families: ReadonlySet<string>, declared: string | null): string | null => {
  if (declared !== null) return families.has(foldWidth(declared)) ? foldWidth(declared) : null;
  const said = [...families].find((family) => roleOf(family) === 'actual');
  if (said !== undefined) return said;
  if (families.has('')) return '';
  const others = [...families].filter((family) => roleOf(family) === null && !FORECAST.test(family));
  return others.length === 1 ? others[0]! : null;
};
