import type { Month } from '../../model/calendar.js';
import type { AggregateKind, NodeId } from '../../model/tree.js';
import type { Fact } from '../facts.js';
import { type CompensatedSum, compensatedSum } from '../sum.js';

interface Group {
  readonly month: Month;
  readonly member: string;
  /** Null until a value is added: what is only counted has a million members and no sums. */
  sum: CompensatedSum | null;
  /** Null until a different value is counted: of a million members most aggregates count none. */
  distinct: Set<string> | null;
  count: number;
}

/** Values that were added up apart: how many, their sum, and what its additions have lost. */
export interface PooledPart {
  readonly count: number;
  readonly sum: number;
  readonly lost: number;
}

/** Aggregates of records by month and member. Measures are numbered by the caller. */
export interface RecordTable {
  count(slot: number, month: Month, member: string): void;
  distinct(slot: number, month: Month, member: string, text: string): void;
  add(slot: number, month: Month, member: string, value: number): void;
  /** Adds what a part of the records has added up to already. */
  pool(slot: number, month: Month, member: string, part: PooledPart): void;
  facts(nodes: readonly NodeId[]): Fact[];
}

/** Of a month, in which no two groups are of one member. */
const byMember = (a: Group, b: Group): number => (a.member < b.member ? -1 : 1);

const factOf = (node: NodeId, aggregate: AggregateKind, group: Group): Fact => {
  const { month, member, sum, distinct, count } = group;
  if (aggregate === 'count') return { node, month, member, sum: count, count };
  if (aggregate === 'count_distinct') {
    const different = distinct?.size ?? 0;
    return { node, month, member, sum: different, count: different };
  }
  return { node, month, member, sum: sum === null ? 0 : sum.value(), count };
};

export const recordTable = (aggregates: readonly AggregateKind[]): RecordTable => {
  const slots = aggregates.map(() => new Map<Month, Map<string, Group>>());

  const groupAt = (slot: number, month: Month, member: string): Group => {
    const members = slots[slot]!.get(month) ?? new Map<string, Group>();
    if (members.size === 0) slots[slot]!.set(month, members);
    const found = members.get(member);
    if (found) return found;
    const group: Group = { month, member, sum: null, distinct: null, count: 0 };
    members.set(member, group);
    return group;
  };

  return {
    count: (slot, month, member) => {
      groupAt(slot, month, member).count += 1;
    },
    distinct: (slot, month, member, text) => {
      const group = groupAt(slot, month, member);
      group.distinct ??= new Set();
      group.distinct.add(text);
    },
    add: (slot, month, member, value) => {
      const group = groupAt(slot, month, member);
      group.sum ??= compensatedSum();
      group.sum.add(value);
      group.count += 1;
    },
    pool: (slot, month, member, { count, sum, lost }) => {
      const group = groupAt(slot, month, member);
      if (sum !== 0 || lost !== 0) {
        group.sum ??= compensatedSum();
        group.sum.add(sum);
        group.sum.add(lost);
      }
      group.count += count;
    },
    facts: (nodes) =>
      slots.flatMap((months, slot) =>
        [...months.keys()]
          .sort((a, b) => a - b)
          .flatMap((month) => [...months.get(month)!.values()].sort(byMember))
          .map((group) => factOf(nodes[slot]!, aggregates[slot]!, group)),
      ),
  };
};
