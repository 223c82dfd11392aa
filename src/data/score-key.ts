import { isBefore } from './date-order.js';

/**
 * What became of a record that was scored: it went on, it was lost, or neither is known; or it never came to where it
 * could go on. Told apart are those whose score is not known to have been given before that.
 */
export const SCORE_ENDS = [
  'advanced',
  'advanced-unforeseen',
  'lost',
  'lost-unforeseen',
  'open',
  'not-entered',
] as const;
export type ScoreEnd = (typeof SCORE_ENDS)[number];

/** The days of a record that was scored, as YYYYMMDD; 0 for one that it does not have. */
interface ScoreDays {
  /** Null where nothing tells the days of scoring. */
  readonly scored: number | null;
  /** Null where every scored record has entered. */
  readonly entered: number | null;
  readonly advanced: number;
  readonly loss: number;
}

/** A score of the day of the outcome was given before it, as far as one can tell. */
export const scoreEnd = ({ scored, entered, advanced, loss }: ScoreDays, isLost: boolean): ScoreEnd => {
  const isUnforeseen = (end: number): boolean =>
    scored !== null && (scored === 0 || (end !== 0 && isBefore(end, scored)));
  if (advanced !== 0) return isUnforeseen(advanced) ? 'advanced-unforeseen' : 'advanced';
  if (entered === 0) return 'not-entered';
  if (!isLost) return 'open';
  return isUnforeseen(loss) ? 'lost-unforeseen' : 'lost';
};

/** Between the parts of a text that says how a record was scored; no name contains it. */
export const SCORE_SEPARATOR = '\u001f';

/** How a record was scored, as one text that stands where other facts have their member. */
export const scoreKey = (score: number | null, end: ScoreEnd, rater: string, caseName: string): string =>
  [score ?? '', end, rater, caseName].join(SCORE_SEPARATOR);

/** What a text made by `scoreKey` says; no score where its cell is none. */
export const scoreOfKey = (key: string) => {
  const [score = '', end, rater = '', caseName = ''] = key.split(SCORE_SEPARATOR);
  return { score: score === '' ? null : Number(score), end: end as ScoreEnd, rater, caseName };
};
