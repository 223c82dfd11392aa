import { MEMBER_SEPARATOR } from './cells.js';
import { isBefore, monthOfDay } from './date-order.js';

/**
 * What became of a record that entered: it arrived, it was lost before that, or neither is known. Told apart are those
 * whose dates run backwards: they arrived, or were lost, before the day of entering.
 */
export const WAIT_ENDS = ['arrived', 'arrived-before', 'lost', 'lost-before', 'open'] as const;
export type WaitEnd = (typeof WAIT_ENDS)[number];

/** The days of a record that went on, as YYYYMMDD; 0 for one that it does not have. */
export interface WaitDays {
  /** The earliest by which it entered: a later stage implies the earlier. This one it has. */
  readonly entered: number;
  /** That of the stage of entering itself. */
  readonly since: number;
  readonly until: number;
  readonly loss: number;
}

const codeOf = (end: WaitEnd, months = -1): number =>
  WAIT_ENDS.indexOf(end) + WAIT_ENDS.length * (months + 1);

export const OPEN = 'open' satisfies WaitEnd;

/** What tells a record that is under way apart from the others. */
export const openKey = (texts: readonly string[]): string => [OPEN, ...texts].join(MEMBER_SEPARATOR);

/** The texts of a record that `openKey` names; null for any other key. */
export const textsOfOpenKey = (key: string): readonly string[] | null => {
  const [end, ...texts] = key.split(MEMBER_SEPARATOR);
  return end === OPEN && texts.length > 0 ? texts : null;
};

/** How a record went on, as a number for `waitKey`. */
export const waitCode = ({ entered, since, until, loss }: WaitDays, isLost: boolean): number => {
  const monthsUntil = (day: number): number => Math.max(0, monthOfDay(day) - monthOfDay(entered));
  if (until !== 0) return codeOf(isBefore(until, since) ? 'arrived-before' : 'arrived', monthsUntil(until));
  if (!isLost) return codeOf('open');
  if (loss === 0) return codeOf('lost');
  return codeOf(isBefore(loss, entered) ? 'lost-before' : 'lost', monthsUntil(loss));
};

/**
 * How a record went on, as one text: `arrived:2` two calendar months after entering, `lost:1`, `lost` without a date,
 * `open`. Facts of such records have it where others have their member.
 */
export const waitKey = (code: number): string => {
  const months = Math.floor(code / WAIT_ENDS.length) - 1;
  const end = WAIT_ENDS[code % WAIT_ENDS.length]!;
  return months < 0 ? end : `${end}:${months}`;
};

/** What a text made by `waitKey` says; no months where no date tells of them. */
export const waitOfKey = (key: string): { readonly end: WaitEnd; readonly months: number | null } => {
  const [end, months] = key.split(':');
  return { end: end as WaitEnd, months: months === undefined ? null : Number(months) };
};
