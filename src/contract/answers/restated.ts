import { z } from 'zod';
import { figure, maybe, month } from './shared.js';

const wasNow = { was: maybe(figure), now: maybe(figure) };

/** What has changed in the data since a snapshot; both verdicts have the form of that of a diagnosis. */
export const restated = <W extends z.ZodType>(weakest: W) =>
  z.strictObject({
    /** The day that was asked for, and the file that was read. */
    as_of: z.string(),
    snapshot: z.string(),
    kgi: z.strictObject({ actual: z.strictObject(wasNow), expected: z.strictObject(wasNow) }),
    /** Values of the months of the period that differ. */
    changes: z.array(z.strictObject({ node: z.string(), period: month, ...wasNow })),
    /** How many values of earlier months differ. */
    earlier: z.int(),
    weakest: z.strictObject({ was: weakest, now: weakest }),
  });
