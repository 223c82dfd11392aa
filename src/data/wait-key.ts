import type { Month } from '../model/calendar.js';

/** What became of a record that entered: it arrived, it was lost before, or neither is known. */
export const WAIT_ENDS = ['arrived', 'lost', 'open'] as const;
export type WaitEnd = (typeof WAIT_ENDS)[number];

/**
 * How a record went on, as one text: `arrived:2` two months after entering, `lost:1`, `lost` without a date, `open`.
 * Facts of such records have it where others have their member.
 */
export const waitKey = (end: WaitEnd, months: number | null): string =>
  months === null ? end : `${end}:${months}`;

/** What a text made by `waitKey` says. */
export const waitOfKey = (key: string): { readonly end: WaitEnd; readonly months: number | null } => {
  const [end, months] = key.split(':');
  return { end: end as WaitEnd, months: months === undefined ? null : Number(months) };
};

/**
 * How a record went on, by the month in which it entered itself, that of arriving, and that of its loss; null for a date
 * that it does not have. One that arrived without having entered did so at once: a later stage implies the earlier.
 */
export const waitOf = (
  since: Month | null,
  until: Month | null,
  isLost: boolean,
  loss: Month | null,
): string => {
  if (until !== null) return waitKey('arrived', since === null ? 0 : until - since);
  if (!isLost) return waitKey('open', null);
  return waitKey('lost', loss === null || since === null ? null : loss - since);
};
