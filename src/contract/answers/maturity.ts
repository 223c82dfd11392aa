import { z } from 'zod';
import { figure, maybe, month } from './shared.js';

/** How far the records behind a conversion have come. */
export const maturity = z.strictObject({
  phase: z.string(),
  conversion: maybe(z.string()),
  source: z.string(),
  view: z.enum(['cohort', 'snapshot']),
  /** The last whole month that the records tell of. */
  through: month,
  entered: z.int(),
  /** Records that went on or were lost. */
  closed: z.int(),
  /** The conversion by age in months, with losing as a competing event; empty below 20 closed records. */
  curve: z.array(figure),
  /** Whether the curve still rises where it ends. */
  lower_bound: z.boolean(),
  /** Converted of entered as they stand, and of entered weighted by their maturity. */
  naive: maybe(figure),
  adjusted: maybe(figure),
  cohorts: z.array(
    z.strictObject({
      period: month,
      entered: z.int(),
      converted: z.int(),
      maturity: figure,
      /** What the cohort comes to if it goes on as the others did. */
      adjusted: maybe(figure),
      immature: z.boolean(),
    }),
  ),
  /** Months from the phase before to this one, in a cohort view from the first; null below 20 closed records. */
  median_months: maybe(z.int()),
  /** Records that entered there and have neither reached this phase nor been lost. */
  open: z.int(),
  /** Of these, the ones there for longer than 99 % of the closed ones took. */
  stale: maybe(z.strictObject({ months: z.int(), records: z.int() })),
});
