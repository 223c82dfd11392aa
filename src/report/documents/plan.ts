import type { PlanDocument } from '../../contract/answers/index.js';
import type { Lang } from '../../locale/message.js';
import { eachMonth, formatMonth, type Month, monthNumber } from '../../model/calendar.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';
import { splitWhole } from '../../plan/grid.js';
import type { Plan, PlanNode } from '../../plan/types.js';

/** The required numbers by month: whole counts that add up to the total, money in shares, the others as levels. */
const monthly = ({ node, required }: PlanNode, months: readonly Month[]): number[] => {
  if (!isExtensive(node.kind)) return months.map(() => required);
  const weights = months.map((month) => node.season?.get(monthNumber(month)) ?? 1);
  if (Number.isInteger(required) && node.kind === 'count') return splitWhole(required, weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (required * weight) / total);
};

const periodsOf = ({ horizon, nodes }: Plan): PlanDocument['periods'] => {
  if (!horizon) return [];
  const months = eachMonth(horizon);
  const split = nodes.map((entry): [string, number[]] => [entry.node.id, monthly(entry, months)]);
  return months.map((month, index) => ({
    period: formatMonth(month),
    settled: false,
    values: Object.fromEntries(split.map(([id, values]) => [id, values[index]!])),
  }));
};

const nodeJson = ({
  node,
  role,
  baseline,
  exact,
  required,
  atBound,
  elasticity,
  perWeek,
}: PlanNode): PlanDocument['nodes'][number] => ({
  id: node.id,
  role,
  kind: node.kind,
  phase: node.phase,
  owner: node.owner,
  baseline,
  exact,
  required,
  change: baseline === null ? null : required - baseline,
  change_ratio: baseline === null || baseline === 0 ? null : (required - baseline) / Math.abs(baseline),
  at_bound: atBound,
  elasticity,
  per_week: perWeek,
});

/** The JSON of `kpi plan`. */
export const planJson = (tree: Tree, plan: Plan, lang: Lang): PlanDocument => ({
  kpi: 1,
  command: 'plan',
  tree: tree.name,
  horizon: {
    from: plan.horizon && formatMonth(plan.horizon.from),
    to: plan.horizon && formatMonth(plan.horizon.to),
  },
  baseline_period: plan.baselinePeriod && {
    from: formatMonth(plan.baselinePeriod.from),
    to: formatMonth(plan.baselinePeriod.to),
  },
  status: plan.status,
  kgi: { ...plan.kgi },
  policy: { strategy: 'least-effort', rounding: plan.rounding, lever: plan.lever },
  nodes: plan.nodes.map(nodeJson),
  periods: periodsOf(plan),
  members: [],
  single_lever: plan.singleLever.map((entry) => ({ ...entry })),
  confidence: null,
  unreachable: plan.unreachable && {
    best: plan.unreachable.best,
    short_by: plan.unreachable.shortBy,
    proof: plan.unreachable.proof,
    conflict: plan.unreachable.conflict.map((entry) => ({ ...entry })),
    relax: plan.unreachable.relax.map((entry) => ({ ...entry })),
    necessary: plan.unreachable.necessary.map(({ id, atLeast }) => ({ id, at_least: atLeast })),
  },
  solution: plan.solution && {
    certificate: plan.solution.certificate,
    method: plan.solution.method,
    effort: plan.solution.effort,
  },
  verified: plan.verified,
  records:
    plan.baselinePeriod === null
      ? []
      : viewsOf(tree).map(({ source, view }) => ({ source: source.id, view })),
  warnings: plan.warnings.map(({ rule, node, message }) => ({ rule, node, message: message[lang] })),
});
