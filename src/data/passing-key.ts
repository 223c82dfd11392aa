import { dayOfEra, isBefore, monthOfDay } from './date-order.js';
import type { PassEnd } from './handoff-counts.js';

export const PASS_ENDS = ['won', 'lost', 'open'] as const satisfies readonly PassEnd[];

/** Between the parts of a text that says what became of a record; no number contains it, and a reason stands last. */
export const PASSING_SEPARATOR = '\u001f';

/** What stands before the reason of a record that came back; the text of all others is empty. */
export const RETURNED = 'returned';

/** The days of a record that was passed on, as YYYYMMDD; 0 for one that it does not have. */
export interface PassingDays {
  /** The earliest by which it was passed. This one it has. */
  readonly passed: number;
  /** That of passing itself; 0 where only a later one implies it. */
  readonly since: number;
  readonly accepted: number;
  readonly responded: number;
  readonly won: number;
  readonly lost: number;
}

/** What became of a record that was passed on. What was won was accepted, whether or not a date says so. */
export interface Passed {
  readonly isAccepted: boolean;
  readonly end: PassEnd;
  /** Calendar months from passing to the end, and days to the first answer; null where no dates tell. */
  readonly months: number | null;
  readonly days: number | null;
  /** Whether a date of what comes after passing is before that of passing. */
  readonly isDisordered: boolean;
}

const isWhole = (day: number): boolean => day % 100 > 0;

const isEarlier = (day: number, passed: number): boolean => day !== 0 && isBefore(day, passed);

/** Days from one day to another; null where one of them is not known to the day. */
const daysFrom = (from: number, to: number): number | null =>
  isWhole(from) && isWhole(to) ? dayOfEra(to) - dayOfEra(from) : null;

/**
 * A record with the dates of a win and of a loss was won. One with a reason for coming back that was never accepted has
 * come to its end, whether or not a loss is written down.
 */
export const passedBy = (dates: PassingDays, isWon: boolean, isLost: boolean, hasReason: boolean): Passed => {
  const { passed, since, accepted, responded } = dates;
  const begun = since === 0 ? passed : since;
  const ended = isWon ? dates.won : isLost ? dates.lost : 0;
  const endsEarly = isEarlier(ended, begun);
  const answersEarly = isEarlier(responded, begun);
  return {
    isAccepted: isWon || accepted !== 0,
    end: isWon ? 'won' : isLost || (hasReason && accepted === 0) ? 'lost' : 'open',
    months: ended === 0 || endsEarly ? null : monthOfDay(ended) - monthOfDay(passed),
    days: since === 0 || responded === 0 || answersEarly ? null : daysFrom(since, responded),
    isDisordered: endsEarly || answersEarly || isEarlier(accepted, begun),
  };
};

/** Why a record came back, as one text. */
export const returnKey = (reason: string, { isAccepted, end }: Passed): string =>
  !isAccepted && end === 'lost' ? `${RETURNED}${PASSING_SEPARATOR}${reason}` : '';

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));

/** What a database says of a record in one text: its score, acceptance, end, months or days, and disorder. */
export const passedOfKey = (key: string): Passed & { readonly score: number | null } => {
  const [score = '', accepted, end, number = '', disordered] = key.split(PASSING_SEPARATOR);
  const months = numberOf(number);
  return {
    score: numberOf(score),
    isAccepted: accepted === '1',
    end: end as PassEnd,
    months,
    days: months,
    isDisordered: disordered === '1',
  };
};

/** The reason that a text made by `returnKey` says; null for a record that did not come back. */
export const reasonOfKey = (key: string): string | null =>
  key === '' ? null : key.slice(RETURNED.length + PASSING_SEPARATOR.length);
