import { z } from 'zod';
import { figure, maybe, period } from './shared.js';

const interval = z.tuple([figure, figure]);

const effectsObstacle = z.enum(['no-gap', 'not-named', 'not-computed', 'past', 'unknown', 'shapley']);
const splitObstacle = z.enum([
  'no-records',
  'no-acceptance',
  'no-loss',
  'no-score',
  'few-scored',
  'one-band',
  'no-limit',
  'yes-only',
  'few',
  'pending',
  'none',
]);

/** The parts of the KGI's gap along the handoff. Those that are not null add up to the gap. */
const effects = z.strictObject({
  volume: maybe(figure),
  quality: maybe(figure),
  speed: maybe(figure),
  acceptance: maybe(figure),
  later: maybe(figure),
  rest: maybe(figure),
  /** The range in which chance alone moves them, at 90 %. */
  quality_interval: maybe(interval),
  speed_interval: maybe(interval),
  /** Why there are none at all. */
  obstacle: maybe(effectsObstacle),
  /** Why the records do not tell a part from the one that it is contained in: acceptance, and for the wins later. */
  not_told: z.strictObject({
    quality: maybe(splitObstacle),
    speed: maybe(splitObstacle),
    quality_later: maybe(splitObstacle),
  }),
  /** The months whose records those of the period are held against, and whether they stand in for a plan. */
  reference: period,
  stand_in: z.boolean(),
  /** Whether so many of the period wait for their answer that quality is taken at the acceptance of before. */
  young: z.boolean(),
  /** How likely a record passed in the period has a higher score than one passed before, with its interval at 95 %. */
  score_shift: maybe(z.strictObject({ auc: figure, interval })),
});

/** Scores from `from` up to, but not with, `to`; null where a band has no end. Of all months that are old enough. */
const band = z.strictObject({
  from: maybe(figure),
  to: maybe(figure),
  /** Records passed. */
  n: z.int(),
  accepted: z.int(),
  /** Accepted ones that came to an end, and the won ones among them. */
  closed: z.int(),
  won: z.int(),
  /** Come to an end at all, accepted or not. */
  ended: z.int(),
  mean_score: maybe(figure),
  /** Accepted of those answered, and won of the accepted ones that closed. */
  pass_rate: maybe(figure),
  win_rate: maybe(figure),
  win_interval: maybe(interval),
  /** Score x pass rate x win rate. */
  cross: maybe(figure),
  wins_per_100: maybe(figure),
  /** Its share of the scored records, in the reference and in the period. */
  share_before: maybe(figure),
  share_now: maybe(figure),
});

const cutoff = z.strictObject({
  current: maybe(figure),
  /** From which on records win more often than all do on average; null where the score does not tell. */
  best: maybe(figure),
  /** At 90 %. */
  interval: maybe(interval),
  /** Where the current one lies beside the interval. */
  place: maybe(z.enum(['below', 'within', 'above'])),
  obstacle: maybe(z.enum(['few-ends', 'one-score', 'blind', 'reversed'])),
  won: z.int(),
  lost: z.int(),
  auc: maybe(figure),
  auc_interval: maybe(interval),
  /** Records passed although their score is below the current cut-off. */
  below: maybe(z.int()),
  /** Wins a month that are asked for, and the highest candidate that brings as many. */
  goal: maybe(figure),
  goal_from: maybe(figure),
  /** A month, as in the months looked at. */
  candidates: z.array(
    z.strictObject({ from: figure, passed: figure, accepted: figure, wins: maybe(figure) }),
  ),
});

/** What one department passed to another in the period, and what came of it. */
export const handoff = z.strictObject({
  id: z.string(),
  from: maybe(z.string()),
  to: maybe(z.string()),
  passed: maybe(figure),
  accepted: maybe(figure),
  acceptance: maybe(figure),
  acceptance_interval: maybe(interval),
  /** Of the records passed in the period; null without records. */
  records: maybe(
    z.strictObject({
      source: z.string(),
      passed: z.int(),
      accepted: maybe(z.int()),
      /** Not accepted and lost, and neither as yet. */
      returned: maybe(z.int()),
      pending: maybe(z.int()),
    }),
  ),
  /** Accepted records that came to their end in the period, the won ones among them, and their share. */
  closed: maybe(z.int()),
  won: maybe(z.int()),
  win_rate: maybe(figure),
  win_interval: maybe(interval),
  /** Days by which half of those answered had their answer. */
  median_days: maybe(figure),
  answers: maybe(
    z.strictObject({
      by: z.enum(['responded', 'accepted']),
      answered: z.int(),
      limit: maybe(figure),
      in_time: maybe(z.int()),
    }),
  ),
  effects,
  /** The months old enough to tell of wins; null where none is, or no date tells. */
  mature: maybe(
    z.strictObject({ period, months: z.int(), passed: z.int(), open: z.int(), unscored: z.int() }),
  ),
  mature_obstacle: maybe(z.enum(['no-records', 'no-acceptance', 'no-win', 'no-loss', 'young'])),
  bands: z.array(band),
  cutoff: maybe(cutoff),
  /** The clearest pair of neighbouring bands of which the higher one is won less often, by their lower ends. */
  inversion: maybe(
    z.strictObject({
      higher_from: maybe(figure),
      lower_from: maybe(figure),
      /** Won of all that came to an end. */
      higher_rate: figure,
      lower_rate: figure,
      p_adjusted: figure,
    }),
  ),
  /** Why records of the period came back, the most frequent first. */
  reasons: z.array(
    z.strictObject({
      /** Empty where none is written; null for all the others together. */
      reason: maybe(z.string()),
      records: z.int(),
      share: figure,
      share_before: maybe(figure),
    }),
  ),
});
