import type { WaitGroup } from '../data/wait-counts.js';
import type { WaitEnd } from '../data/wait-key.js';
import type { Month } from '../model/calendar.js';
import type { LagShares, LagsFound } from '../model/lag-shares.js';
import { counted, isLowerBound, stateBy, type WaitState, waitCurve } from './wait-curve.js';

/** The share of what arrives that the shares name; a few stragglers would cost a plan the months before them. */
const NAMED = 0.95;
/** What records say of how long they take to arrive. `shares` is empty where none has arrived. */
export interface LagEstimate {
  readonly shares: LagShares;
  readonly found: Omit<LagsFound, 'source' | 'from' | 'to'>;
}

const BACKWARDS: readonly WaitEnd[] = ['arrived-before', 'lost-before'];

/**
 * When what arrives does, by the cumulative incidence of arriving with being lost as a competing event (Aalen & Johansen
 * 1978): the share after k months is what the curve rises by at k. Months are those of the calendar, as `lag` counts
 * them. The curve ends with the last age through which enough records were followed by the end of the month `through`,
 * and the shares with the first by which most of what arrives has; they are taken to be all of it.
 */
export const estimateLags = (all: readonly WaitGroup[], through: Month): LagEstimate => {
  const followed = waitCurve(all, through);
  const { groups, seen, curve } = followed;
  const wonBy = (age: number): number => curve[age]?.won ?? 0;
  const total = wonBy(curve.length - 1);
  const last = curve.findIndex(({ won }) => won >= NAMED * total);
  const shares = new Map<number, number>();
  for (let age = 0; age <= last && total > 0; age += 1) {
    const rise = wonBy(age) - wonBy(age - 1);
    if (rise > 0) shares.set(age, rise / wonBy(last));
  }
  const inState = (state: WaitState): number =>
    counted(groups.filter((group) => stateBy(group, through)[0] === state));
  const open = curve.at(-1)?.open ?? 1;
  return {
    shares,
    found: {
      through,
      entered: counted(groups),
      arrived: inState('won'),
      lost: inState('lost'),
      undatedLosses: counted(groups.filter(({ end, months }) => end === 'lost' && months === null)),
      backwards: counted(groups.filter(({ end }) => BACKWARDS.includes(end))),
      seen,
      open,
      later: total > 0 ? 1 - wonBy(last) / total : 0,
      isLowerBound: isLowerBound(followed),
    },
  };
};
