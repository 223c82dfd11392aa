import { averageMonthsIn } from '../../model/season.js';
import { isExtensive, type NodeId } from '../../model/tree.js';
import { splitWhole } from '../grid.js';
import type { Setting } from '../setting.js';
import { monthAt, openLags, openWeeks } from '../timeline.js';
import type { PlanNode } from '../types.js';
import type { Member } from './crew.js';
import { ownLevel, sum } from './parts.js';
import type { WholeCounts } from './rounding.js';
import { type Seen, settledOf } from './rows.js';
import type { Membership } from './setting.js';
import { memberNode } from './spread.js';
import type { MemberNode, MemberPlan } from './types.js';
import { wholeTable } from './whole.js';

/** Whole numbers of counts that formulas give: members come to the team's row, months to the member's. */
export const wholeDerived = (
  setting: Setting,
  { split, crew }: Membership,
  seen: Seen,
  rows: readonly PlanNode[],
): WholeCounts => {
  const { program, timeline } = setting;
  const found = new Map<NodeId, number[][]>();
  for (const { node, required } of rows) {
    if (node.kind !== 'count' || !split.formulas.includes(node.id)) continue;
    const rest =
      required - sum(crew.map((member) => settledOf(setting, memberNode(node.id, member), seen.after)));
    const open = crew.map((member) =>
      openLags(timeline).map((lag) =>
        Math.max(0, seen.exact[program.termOf(memberNode(node.id, member), lag)!]!),
      ),
    );
    const totals = open.map(sum);
    // Where what is settled is no whole number, neither is what is left of the total.
    if (!Number.isInteger(rest) || rest < 0 || !(sum(totals) > 0)) continue;
    found.set(node.id, wholeTable(open, splitWhole(rest, totals)));
  }
  return found;
};

interface Asked {
  readonly setting: Setting;
  readonly membership: Membership;
  readonly seen: Seen;
  readonly whole: WholeCounts;
  readonly rows: readonly PlanNode[];
}

const memberNodes = ({ setting, membership, seen, whole, rows }: Asked, member: Member): MemberNode[] => {
  const { program, timeline } = setting;
  const { ground, split } = membership;
  const weeks = openWeeks(timeline);
  return rows
    .filter(({ node }) => split.has(node.id))
    .map(({ node, role }): MemberNode => {
      const own = memberNode(node.id, member);
      const isLevel = !isExtensive(node.kind);
      const term = isLevel ? program.termOf(own, 0)! : program.totalOf(own);
      const season = ground.standing.get(node.id)?.season ?? null;
      const months = isLevel ? 1 : timeline.horizon ? averageMonthsIn(season, timeline.horizon) : 1;
      const level = ownLevel(ground.tree, node.id, season, member);
      const settled = settledOf(setting, own, seen.after);
      const row = whole.get(node.id)?.[member.index];
      const printed = node.formula ? seen.exact[term]! : seen.after[term]!;
      const required = row ? settled + sum(row) : printed;
      return {
        node,
        role,
        baseline: seen.start[term]!,
        measured: level === null ? null : level * months,
        exact: seen.exact[term]!,
        required,
        perWeek: node.kind === 'count' ? (required - settled) / weeks : null,
      };
    });
};

const periodsOf = (
  { setting, seen, whole }: Asked,
  member: Member,
  nodes: readonly MemberNode[],
): MemberPlan['periods'] => {
  const { program, timeline } = setting;
  if (!timeline.horizon) return [];
  const lags = Array.from({ length: timeline.months }, (_, index) => timeline.months - 1 - index);
  return lags.map((lag, index) => ({
    month: monthAt(timeline, lag)!,
    values: new Map(
      nodes.map(({ node }): [NodeId, number] => {
        const term = program.termOf(memberNode(node.id, member), lag)!;
        const given = whole.get(node.id)?.[member.index]?.[index - timeline.settled];
        return [node.id, given ?? (node.formula ? seen.exact[term]! : seen.after[term]!)];
      }),
    ),
  }));
};

/** The plan of everybody who has a part in it, by work to come or by work that is still to pay. */
export const memberPlans = (asked: Asked): MemberPlan[] =>
  asked.membership.crew
    .map((member) => {
      const nodes = memberNodes(asked, member);
      const isNew = member.standing === 'new';
      return { member, plan: { name: member.name, isNew, nodes, periods: periodsOf(asked, member, nodes) } };
    })
    .filter(
      ({ member, plan }) =>
        member.standing !== 'gone' ||
        plan.nodes.some(({ node, exact }) => isExtensive(node.kind) && exact !== 0),
    )
    .map(({ plan }) => plan);
