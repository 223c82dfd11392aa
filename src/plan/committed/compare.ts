import type { Month } from '../../model/calendar.js';
import type { Assumptions, CommittedNumbers, CommittedPlan } from '../../model/committed-plan.js';
import type { NodeId } from '../../model/tree.js';
import { differs } from './digits.js';

export type Said = string | number | boolean;

/** What the tree said of a node under a key when the plan was made, and what it says now; of the tree where `node` is null. */
export interface DefinitionChange {
  readonly node: NodeId | null;
  readonly key: string;
  readonly committed: Said | null;
  readonly now: Said | null;
}

/** A number of the plan that is another one now; over the horizon, or a level, where `month` is null. */
export interface NumberChange {
  /** Null where it is the team's. */
  readonly member: string | null;
  readonly node: NodeId;
  readonly month: Month | null;
  readonly committed: number | null;
  readonly now: number | null;
}

/** How a plan that was committed to differs from the one that the tree and the actuals of now give. */
export interface Comparison {
  readonly definitions: readonly DefinitionChange[];
  /** Whether the actuals that the plan rests on have changed. */
  readonly isRestated: boolean;
  /** Levels that it started from, and settled months, that have. */
  readonly actuals: readonly NumberChange[];
  readonly numbers: readonly NumberChange[];
}

const ofKeys = (node: NodeId, before: Assumptions, after: Assumptions): DefinitionChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [committed, now] = [before.get(key) ?? null, after.get(key) ?? null];
    return committed === now ? [] : [{ node, key, committed, now }];
  });

/** The definitions that have changed. A node that has come or gone is one change, under the key `node`. */
export const changedDefinitions = (
  before: CommittedPlan['assumptions'],
  after: CommittedPlan['assumptions'],
): DefinitionChange[] => {
  const ids = [...new Set([...before.nodes.keys(), ...after.nodes.keys()])];
  const ofTree = (['horizon', 'scenario'] as const).filter((key) => before[key] !== after[key]);
  return [
    ...ofTree.map((key) => ({ node: null, key, committed: before[key], now: after[key] })),
    ...ids.flatMap((node): DefinitionChange[] => {
      const [was, is] = [before.nodes.get(node), after.nodes.get(node)];
      if (was && is) return ofKeys(node, was, is);
      return [{ node, key: 'node', committed: was ? true : null, now: is ? true : null }];
    }),
  ];
};

const change = (
  member: string | null,
  node: NodeId,
  month: Month | null,
  committed: number | null,
  now: number | null,
): NumberChange[] => {
  const isSame = committed === null || now === null ? committed === now : !differs(committed, now);
  return isSame ? [] : [{ member, node, month, committed, now }];
};

const ofNode = (
  member: string | null,
  node: NodeId,
  was: CommittedNumbers | undefined,
  is: CommittedNumbers | undefined,
  months: readonly Month[],
): NumberChange[] => [
  ...change(member, node, null, was?.required ?? null, is?.required ?? null),
  ...months.flatMap((month) =>
    change(member, node, month, was?.months.get(month) ?? null, is?.months.get(month) ?? null),
  ),
];

const ofMembers = (
  was: CommittedPlan['members'],
  is: CommittedPlan['members'],
  months: readonly Month[],
): NumberChange[] =>
  [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [before, after] = [was.get(name), is.get(name)];
    const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
    return [...ids].flatMap((id) => ofNode(name, id, before?.get(id), after?.get(id), months));
  });

const monthsOf = (plan: CommittedPlan): Month[] => [
  ...new Set([...plan.nodes.values()].flatMap(({ months }) => [...months.keys()])),
];

/** Holds a committed plan against the same plan made now. */
export const compareCommitted = (before: CommittedPlan, after: CommittedPlan): Comparison => {
  const definitions = changedDefinitions(before.assumptions, after.assumptions);
  const ids = [...new Set([...before.nodes.keys(), ...after.nodes.keys()])];
  const months = [...new Set([...monthsOf(before), ...monthsOf(after)])].sort((one, other) => one - other);
  const isRestated = before.data !== after.data;
  const isSettled = (month: Month): boolean => before.asOf !== null && month < before.asOf;
  const isLeaf = (id: NodeId): boolean => !after.assumptions.nodes.get(id)?.has('formula');
  const levels = isRestated
    ? ids
        .filter((id) => isLeaf(id) && before.nodes.has(id) && after.nodes.has(id))
        .flatMap((id) =>
          change(null, id, null, before.nodes.get(id)!.baseline, after.nodes.get(id)!.baseline),
        )
    : [];
  const all = [
    ...ids.flatMap((id) => ofNode(null, id, before.nodes.get(id), after.nodes.get(id), months)),
    ...ofMembers(before.members, after.members, months),
  ];
  const settled = all.filter(({ month }) => month !== null && isSettled(month));
  return {
    definitions,
    isRestated,
    actuals: [...levels, ...settled],
    numbers: all.filter(({ month }) => month === null || !isSettled(month)),
  };
};

/** Whether the plan is still what the tree and the actuals give. */
export const follows = ({ definitions, isRestated, numbers, actuals }: Comparison): boolean =>
  definitions.length === 0 && !isRestated && numbers.length === 0 && actuals.length === 0;

/** Whether a plan is of another tree: of another KGI, or of no other node that this tree has. */
export const isOfAnotherTree = (plan: CommittedPlan, kgi: NodeId, has: (id: NodeId) => boolean): boolean => {
  const others = [...plan.nodes.keys()].filter((id) => id !== plan.kgi.id);
  return plan.kgi.id !== kgi || (others.length > 0 && !others.some(has));
};
