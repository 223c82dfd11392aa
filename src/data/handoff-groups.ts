import type { Fact } from './facts.js';
import type { HandoffCounts, PassGroup, ResponseGroup, ReturnGroup } from './handoff-counts.js';
import { PASS_ENDS, passedOfKey, reasonOfKey } from './passing-key.js';

type Passed = Omit<PassGroup, 'months'>;

/** Groups that are the same in all but how many there are, as one, in their order. */
const merged = <T extends { readonly records: number }>(
  groups: readonly T[],
  inOrder: (a: T, b: T) => number,
): T[] => {
  const result: T[] = [];
  for (const group of groups.toSorted(inOrder)) {
    const last = result.at(-1);
    if (last && inOrder(last, group) === 0)
      result.splice(-1, 1, { ...last, records: last.records + group.records });
    else result.push(group);
  }
  return result;
};

/** What is not known comes last. */
const byNumber = (a: number | null, b: number | null): number =>
  (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE);

const byPassed = (a: Passed, b: Passed): number =>
  a.month - b.month ||
  byNumber(a.score, b.score) ||
  Number(a.isAccepted) - Number(b.isAccepted) ||
  PASS_ENDS.indexOf(a.end) - PASS_ENDS.indexOf(b.end);

/** How the records of a handoff ended, by the facts of a tally whose members say so. */
export const passGroups = (facts: readonly Fact[]): Pick<HandoffCounts, 'passes' | 'disordered'> => {
  let disordered = 0;
  const groups = facts.map(({ month, member, count }): PassGroup => {
    const { number: months, isDisordered, ...passed } = passedOfKey(member);
    if (isDisordered) disordered += count;
    return { month, ...passed, months, records: count };
  });
  return { passes: merged(groups, (a, b) => byPassed(a, b) || byNumber(a.months, b.months)), disordered };
};

/** How soon the records of a handoff were answered. */
export const responseGroups = (facts: readonly Fact[]): ResponseGroup[] => {
  const groups = facts.map(({ month, member, count }): ResponseGroup => {
    const { number: days, isDisordered: _, ...passed } = passedOfKey(member);
    return { month, ...passed, days, records: count };
  });
  return merged(groups, (a, b) => byPassed(a, b) || byNumber(a.days, b.days));
};

/** Why records came back. */
export const returnGroups = (facts: readonly Fact[]): ReturnGroup[] => {
  const groups = facts.flatMap(({ month, member, count }): ReturnGroup[] => {
    const reason = reasonOfKey(member);
    return reason === null ? [] : [{ month, reason, records: count }];
  });
  const byReason = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return merged(groups, (a, b) => a.month - b.month || byReason(a.reason, b.reason));
};
