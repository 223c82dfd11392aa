import type { Month } from '../model/calendar.js';
import type { Fact } from './facts.js';
import { type WaitEnd, waitOfKey } from './wait-key.js';

/** The phases between which records wait: the one that they entered, and the one that they are to arrive in. */
export interface WaitPhases {
  readonly from: string;
  readonly to: string;
}

/** Records that entered in one month and went on alike. */
export interface WaitGroup {
  readonly month: Month;
  readonly end: WaitEnd;
  /** Calendar months from entering to the end; null where no date tells. */
  readonly months: number | null;
  readonly records: number;
}

/** How all records of a source went on from a phase, to the day on which the source was made. */
export interface WaitCounts extends WaitPhases {
  readonly groups: readonly WaitGroup[];
  /**
   * The records that have been under way longest, the earliest first, by name; left out where no column names records, or
   * where nobody asked.
   */
  readonly named?: readonly NamedRecord[];
}

/** A record that is under way, as people know it. */
export interface NamedRecord {
  readonly id: string;
  /** The month in which it entered. */
  readonly month: Month;
  /** What the dimensions of the source say of it, in their order. */
  readonly parts: readonly string[];
}

const inOrder = (a: WaitGroup, b: WaitGroup): number => {
  if (a.month !== b.month) return a.month - b.month;
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return (a.months ?? Number.MAX_SAFE_INTEGER) - (b.months ?? Number.MAX_SAFE_INTEGER);
};

/** What the facts of a tally say, whose members are how records went on. */
export const waitCounts = ({ from, to }: WaitPhases, facts: readonly Fact[]): WaitCounts => {
  const groups = facts.map(
    ({ month, member, count }): WaitGroup => ({ month, ...waitOfKey(member), records: count }),
  );
  return { from, to, groups: groups.sort(inOrder) };
};
