import { unfinishedFrom } from '../data/actuals.js';
import { monthOfDay } from '../data/date-order.js';
import type { WaitCounts, WaitGroup } from '../data/wait-counts.js';
import type { WaitEnd } from '../data/wait-key.js';
import type { Month } from '../model/calendar.js';
import { type AgeCounts, cumulativeIncidence, type Incidence } from '../stats/aalen-johansen.js';

/** From fewer closed records there is no curve. As many must have been followed through a month for it to count. */
export const LEAST_RECORDS = 20;

/** As many months as lag() takes. */
const LONGEST = 120;

const ARRIVED: readonly WaitEnd[] = ['arrived', 'arrived-before'];

/** What became of records: they arrived, were lost before, or are still open. */
export type WaitState = 'won' | 'lost' | 'open';

/** What a group had come to by the end of a month, and at what age; what came later is not known of yet. */
export const stateBy = ({ month, end, months }: WaitGroup, through: Month): readonly [WaitState, number] => {
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

/** The records of groups. */
export const counted = (groups: readonly WaitGroup[]): number =>
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

/** The curve of arriving by age in months of the calendar, with being lost as a competing event. */
export interface WaitCurve {
  readonly groups: readonly WaitGroup[];
  /** The last age through which enough records were followed; the curve ends with it. */
  readonly seen: number;
  readonly curve: readonly Incidence[];
}

/** The curve of records that entered up to a month, as known at the end of it. */
export const waitCurve = (all: readonly WaitGroup[], through: Month): WaitCurve => {
  const groups = all.filter(({ month }) => month <= through);
  const seen = lastSeen(groups, through);
  return { groups, seen, curve: cumulativeIncidence(countsByAge(groups, through)).slice(0, seen + 1) };
};

/** Whether a curve still rises at its last age while records are open: what comes later is not in it. */
export const isLowerBound = ({ curve }: WaitCurve): boolean =>
  (curve.at(-1)?.open ?? 1) > 0 && (curve.at(-1)?.won ?? 0) > (curve.at(-2)?.won ?? 0);

/** The last month that records tell the whole of. */
export const lastWhole = (lastDay: number, { groups }: WaitCounts): Month => {
  const counted = groups.reduce(
    (latest, { month, months }) => Math.max(latest, month + (months ?? 0)),
    Number.NEGATIVE_INFINITY,
  );
  const unfinished = unfinishedFrom(lastDay, counted);
  return unfinished === null ? monthOfDay(lastDay) : unfinished - 1;
};
