import { type Period, shiftPeriod } from '../model/calendar.js';
import { shareOf } from '../model/season.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { collectActuals } from './actuals.js';
import { type Completion, complete, completeLevel, type Level, type Rules } from './completion.js';
import { equationsOf, type Known, type Lagged } from './equations.js';
import type { SourceFacts } from './facts.js';
import type { ExpectedFact, ExpectedRole } from './roles.js';
import { exactSum } from './sum.js';

const isOfOneMonth = ({ month, through }: ExpectedFact): boolean => month === through;

/** The values of months, completed as actuals are. */
const byMonth = (tree: Tree, sources: readonly SourceFacts[], role: ExpectedRole): Completion => {
  const planned = sources.flatMap((source): SourceFacts[] => {
    const facts = (source.expected ?? []).filter((fact) => fact.role === role && isOfOneMonth(fact));
    const nodes = [...new Set(facts.map(({ node }) => node))];
    return facts.length === 0 ? [] : [{ ...source, facts, nodes }];
  });
  return complete(tree, collectActuals(tree, planned));
};

/** What a year's plan says of a part of the year: of what adds up its share, of a rate or a mean the same. */
const partOfYear = (node: Node, facts: readonly ExpectedFact[], period: Period): number | undefined => {
  const { month: from, through: to } = facts[0]!;
  if (isExtensive(node.kind)) {
    return exactSum(facts.map(({ sum }) => sum)) * shareOf(node.season, period, { from, to });
  }
  // A level at the end of the year says nothing of the months before it, and members' rates have no sum.
  const isLevel = node.kind === 'stock';
  if (isLevel ? period.to !== to : facts.length > 1) return undefined;
  return exactSum(facts.map(({ sum, count }) => (isLevel ? sum : sum / count)));
};

/** What the plans of whole years say of a period within one of them, by node. */
const fromYears = (
  tree: Tree,
  years: readonly ExpectedFact[],
  period: Period,
): ReadonlyMap<NodeId, Known> => {
  const facts = years.filter(({ month, through }) => period.from >= month && period.to <= through);
  const known = new Map<NodeId, Known>();
  for (const id of new Set(facts.map(({ node }) => node))) {
    const own = facts.filter(({ node }) => node === id);
    const value = partOfYear(tree.nodes.get(id)!, own, period);
    if (value !== undefined) known.set(id, { value, origin: 'measured' });
  }
  return known;
};

/** Expectations of any range of months, and whether some of them are the share of a year's that the range is. */
export interface Expected extends Completion {
  isShared(period: Period): boolean;
}

/**
 * What the files say was expected of any range of months in one role: values of months before a share of the year's,
 * and what follows from them by the equations. Null where they say nothing.
 */
const expectedOf = (tree: Tree, sources: readonly SourceFacts[], role: ExpectedRole): Expected | null => {
  const facts = sources.flatMap(({ expected = [] }) => expected).filter((fact) => fact.role === role);
  if (facts.length === 0) return null;
  const months = byMonth(tree, sources, role);
  const years = facts.filter((fact) => !isOfOneMonth(fact));
  if (years.length === 0) return { ...months, isShared: () => false };
  const rules: Rules = { tree, equations: equationsOf(tree) };
  const over = (period: Period): Level => {
    const monthly = months.over(period);
    const planned = fromYears(tree, years, period);
    if (planned.size === 0) return monthly;
    const own = [...monthly].filter(([, { origin }]) => origin === 'measured');
    const lagged: Lagged = (id, lag) => over(shiftPeriod(period, -lag)).get(id)?.value;
    return completeLevel(rules, new Map([...planned, ...own]), lagged);
  };
  const isShared = ({ from, to }: Period): boolean =>
    years.some(({ node, month, through }) => {
      const isPart = from >= month && to <= through && to - from < through - month;
      return isPart && isExtensive(tree.nodes.get(node)!.kind);
    });
  return { over, isShared };
};

/** The expectations of files by role. */
export type Expectations = Readonly<Record<ExpectedRole, Expected | null>>;

export const expectationsOf = (tree: Tree, sources: readonly SourceFacts[]): Expectations => ({
  budget: expectedOf(tree, sources, 'budget'),
  'last-year': expectedOf(tree, sources, 'last-year'),
});
