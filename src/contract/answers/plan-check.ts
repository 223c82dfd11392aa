import { z } from 'zod';
import { figure, head, maybe, month, period } from './shared.js';

const said = maybe(z.union([z.string(), z.number(), z.boolean()]));

/** A number that is another one now; over the horizon, or a level, where `period` is null. */
const number = z.strictObject({
  /** Null where it is the team's. */
  member: maybe(z.string()),
  node: z.string(),
  period: maybe(month),
  committed: maybe(figure),
  now: maybe(figure),
});

/** The answer of `kpi plan --check`. */
export const planCheckDocument = z.strictObject({
  ...head('plan'),
  tree: z.string(),
  check: z.strictObject({
    file: z.string(),
    /** Whether the tree and the actuals of now give the same plan. */
    follows: z.boolean(),
    horizon: maybe(period),
    as_of: maybe(month),
    baseline_period: maybe(period),
    /** How the plan would end now; null where it cannot be computed any more. */
    status: maybe(z.enum(['reachable', 'unreachable', 'met'])),
    /** Why it cannot. */
    reason: maybe(z.string()),
    /** Definitions that have changed, by their keys in the plan file; `node` is null for the tree's own. */
    definitions: z.array(
      z.strictObject({ node: maybe(z.string()), key: z.string(), committed: said, now: said }),
    ),
    /** Whether actuals of the baseline or of settled months have changed. */
    restated: z.boolean(),
    /** Levels that the plan starts from (`period` null) and settled months that have. */
    actuals: z.array(number),
    numbers: z.array(number),
    /** The command that makes the plan again. */
    renew: z.string(),
  }),
});

export type PlanCheckDocument = z.output<typeof planCheckDocument>;
