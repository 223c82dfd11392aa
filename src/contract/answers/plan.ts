import { z } from 'zod';
import { kernel } from './kernels.js';
import { oddsAnswer } from './odds.js';
import { figure, head, kind, maybe, month, notice, period, recordsView } from './shared.js';

const planNode = z.strictObject({
  id: z.string(),
  role: z.enum(['kgi', 'derived', 'lever', 'fixed']),
  kind,
  phase: maybe(z.string()),
  owner: maybe(z.string()),
  baseline: maybe(figure),
  exact: figure,
  required: figure,
  change: maybe(figure),
  change_ratio: maybe(figure),
  at_bound: maybe(z.enum(['min', 'max'])),
  elasticity: maybe(figure),
  per_week: maybe(figure),
  /** Of a lever, the last month in which it still counts for this horizon. */
  last_month: maybe(month),
});

const status = z.enum(['reachable', 'unreachable', 'met']);
const bound = z.enum(['min', 'max', 'fixed', 'cap', 'target']);

/** One plan of several: of a scenario, or of the tree as it is where the name is null. */
const planCase = z.strictObject({
  name: maybe(z.string()),
  target: figure,
  status,
  kgi: z.strictObject({ baseline: maybe(figure), planned: figure }),
  effort: maybe(figure),
  verified: z.boolean(),
  /** How likely it is to reach its target; null where history tells of no chances, or they were left out. */
  probability: maybe(figure),
  nodes: z.array(
    planNode.pick({ id: true, role: true, baseline: true, required: true, change: true, at_bound: true }),
  ),
  unreachable: maybe(z.strictObject({ best: figure, short_by: figure })),
});

const planMember = z.strictObject({
  dimension: z.string(),
  /** Null for what the actuals name nobody for. */
  member: maybe(z.string()),
  /** Without actuals in the months that the plan starts from: planned at the team's rates. */
  new: z.boolean(),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      role: z.enum(['kgi', 'derived', 'lever', 'fixed']),
      /** What the plan starts from: a rate drawn towards the team's, the member's part of a volume. */
      baseline: figure,
      /** As the actuals have it, of as many months as the plan. */
      measured: maybe(figure),
      exact: figure,
      /** Over the horizon for what adds up, else the level of its last month. */
      required: figure,
      change: figure,
      per_week: maybe(figure),
    }),
  ),
  periods: z.array(z.strictObject({ period: month, values: z.record(z.string(), figure) })),
});

const drawnLevel = z.strictObject({
  id: z.string(),
  method: z.enum(['pooled', 'beta-binomial', 'moments', 'credibility']),
  /** The chance of members who differ so much where they are alike; null where cases are not counted. */
  p_value: maybe(figure),
  members: z.int(),
});

export const planDocument = z.strictObject({
  ...head('plan'),
  tree: z.string(),
  horizon: z.strictObject({ from: maybe(month), to: maybe(month) }),
  baseline_period: maybe(period),
  status,
  kgi: z.strictObject({ id: z.string(), baseline: maybe(figure), target: figure, planned: figure }),
  /** The KGI first, then every node with a formula and a target of its own. */
  goals: z.array(
    z.strictObject({
      id: z.string(),
      target: figure,
      baseline: maybe(figure),
      planned: figure,
      binding: maybe(z.boolean()),
      multiplier: maybe(figure),
    }),
  ),
  policy: z.strictObject({
    strategy: z.literal('least-effort'),
    /** Of a plan by member: one lever for all, or one for each. */
    levers: maybe(z.enum(['tied', 'free'])),
    rounding: z.enum(['carry', 'cascade']),
    lever: maybe(z.string()),
    /** The scenario that was planned; null for the tree as it is. */
    scenario: maybe(z.string()),
  }),
  nodes: z.array(planNode),
  periods: z.array(
    z.strictObject({ period: month, settled: z.boolean(), values: z.record(z.string(), figure) }),
  ),
  /** The members of `--by`, in the order of their names; none where it was not asked for. */
  members: z.array(planMember),
  /** How levels of members were drawn towards the team's. */
  drawn: z.array(drawnLevel),
  single_lever: z.array(
    z.strictObject({ id: z.string(), required: maybe(figure), reachable: z.boolean(), natural: z.boolean() }),
  ),
  /** What the same effort of each lever changes of the KGI, the strongest first; values are over the horizon. */
  sensitivity: z.array(
    z.strictObject({
      id: z.string(),
      held: z.boolean(),
      direction: maybe(z.enum(['up', 'down'])),
      from: figure,
      to: figure,
      effect: figure,
      elasticity: maybe(z.strictObject({ up: figure, down: figure })),
      cut_at_bound: z.boolean(),
      blocked: maybe(
        z.strictObject({ nodes: z.array(z.string()), side: z.enum(['above', 'below']), value: figure }),
      ),
    }),
  ),
  /** What is decided already of the KGI over the horizon, and its share of the target. */
  pipeline: maybe(z.strictObject({ decided: figure, share: maybe(figure) })),
  /** What the work of the horizon brings in the months after it. */
  spillover: maybe(figure),
  /** Whether the targets that were set by hand add up to the KGI, and the smallest change with which they do. */
  closure: maybe(
    z.strictObject({
      computed: figure,
      target: figure,
      closes: z.boolean(),
      nodes: z.array(z.strictObject({ id: z.string(), target: figure, computed: figure })),
      change: z.array(z.strictObject({ id: z.string(), from: figure, to: figure })),
      best: maybe(figure),
    }),
  ),
  /** How likely the plan is to reach its target; null where history tells of no chances. */
  confidence: maybe(oddsAnswer),
  unreachable: maybe(
    z.strictObject({
      /** The goal that is out of reach even by itself. */
      goal: maybe(z.strictObject({ id: z.string(), target: figure, best: figure })),
      best: figure,
      short_by: figure,
      proof: z.enum(['vertex', 'interval', 'search']),
      conflict: z.array(z.strictObject({ id: z.string(), bound, value: figure })),
      relax: z.array(z.strictObject({ id: z.string(), bound, from: figure, to: figure })),
      necessary: z.array(z.strictObject({ id: z.string(), at_least: figure })),
    }),
  ),
  solution: maybe(
    z.strictObject({
      certificate: z.enum(['global', 'local']),
      method: z.enum(['descent', 'multi-start', 'path', 'single']),
      effort: maybe(figure),
    }),
  ),
  verified: z.boolean(),
  /** How the records that the baseline rests on were counted. */
  records: z.array(z.strictObject({ source: z.string(), view: recordsView })),
  /** The lags that records have shown. */
  kernels: z.array(kernel),
  warnings: z.array(notice),
  /** All plans, this one first, where several were compared; else none. */
  scenarios: z.array(planCase),
});

export type PlanDocument = z.output<typeof planDocument>;
