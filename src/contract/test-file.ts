import { z } from 'zod';
import { parseNumber } from '../model/numbers.js';
import { dictionary, mapping, number, oneOf, text, texts } from './values.js';

/** How far a value may be off: a share of what is expected, or an amount in the node's own unit. */
export type Tolerance = { readonly share: number } | { readonly amount: number };

const isPercentage = (value: number | string): boolean =>
  typeof value === 'string' && value.normalize('NFKC').trim().endsWith('%');

const tolerance = z
  .union([z.number(), z.string()], { error: 'tolerance' })
  .transform((value, context): Tolerance => {
    const size = typeof value === 'number' ? value : parseNumber(value);
    if (size !== undefined && size >= 0) return isPercentage(value) ? { share: size } : { amount: size };
    context.addIssue({ code: 'custom', message: 'tolerance', input: value });
    return z.NEVER;
  });

const expectation = z.union(
  [
    number,
    mapping({
      value: number.optional(),
      tolerance: tolerance.optional(),
      min: number.optional(),
      max: number.optional(),
    }),
  ],
  { error: 'expectation' },
);

const testCase = mapping({
  name: text.optional(),
  note: text.optional(),
  given: dictionary(number).optional(),
  target: number.optional(),
  horizon: text.optional(),
  lever: text.optional(),
  lock: texts.optional(),
  set: dictionary(number).optional(),
  rounding: oneOf(['carry', 'cascade']).optional(),
  tolerance: tolerance.optional(),
  expect: dictionary(expectation).optional(),
  expect_status: oneOf(['reachable', 'unreachable', 'met']).optional(),
});

/**
 * A file of tests of a tree, `*.test.yaml`, as it is written. No test reads any data.
 *
 * ```yaml
 * kpi: 1
 * tree: kpi.yaml      # from the folder of this file. Left out: sales.test.yaml tests sales.yaml, or sales.kpi.yaml,
 *                     # or kpi.yaml, whichever stands beside it
 * tolerance: 0.5%     # a percentage is a share of what is expected, a plain number an amount in the node's own
 *                     # unit (of a rate 0.005 is half a point). A test and an expectation may have their own;
 *                     # without any, a billionth
 * tests:
 *   - name: 460 contacts make 20 wins           # forward: leaves are given, nodes are expected
 *     given: { contacts: 460, win_rate: 25% }   # counts and amounts per month, the others as levels. A leaf that is
 *                                               # left out has its baseline. What a formula computes cannot be given,
 *                                               # unless the formula looks back at the node itself: then the value is
 *                                               # that of the month before
 *     expect: { wins: 20, revenue: { min: 900万, max: 1100万 }, proposals: { value: 80, tolerance: 1 } }
 *   - name: 50M needs 525 visits                # back-solved: a target is given, what `kpi plan` requires is expected
 *     given: { win_rate: 30% }                  # where the leaves stand today, in place of their baselines and of data
 *     target: 50M                               # over the horizon, in place of the KGI's own target
 *     horizon: FY2026                           # left out: the tree's; without that, one month
 *     lever: visits                             # as the options of `kpi plan`: lever, lock, set, rounding
 *     rounding: cascade
 *     expect: { visits: 525 }                   # as `kpi plan` prints it: counts and amounts over the horizon
 *     expect_status: reachable                  # reachable, met or unreachable; left out: anything but unreachable
 * ```
 *
 * lag() is taken as settled in both: a node stands today where it stood in the months before.
 */
export const testFile = mapping({
  kpi: z.literal(1, { error: 'version' }),
  tree: text.optional(),
  tolerance: tolerance.optional(),
  tests: z.array(testCase, { error: 'tests' }),
});

export type TestFile = z.output<typeof testFile>;
export type CaseEntry = z.output<typeof testCase>;
export type ExpectationEntry = z.output<typeof expectation>;
