import { z } from 'zod';
import { amountRead, unmatchedRows } from './diagnose.js';
import { figure, head, maybe, month, recordsView } from './shared.js';

/** What a node adds up to in a month, for one member of the source's dimensions: a mean is sum / count. */
const fact = z.strictObject({
  node: z.string(),
  month,
  member: z.record(z.string(), z.string()),
  sum: figure,
  count: figure,
});

/** What a table says was expected beside it, of the months `month` to `through`. */
const expected = fact.extend({ role: z.enum(['budget', 'last-year']), through: month });

/** Days are YYYYMMDD as a number; 00 for the day where only a month is known. */
export const pullDocument = z.strictObject({
  ...head('pull'),
  tree: z.string(),
  sources: z.array(
    z.strictObject({
      source: z.string(),
      /** Which month its records count in; null where it is no list of records. */
      view: maybe(recordsView),
      first_day: maybe(z.int()),
      last_day: maybe(z.int()),
      files: z.array(z.strictObject(amountRead)),
      joins: z.array(unmatchedRows),
      nodes: z.array(z.string()),
      facts: z.array(fact),
      expected: z.array(expected),
    }),
  ),
});

export type PullDocument = z.output<typeof pullDocument>;
