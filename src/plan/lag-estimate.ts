import type { WaitGroup } from '../data/wait-counts.js';
import type { WaitEnd } from '../data/wait-key.js';
import type { Month } from '../model/calendar.js';
import type { LagShares, LagsFound } from '../model/lag-shares.js';
import { type AgeCounts, cumulativeIncidence } from '../stats/aalen-johansen.js';

/** From fewer closed records there is no curve. As many must have been followed through a month for it to count. */
export const LEAST_RECORDS = 20;

/** The share of what arrives that the shares name; a few stragglers would cost a plan the months before them. */
const NAMED = 0.95;
/** As many months as lag() takes. */
const LONGEST = 120;

/** What records say of how long they take to arrive. `shares` is empty where none has arrived. */
export interface LagEstimate {
  readonly shares: LagShares;
  readonly found: Omit<LagsFound, 'source' | 'from' | 'to'>;
}

const ARRIVED: readonly WaitEnd[] = ['arrived', 'arrived-before'];
const BACKWARDS: readonly WaitEnd[] = ['arrived-before', 'lost-before'];

type State = 'won' | 'lost' | 'open';

/** What a group had come to by the end of a month, and at what age; what came later is not known of yet. */
const stateBy = ({ month, end, months }: WaitGroup, through: Month): readonly [State, number] => {
  const age = months ?? 0;
  if (end === 'open' || month + age > through) return ['open', through - month];
  return [ARRIVED.includes(end) ? 'won' : 'lost', age];
};

const countsByAge = (groups: readonly WaitGroup[], through: Month): AgeCounts[] => {
  const first = groups.reduce((least, { month }) => Math.min(least, month), through);
  const ages = Array.from({ length: through - first + 1 }, () => ({ won: 0, lost: 0, open: 0 }));
  for (const group of groups) {
    const [state, age] = stateBy(group, through);
    ages[age]![state] += group.records;
  }
  return ages;
};

const counted = (groups: readonly WaitGroup[]): number =>
  groups.reduce((sum, { records }) => sum + records, 0);

/** The last age through which enough records were followed, whatever became of them before. */
const lastSeen = (groups: readonly WaitGroup[], through: Month): number => {
  let age = 0;
  while (
    age < LONGEST &&
    counted(groups.filter(({ month }) => month + age + 1 <= through)) >= LEAST_RECORDS
  ) {
    age += 1;
  }
  return age;
};

/**
 * When what arrives does, by the cumulative incidence of arriving with being lost as a competing event (Aalen & Johansen
 * 1978): the share after k months is what the curve rises by at k. Months are those of the calendar, as `lag` counts
 * them. The curve ends with the last age through which enough records were followed by the end of the month `through`,
 * and the shares with the first by which most of what arrives has; they are taken to be all of it.
 */
export const estimateLags = (all: readonly WaitGroup[], through: Month): LagEstimate => {
  const groups = all.filter(({ month }) => month <= through);
  const seen = lastSeen(groups, through);
  const curve = cumulativeIncidence(countsByAge(groups, through)).slice(0, seen + 1);
  const wonBy = (age: number): number => curve[age]?.won ?? 0;
  const total = wonBy(curve.length - 1);
  const last = curve.findIndex(({ won }) => won >= NAMED * total);
  const shares = new Map<number, number>();
  for (let age = 0; age <= last && total > 0; age += 1) {
    const rise = wonBy(age) - wonBy(age - 1);
    if (rise > 0) shares.set(age, rise / wonBy(last));
  }
  const inState = (state: State): number =>
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
      isLowerBound: open > 0 && wonBy(seen) > wonBy(seen - 1),
    },
  };
};
