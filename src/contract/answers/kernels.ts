import { z } from 'zod';
import { figure, month } from './shared.js';

/** How long the volumes of a count take to arrive, as records show it. */
export const kernel = z.strictObject({
  node: z.string(),
  source: z.string(),
  /** The phases between which records were followed, and the last month that was looked at. */
  from: z.string(),
  to: z.string(),
  through: month,
  entered: z.int(),
  /** Those that arrived, and those that were lost before. */
  closed: z.int(),
  /** By the months after which they arrive; 1 in all. */
  shares: z.record(z.string(), figure),
  /** The share of what arrives that comes later than the shares name. */
  later: figure,
  /** The last age, in months, that enough records were followed through, and the share of all that is open then. */
  seen: z.int(),
  open: figure,
  /** Whether records still arrived at that age: some come later than anybody can tell yet. */
  lower_bound: z.boolean(),
  /** Records taken as lost, or closed, in the month of entering, for want of a date or for one before it. */
  undated_losses: z.int(),
  backwards: z.int(),
});
