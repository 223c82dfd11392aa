import { z } from 'zod';
import { figure, maybe } from './shared.js';

/** How far conversions from phase to phase, multiplied, are from what came through to the last one; over all records. */
export const sequence = z.strictObject({
  source: z.string(),
  /** The last phase, which is that of wins where there is one. */
  phase: z.string(),
  /** Records with a date of the first phase; what the product makes of them; records with a date of the last phase. */
  entered: z.int(),
  predicted: figure,
  happened: z.int(),
  skipped: z.array(
    z.strictObject({
      phase: z.string(),
      /** Records with a date of the phase or of a later one; of these, the ones without a date of the phase. */
      reached: z.int(),
      records: z.int(),
      /** Of the records that came through to the last phase, the ones without a date of this one. */
      missed: z.int(),
      /** Records that came back into the phase; null where the source has one row a record. */
      returned: maybe(z.int()),
      /** From the phase before: among records with both dates, and among all that reached it. */
      conversion_of_dated: maybe(figure),
      conversion: maybe(figure),
    }),
  ),
});
