import { z } from 'zod';
import { version } from './tree.js';
import { integer, mapping, text } from './values.js';

const name = z.union([text, z.null()], { error: 'text' });

/** The baseline of `kpi validate`: findings that an old tree is known to have. */
export const baselineFile = mapping({
  kpi: version,
  baseline: z.array(
    mapping({
      /** From the folder of the baseline file. */
      file: text,
      rule: text,
      node: name,
      /** The thing in the file that a finding of no node is about, such as phases.closing. */
      path: name,
      count: integer(1, 1_000_000_000, 'whole-number'),
    }),
    { error: 'mapping' },
  ),
});

export type BaselineEntry = z.output<typeof baselineFile>['baseline'][number];
