import { z } from 'zod';
import { figure, maybe } from './shared.js';

/** How a volume or an average was held against what was expected of it. */
export const levelTest = z.strictObject({
  /** Of counts the Poisson, of averages the lognormal with Student's t, or draws from the amounts themselves. */
  kind: z.enum(['poisson', 'log-t', 'bootstrap']),
  /** What was counted, or how many amounts the average is of. */
  cases: z.int(),
  /** Of the level, at 95 %. */
  interval: maybe(z.tuple([figure, figure])),
  /** Two-sided, and adjusted by Holm over all volumes and averages. */
  p_value: maybe(figure),
  p_adjusted: maybe(figure),
  /** Variance over mean of the months before: 1 where they differ by chance alone; null of fewer than 12, and of averages. */
  dispersion: maybe(figure),
  verdict: z.enum(['confirmed', 'suggestive', 'indistinct', 'insufficient']),
});

/** Why a volume or an average has no test; null where it has one, and of other nodes. */
export const untested = z.enum(['unfinished', 'no-records', 'other-records', 'alike']);
