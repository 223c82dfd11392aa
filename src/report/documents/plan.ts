import type { PlanDocument } from '../../contract/answers/index.js';
import type { Lang } from '../../locale/message.js';
import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';
import type { Plan, PlanNode } from '../../plan/types.js';
import { kernelsJson } from './kernels.js';
import { oddsJson } from './odds.js';
import { drawnJson, membersJson } from './plan-members.js';

const periodsOf = ({ periods }: Plan): PlanDocument['periods'] =>
  periods.map(({ month, settled, values }) => ({
    period: formatMonth(month),
    settled,
    values: Object.fromEntries(values),
  }));

const nodeJson = ({
  node,
  role,
  baseline,
  exact,
  required,
  atBound,
  elasticity,
  perWeek,
  lastMonth,
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
  last_month: lastMonth === null ? null : formatMonth(lastMonth),
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
  goals: plan.goals.map((goal) => ({ ...goal })),
  policy: {
    strategy: 'least-effort',
    levers: plan.members && (plan.members.isFreeMix ? 'free' : 'tied'),
    rounding: plan.rounding,
    lever: plan.lever,
    scenario: plan.scenario,
  },
  nodes: plan.nodes.map(nodeJson),
  periods: periodsOf(plan),
  members: membersJson(plan),
  drawn: drawnJson(plan),
  single_lever: plan.singleLever.map(({ id, required, reachable, natural }) => ({
    id,
    required,
    reachable,
    natural,
  })),
  sensitivity: plan.sensitivity.map(({ isCut, blocked, ...rest }) => ({
    ...rest,
    cut_at_bound: isCut,
    blocked: blocked && { ...blocked, nodes: [...blocked.nodes] },
  })),
  pipeline: plan.pipeline,
  spillover: plan.spillover,
  closure: plan.closure && {
    ...plan.closure,
    nodes: [...plan.closure.nodes],
    change: [...plan.closure.change],
  },
  confidence: plan.odds ? oddsJson(plan.odds) : null,
  unreachable: plan.unreachable && {
    goal: plan.unreachable.goal && { ...plan.unreachable.goal },
    best: plan.unreachable.best,
    short_by: plan.unreachable.shortBy,
    proof: plan.unreachable.proof,
    conflict: plan.unreachable.conflict.map(({ id, bound, value }) => ({ id, bound, value })),
    relax: plan.unreachable.relax.map(({ id, bound, from, to }) => ({ id, bound, from, to })),
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
  kernels: kernelsJson(plan.nodes.map(({ node }) => node)),
  warnings: plan.warnings.map(({ rule, node, message }) => ({ rule, node, message: message[lang] })),
  scenarios: [],
});
