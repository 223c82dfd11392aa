import { z } from 'zod';
import { head } from './shared.js';

/** The files are named from the current folder, with forward slashes. */
export const initDocument = z.strictObject({
  ...head('init'),
  files: z.array(z.string()),
  /** With --from: what the file was taken for, and what to know of it. */
  proposal: z
    .strictObject({
      file: z.string(),
      preset: z.string(),
      recognised_by: z.array(z.string()),
      rows_looked_at: z.int(),
      to_check: z.array(z.string()),
      assumed: z.array(z.string()),
    })
    .optional(),
});

export type InitDocument = z.output<typeof initDocument>;
