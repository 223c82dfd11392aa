import { z } from 'zod';
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

const bound = z.enum(['min', 'max', 'fixed', 'cap', 'target']);

export const planDocument = z.strictObject({
  ...head('plan'),
  tree: z.string(),
  horizon: z.strictObject({ from: maybe(month), to: maybe(month) }),
  baseline_period: maybe(period),
  status: z.enum(['reachable', 'unreachable', 'met']),
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
    rounding: z.enum(['carry', 'cascade']),
    lever: maybe(z.string()),
  }),
  nodes: z.array(planNode),
  periods: z.array(
    z.strictObject({ period: month, settled: z.boolean(), values: z.record(z.string(), figure) }),
  ),
  members: z.array(z.never()),
  single_lever: z.array(
    z.strictObject({ id: z.string(), required: maybe(figure), reachable: z.boolean(), natural: z.boolean() }),
  ),
  /** What is decided already of the KGI over the horizon, and its share of the target. */
  pipeline: maybe(z.strictObject({ decided: figure, share: figure })),
  /** What the work of the horizon brings in the months after it. */
  spillover: maybe(figure),
  confidence: z.null(),
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
  warnings: z.array(notice),
});

export type PlanDocument = z.output<typeof planDocument>;
