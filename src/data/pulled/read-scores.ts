import type { Month } from '../../model/calendar.js';
import type { CaseGroup, ScoreCounts, ScoreGroup } from '../score-counts.js';
import { SCORE_ENDS } from '../score-key.js';
import { REPEATED } from './form.js';

/** The scores of a KCI while their rows are read. */
export interface ScoresDraft extends ScoreCounts {
  readonly groups: ScoreGroup[];
  readonly cases: CaseGroup[];
}

/** What a row of scores says. */
interface ScoreRow {
  readonly name: string;
  readonly month: Month | null;
  readonly records: number;
  readonly score: number | null;
  readonly text: string;
}

const RATER = /^\d+$/u;

/** Takes a row below the one that names the KCI. False for one that no facts file has. */
export const takeScores = (
  scores: ScoresDraft | undefined,
  kind: 'score' | 'rated',
  { name, month, records, score, text }: ScoreRow,
): boolean => {
  if (!scores || month === null) return false;
  if (kind === 'rated') {
    const ratings = text.split(' ').map(Number);
    const isRated = text.trim() !== '' && ratings.every(Number.isFinite);
    return isRated && scores.cases.push({ month, ratings, cases: records }) > 0;
  }
  const end = SCORE_ENDS.find((each) => each === text);
  const isRepeat = name.endsWith(REPEATED);
  const rater = isRepeat ? name.slice(0, -REPEATED.length) : name;
  if (!end || score === null || !RATER.test(rater)) return false;
  return scores.groups.push({ month, score, rater: Number(rater), end, isRepeat, records }) > 0;
};
