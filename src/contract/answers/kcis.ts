import { z } from 'zod';
import { figure, maybe, period } from './shared.js';

const interval = z.tuple([figure, figure]);

const link = z.strictObject({
  to: z.string(),
  status: z.enum(['supported', 'contradicted', 'hypothesis', 'too-little-data']),
  /** Why there was too little; null otherwise. */
  obstacle: maybe(
    z.enum(['no-records', 'no-advance', 'no-loss', 'few-cases', 'few-scores', 'no-comparison']),
  ),
  /** The months whose scores were looked at, and what became of the records. */
  period: maybe(period),
  advanced: z.int(),
  lost: z.int(),
  /** Left out: open ones and those of months with many such, and those scored after the outcome or nobody knows when. */
  young: z.int(),
  unforeseen: z.int(),
  /** Whether the dates of scoring are known. */
  timed: z.boolean(),
  /** One-sided, in the direction that is hoped for; adjusted for the number of KCIs. */
  p_value: maybe(figure),
  p_adjusted: maybe(figure),
  auc: maybe(figure),
  /** For one point more. */
  odds_ratio: maybe(figure),
  odds_ratio_interval: maybe(interval),
  method: maybe(z.enum(['likelihood', 'firth'])),
  by_rater: maybe(z.boolean()),
  /** The share that goes on, and the one that goes with scores half a point better: an association. */
  half_point: maybe(z.strictObject({ from: figure, to: figure })),
});

/** The quality of selling by one rubric. Scores of the period; agreement, trend and link of all months until its end. */
export const kci = z.strictObject({
  id: z.string(),
  /** Scores; null where they are not known one by one. */
  n: maybe(z.int()),
  /** The lowest score that counts as high. */
  high_from: figure,
  share_high: maybe(figure),
  interval: maybe(interval),
  median: maybe(figure),
  mean: maybe(figure),
  /** The share of each score that was given. */
  levels: maybe(z.record(z.string(), figure)),
  alpha: maybe(figure),
  alpha_interval: maybe(interval),
  /** Where two people have scored, Cohen's kappa with quadratic weights. */
  kappa: maybe(figure),
  agreement: z.enum(['usable', 'tentative', 'not-comparable', 'no-variation', 'unknown']),
  /** Cases that two or more have scored, and how many people have scored; null where no column names them. */
  rated_cases: z.int(),
  raters: maybe(z.int()),
  trend: maybe(
    z.strictObject({
      period,
      periods: z.int(),
      direction: z.enum(['rising', 'falling', 'none']),
      p_value: figure,
      /** The shares of high scores in the earlier and in the later half. */
      early: figure,
      late: figure,
      inflated: z.boolean(),
    }),
  ),
  /** Null where it drives nothing. */
  link: maybe(link),
});
