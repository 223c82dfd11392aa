import type { Month } from '../model/calendar.js';
import type { NodeId } from '../model/tree.js';
import { type AmountBin, binOfKey } from './amount-key.js';
import type { Fact } from './facts.js';

/** Records of one month whose amounts are alike to 2 %. */
export interface AmountGroup extends AmountBin {
  readonly month: Month;
  readonly records: number;
}

/** How large the amounts are that a node adds up or averages, and the source that has them. */
export interface AmountCounts {
  readonly source: string;
  readonly node: NodeId;
  readonly groups: readonly AmountGroup[];
}

const inOrder = (a: AmountGroup, b: AmountGroup): number =>
  a.month - b.month || a.sign - b.sign || a.bin - b.bin;

/** What the facts of a tally say, whose members are how large the amounts are. */
export const amountCounts = (source: string, node: NodeId, facts: readonly Fact[]): AmountCounts => {
  const groups = facts.flatMap(({ month, member, count }): AmountGroup[] => {
    const bin = binOfKey(member);
    return bin ? [{ month, ...bin, records: count }] : [];
  });
  return { source, node, groups: groups.sort(inOrder) };
};
