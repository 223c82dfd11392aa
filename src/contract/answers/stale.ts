import { z } from 'zod';
import { month } from './shared.js';

/** A record that has been under way for too long. */
export const staleRecord = z.strictObject({
  source: z.string(),
  /** The phase that it has not reached. */
  phase: z.string(),
  id: z.string(),
  /** The month in which it entered the phase before, in a cohort view the first one; and how many months ago that is. */
  since: month,
  months: z.int(),
  /** What the dimensions of the source say of it. */
  dimensions: z.record(z.string(), z.string()),
});
