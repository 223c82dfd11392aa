import type { Actuals } from '../data/actuals.js';
import type { Fact, SourceFacts } from '../data/facts.js';
import { type CompensatedSum, compensatedSum, exactSum } from '../data/sum.js';
import { eachMonth, type Period } from '../model/calendar.js';
import type { Node } from '../model/tree.js';
import type { MemberRead, Reading } from './types.js';

/** Members named one by one; a list of thousands would hide the number. */
const MOST_MEMBERS = 10;

const bySize = (a: MemberRead, b: MemberRead): number =>
  Math.abs(b.sum) - Math.abs(a.sum) || (a.member < b.member ? -1 : Number(a.member > b.member));

const membersOf = (facts: readonly Fact[]): MemberRead[] => {
  const byMember = new Map<string, { readonly sum: CompensatedSum; readonly count: CompensatedSum }>();
  for (const { member, sum, count } of facts) {
    const own = byMember.get(member) ?? { sum: compensatedSum(), count: compensatedSum() };
    byMember.set(member, own);
    own.sum.add(sum);
    own.count.add(count);
  }
  return [...byMember].map(([member, own]) => ({ member, sum: own.sum.value(), count: own.count.value() }));
};

/** How a node was read over a period; null where no source measures it. */
export const readingOf = (
  answers: readonly SourceFacts[],
  actuals: Actuals,
  node: Node,
  period: Period,
): Reading | null => {
  const answer = answers.find(({ nodes }) => nodes.includes(node.id));
  if (!answer) return null;
  const { source, files } = answer;
  // The level of a stock over a period is that of its last month.
  const { from, to } = node.kind === 'stock' ? { from: period.to, to: period.to } : period;
  const facts = answer.facts.filter(({ node: id, month }) => id === node.id && month >= from && month <= to);
  const members = source.dimensions.length > 0 ? membersOf(facts).sort(bySize) : [];
  const known = actuals.cells.get(node.id);
  return {
    source,
    measure: node.measure,
    files,
    count: exactSum(facts.map(({ count }) => count)),
    sum: exactSum(facts.map(({ sum }) => sum)),
    members: members.slice(0, MOST_MEMBERS),
    membersOmitted: Math.max(0, members.length - MOST_MEMBERS),
    blank: eachMonth({ from, to }).filter((month) => !known?.has(month)),
  };
};
