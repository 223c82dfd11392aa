import { z } from 'zod';
import { figure, maybe, month, period } from './shared.js';

/** The figures that an alert rests on, by name. */
export const evidence = z.record(z.string(), z.union([figure, z.string()]));

const beside = { actual: figure, last_year: figure, ratio: maybe(figure) };

/** How the nodes moved over the months up to the period. */
export const trends = z.array(
  z.strictObject({
    id: z.string(),
    /** Months with a value, and the first and the last of them. */
    periods: z.int(),
    from: maybe(month),
    to: maybe(month),
    /** Theil and Sen's slope. */
    slope_per_month: maybe(figure),
    /** Mann and Kendall's test, two-sided; adjusted over all nodes by Benjamini and Hochberg. */
    p_value: maybe(figure),
    p_adjusted: maybe(figure),
    direction: z.enum(['up', 'down', 'none']),
    status: z.enum(['too-short', 'tentative', 'chart', 'carried-over']),
    /** Whether the season was taken out, by the weights of the tree or by those that two years show. */
    season: z.enum(['declared', 'shown', 'none']),
    /** The control chart, with its limits of the last month and the months that they are made of. */
    chart: maybe(
      z.strictObject({
        kind: z.enum(['xmr', 'p', 'p-prime']),
        center: figure,
        lower: figure,
        upper: figure,
        baseline: period,
      }),
    ),
    signals: z.array(
      z.strictObject({ period: month, rule: z.enum(['beyond-limits', 'run-of-eight', 'three-of-four']) }),
    ),
    /** Correlation of each month with the one before, beside the trend. */
    autocorrelation: maybe(figure),
    year_on_year: maybe(
      z.strictObject({
        ...beside,
        /** From the start of the fiscal year, where the period is a part of it only. */
        to_date: maybe(z.strictObject({ from: month, to: month, ...beside })),
      }),
    ),
  }),
);

/** Whether the KGI moved with a volume, from month to month, at a lag that the tree declares. */
export const links = z.array(
  z.strictObject({
    node: z.string(),
    lag: z.int(),
    pairs: z.int(),
    tau: maybe(figure),
    p_value: maybe(figure),
    p_adjusted: maybe(figure),
    verdict: z.enum(['with', 'against', 'unclear', 'too-short']),
  }),
);
