import type { Month } from '../model/calendar.js';
import { counted, LEAST_RECORDS, stateBy, type WaitCurve } from '../plan/wait-curve.js';

/** From this share of closed records on, a record that has been open longer than they took is stale. */
const LONGEST_SHARE = 0.99;

/** How long records take from one phase to another, in months of the calendar. */
export interface TimeInPhase {
  /** By when half of those that convert within the curve have done so; null without a curve. */
  readonly median: number | null;
  /** Records that have neither gone on nor been lost. */
  readonly open: number;
  /**
   * Of these, the ones open for longer than 99 % of the closed ones took; null where too few have closed, or where the
   * source does not say what was lost.
   */
  readonly stale: { readonly months: number; readonly records: number } | null;
}

/** How long records took, and how many still wait, by the end of a month. */
export const timeIn = ({ groups, curve }: WaitCurve, through: Month, tellsLost: boolean): TimeInPhase => {
  const states = groups.map((group) => {
    const [state, age] = stateBy(group, through);
    return { state, age, records: group.records, isDated: group.months !== null };
  });
  const closed = states.filter(({ state, isDated }) => state !== 'open' && isDated);
  const of = (which: typeof states): number => which.reduce((sum, { records }) => sum + records, 0);
  const final = curve.at(-1)?.won ?? 0;
  const hasCurve = counted(groups) - of(states.filter(({ state }) => state === 'open')) >= LEAST_RECORDS;
  const open = states.filter(({ state }) => state === 'open');
  const within = (age: number): number => of(closed.filter((each) => each.age <= age));
  const longest = closed
    .map(({ age }) => age)
    .sort((a, b) => a - b)
    .find((age) => within(age) >= LONGEST_SHARE * of(closed));
  return {
    median: hasCurve && final > 0 ? curve.findIndex(({ won }) => won >= final / 2) : null,
    open: of(open),
    stale:
      tellsLost && longest !== undefined && of(closed) >= LEAST_RECORDS
        ? { months: longest, records: of(open.filter(({ age }) => age > longest)) }
        : null,
  };
};
