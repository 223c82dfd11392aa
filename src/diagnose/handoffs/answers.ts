import type { ResponseGroup } from '../../data/handoff-counts.js';
import { recordsOf } from './evidence.js';

/** How soon records were answered. */
export interface Answers {
  /** What counts as the answer: a first contact that has a column of its own, or that the record was accepted. */
  readonly by: 'responded' | 'accepted';
  readonly answered: number;
  /** Of those answered, the days within which half of them were; null where none was. */
  readonly medianDays: number | null;
  /** The days that both departments agreed on, and how many were answered within them; null where there is no limit. */
  readonly limit: number | null;
  readonly inTime: number | null;
}

/** The days by which half of all records were answered, the mean of both middle ones where they are even. */
const medianOf = (groups: readonly (ResponseGroup & { readonly days: number })[]): number => {
  const sorted = [...groups].sort((a, b) => a.days - b.days);
  const all = recordsOf(sorted);
  const at = (place: number): number => {
    let passed = 0;
    return sorted.find(({ records }) => {
      passed += records;
      return passed > place;
    })!.days;
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
};

/** How soon the records of some months were answered. */
export const answersOf = (
  groups: readonly ResponseGroup[],
  by: Answers['by'],
  limit: number | null,
): Answers => {
  const answered = groups.filter(
    (group): group is ResponseGroup & { readonly days: number } => group.days !== null,
  );
  return {
    by,
    answered: recordsOf(answered),
    medianDays: answered.length === 0 ? null : medianOf(answered),
    limit,
    inTime: limit === null ? null : recordsOf(answered.filter(({ days }) => days <= limit)),
  };
};
