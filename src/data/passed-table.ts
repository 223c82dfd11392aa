import type { Month } from '../model/calendar.js';
import type { PassGroup } from './handoff-counts.js';
import { PASS_ENDS, type Passed } from './passing-key.js';

/** Which number of records is counted: months to their end, or days to their answer. */
export type PassedPart = 'ends' | 'answers';

/** Groups of records that were passed on: of each its score, a number of what became of it, and how many records it has. */
export type PassedTotals = Float64Array;

/** Counts records that were passed on by numbers alone: texts of so many groups would take longer than reading them. */
export interface PassedTable {
  count(month: Month, score: number | null, passed: Passed, records: number): void;
  add(totals: PassedTotals): void;
  /** As they came. */
  totals(): PassedTotals;
}

/** What the numbers of a group say. */
export interface PassedGroup extends Omit<PassGroup, 'months'> {
  /** Months or days; null where they are not known. */
  readonly number: number | null;
  readonly isDisordered: boolean;
}

/** What of a group is no month and no score, as a number that sorts: acceptance, end, months or days, and two marks. */
const UNKNOWN = 0x1ffff;
const MARKS = 4;
const NUMBERS = (UNKNOWN + 1) * MARKS;
const ENDS = NUMBERS * PASS_ENDS.length;
const MONTH = ENDS * 2;

const WIDTH = 3;
const FEWEST = 1024;

/** The hash of a group; the factors are those of Murmur and xxHash (Appleby 2008, Collet 2012), which spread well. */
const hashOf = (score: number, became: number): number => {
  const high = (became / 0x100000) | 0;
  const hash =
    Math.imul((score * 64) | 0, 0x9e3779b1) ^ Math.imul(became | 0, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
  return hash ^ (hash >>> 15);
};

/** Groups in their order: by month and score, and by what became of them; what is not known comes last. */
export const inOrder = (groups: PassedTotals): PassedTotals => {
  const compare = (a: number, b: number): number => {
    const [one, other] = [groups[a + 1]!, groups[b + 1]!];
    const [month, isScored] = [Math.floor(one / MONTH), one % 2];
    const months = month - Math.floor(other / MONTH);
    if (months !== 0) return months;
    return (other % 2) - isScored || groups[a]! - groups[b]! || one - other;
  };
  const places = Int32Array.from({ length: groups.length / WIDTH }, (_, at) => at * WIDTH).sort(compare);
  const sorted = new Float64Array(groups.length);
  places.forEach((from, at) => {
    sorted.set(groups.subarray(from, from + WIDTH), at * WIDTH);
  });
  return sorted;
};

/** A table of open addressing that is at most half full. */
export const passedTable = (part: PassedPart): PassedTable => {
  let size = 0;
  let slots = new Int32Array(2 * FEWEST);
  let groups = new Float64Array(WIDTH * FEWEST);

  const slotOf = (score: number, became: number): number => {
    const last = slots.length - 1;
    let slot = hashOf(score, became) & last;
    for (let at = slots[slot]!; at !== 0; at = slots[slot]!) {
      const place = (at - 1) * WIDTH;
      if (groups[place + 1] === became && groups[place] === score) break;
      slot = (slot + 1) & last;
    }
    return slot;
  };

  const grow = (): void => {
    const roomy = new Float64Array(2 * groups.length);
    roomy.set(groups);
    groups = roomy;
    slots = new Int32Array(2 * slots.length);
    for (let at = 0; at < size; at += 1) slots[slotOf(groups[at * WIDTH]!, groups[at * WIDTH + 1]!)] = at + 1;
  };

  const addOne = (score: number, became: number, records: number): void => {
    const slot = slotOf(score, became);
    const known = slots[slot]!;
    if (known !== 0) {
      groups[(known - 1) * WIDTH + 2]! += records;
      return;
    }
    const place = size * WIDTH;
    groups[place] = score;
    groups[place + 1] = became;
    groups[place + 2] = records;
    size += 1;
    slots[slot] = size;
    if (2 * size === slots.length) grow();
  };

  const isOfEnds = part === 'ends';
  return {
    count: (month, score, passed, records) => {
      const number = (isOfEnds ? passed.months : passed.days) ?? UNKNOWN;
      const marks = (isOfEnds && passed.isDisordered ? 2 : 0) + (score === null ? 0 : 1);
      const end = PASS_ENDS.indexOf(passed.end);
      const became = month * MONTH + (passed.isAccepted ? ENDS : 0) + end * NUMBERS + number * MARKS + marks;
      addOne(score ?? 0, became, records);
    },
    add: (totals) => {
      for (let at = 0; at < totals.length; at += WIDTH) addOne(totals[at]!, totals[at + 1]!, totals[at + 2]!);
    },
    totals: () => groups.slice(0, size * WIDTH),
  };
};

export const groupsOf = (totals: PassedTotals): PassedGroup[] =>
  Array.from({ length: totals.length / WIDTH }, (_, at): PassedGroup => {
    const [score, became, records] = totals.subarray(at * WIDTH, (at + 1) * WIDTH) as unknown as [
      number,
      number,
      number,
    ];
    const rest = became % MONTH;
    const number = Math.floor((rest % NUMBERS) / MARKS);
    return {
      month: Math.floor(became / MONTH),
      score: rest % 2 === 1 ? score : null,
      isAccepted: rest >= ENDS,
      end: PASS_ENDS[Math.floor((rest % ENDS) / NUMBERS)]!,
      number: number === UNKNOWN ? null : number,
      isDisordered: rest % MARKS >= 2,
      records,
    };
  });
