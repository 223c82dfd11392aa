import { uniformFrom } from '../../plan/random.js';
import { aucInterval } from '../../stats/auc-interval.js';
import { levelsOf, type Stratum } from '../../stats/score-table.js';
import { youden } from '../../stats/youden.js';
import { type Band, roundBorders, type Scored } from './bands.js';
import { courseOf } from './cross.js';
import { type Alike, recordsOf } from './evidence.js';

/**
 * Why no cut-off is named as the best: too few wins or losses, one score alone, a score that does not tell winners from
 * losers, or one by which those with less win more often.
 */
export type CutoffObstacle = 'few-ends' | 'one-score' | 'blind' | 'reversed';

/** What is to be expected where records below a score are not passed. */
export interface Candidate {
  readonly from: number;
  /** A month, as the months looked at were. */
  readonly passed: number;
  readonly accepted: number;
  /** Null where none of the accepted ones has closed. */
  readonly wins: number | null;
}

export interface CutoffFound {
  /** The one that both departments have agreed on. */
  readonly current: number | null;
  readonly best: number | null;
  /** At 90 %. */
  readonly interval: readonly [number, number] | null;
  /** Where the current one lies beside the interval: as the lowest score that it lets pass, which acts alike. */
  readonly place: 'below' | 'within' | 'above' | null;
  readonly obstacle: CutoffObstacle | null;
  readonly won: number;
  readonly lost: number;
  /** How likely a record that was won had a higher score than one that was lost, with its interval at 95 %. */
  readonly auc: number | null;
  readonly aucInterval: readonly [number, number] | null;
  /** The highest first. */
  readonly candidates: readonly Candidate[];
  /** Records passed although they lie below the cut-off agreed on; null where there is none. */
  readonly below: number | null;
  /** Wins a month that are asked for, and the highest cut-off that still brings as many; null where none does. */
  readonly goal: number | null;
  readonly goalFrom: number | null;
}

const LEAST_OF_EACH_END = 10;
const DRAWS = 400;
const SEED = 1;
const CONFIDENCE = 0.9;
/** Of more different scores than this no cut-off is known to the point; they are taken by round steps. */
const MOST_LEVELS = 60;

type ScoredGroup = Alike & { readonly score: number };

const scoredOf = (groups: readonly ScoredGroup[]): Scored[] =>
  groups.map(({ score, records }) => ({ score, records }));

/** Won and lost records by score; of very many scores, by the round border below each. */
const endsByScore = (groups: readonly ScoredGroup[], current: number | null): Stratum => {
  const levels = levelsOf(
    groups
      .filter(({ end }) => end !== 'open')
      .map(({ score, records, end }) => ({ score, cases: records, events: end === 'won' ? records : 0 })),
  );
  if (levels.length <= MOST_LEVELS) return levels;
  const steps = [levels[0]!.score, ...roundBorders(scoredOf(groups), current ?? 0, MOST_LEVELS - 1)];
  return levelsOf(
    levels.map((level) => ({ ...level, score: steps.findLast((step) => step <= level.score)! })),
  );
};

const candidatesOf = (
  groups: readonly ScoredGroup[],
  cutoffs: readonly number[],
  months: number,
): Candidate[] =>
  cutoffs.map((from) => {
    const { passed, accepted, closed, won } = courseOf(groups.filter(({ score }) => score >= from));
    return {
      from,
      passed: passed / months,
      accepted: accepted / months,
      wins: accepted === 0 ? 0 : closed === 0 ? null : (accepted * won) / closed / months,
    };
  });

const obstacleOf = (
  levels: Stratum,
  ends: { readonly won: number; readonly lost: number },
  area: ReturnType<typeof aucInterval>,
): CutoffObstacle | null => {
  if (Math.min(ends.won, ends.lost) < LEAST_OF_EACH_END) return 'few-ends';
  if (levels.length < 2) return 'one-score';
  if (area!.interval[1] < 0.5) return 'reversed';
  return area!.interval[0] <= 0.5 ? 'blind' : null;
};

const placeOf = (
  groups: readonly ScoredGroup[],
  current: number,
  [low, high]: readonly [number, number],
): CutoffFound['place'] => {
  const acting = groups.reduce(
    (least, { score }) => (score >= current ? Math.min(least, score) : least),
    Number.POSITIVE_INFINITY,
  );
  if (acting < low) return 'below';
  return acting > high ? 'above' : 'within';
};

/**
 * The cut-off from which on records win more often than all do on average (Youden 1950): there the receiver's time is
 * spent best if every record takes as much of it. None is named where the score does not tell winners from losers. Null
 * where no record has a score. The records are those of so many months.
 */
export const cutoffOf = (
  groups: readonly Alike[],
  months: number,
  bands: readonly Band[],
  current: number | null,
  goal: number | null,
): CutoffFound | null => {
  const scored = groups.filter((group): group is ScoredGroup => group.score !== null);
  if (scored.length === 0) return null;
  const levels = endsByScore(scored, current);
  const ends = {
    won: recordsOf(scored.filter(({ end }) => end === 'won')),
    lost: recordsOf(scored.filter(({ end }) => end === 'lost')),
  };
  const area = aucInterval(levels);
  const obstacle = obstacleOf(levels, ends, area);
  const found =
    obstacle === null
      ? youden(levels, { draws: DRAWS, confidence: CONFIDENCE, uniform: uniformFrom(SEED) })
      : null;
  const lowest = scored.reduce((least, { score }) => Math.min(least, score), Number.POSITIVE_INFINITY);
  const cutoffs = new Set([
    ...bands.map(({ from }) => from ?? lowest),
    ...(current === null ? [] : [Math.max(current, lowest)]),
    ...(found ? [found.at] : []),
  ]);
  const candidates = candidatesOf(
    scored,
    [...cutoffs].sort((a, b) => b - a),
    months,
  );
  return {
    current,
    best: found?.at ?? null,
    interval: found?.interval ?? null,
    place: found && current !== null ? placeOf(scored, current, found.interval) : null,
    obstacle,
    ...ends,
    auc: area?.auc ?? null,
    aucInterval: area?.interval ?? null,
    candidates,
    below: current === null ? null : recordsOf(scored.filter(({ score }) => score < current)),
    goal,
    goalFrom: goal === null ? null : (candidates.find(({ wins }) => (wins ?? 0) >= goal)?.from ?? null),
  };
};
