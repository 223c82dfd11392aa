import { z } from 'zod';
import { figure, maybe } from './shared.js';

/** How likely a plan is to reach its target, from the uncertainty of its history. */
export const oddsAnswer = z.strictObject({
  probability: figure,
  /** Of the probability, from the number of draws alone. */
  standard_error: figure,
  method: z.literal('monte-carlo'),
  draws: z.int().min(1),
  seed: z.int(),
  /** The KGI below which one, five and nine in ten draws stay. */
  p10: figure,
  p50: figure,
  p90: figure,
  /**
   * The confidence that was asked for, and whether the plan has it. Where it has not, the status is `unreachable`, though
   * the target may be within reach on average, and the plan is the best one.
   */
  confidence_asked: maybe(figure),
  confidence_reached: maybe(z.boolean()),
  /** What the confidence takes: the plan of the target alone beside this one. */
  cost: maybe(
    z.strictObject({
      probability_before: figure,
      levers: z.array(z.strictObject({ id: z.string(), before: figure, required: figure })),
      effort: z.strictObject({ before: maybe(figure), required: maybe(figure) }),
    }),
  ),
});
