import { z } from 'zod';
import { figure, head, maybe } from './shared.js';

export const testDocument = z.strictObject({
  ...head('test'),
  summary: z.strictObject({
    /** Files of tests, the unusable ones included; their tests are not counted. */
    files: z.int(),
    unusable: z.int(),
    tests: z.int(),
    passed: z.int(),
    failed: z.int(),
  }),
  tests: z.array(
    z.strictObject({
      file: z.string(),
      tree: z.string(),
      name: z.string(),
      status: z.enum(['passed', 'failed']),
      failures: z.array(
        z.strictObject({
          node: maybe(z.string()),
          /** Null where a range, or a status of the plan, is expected. */
          expected: maybe(figure),
          /** How far the value may be off, in the node's own unit; null where no value is expected. */
          tolerance: maybe(figure),
          range: maybe(z.strictObject({ min: maybe(figure), max: maybe(figure) })),
          actual: maybe(figure),
          message: z.string(),
          line: z.int().min(1),
          column: z.int().min(1),
        }),
      ),
    }),
  ),
});

export type TestDocument = z.output<typeof testDocument>;
