import type { ScoreGroup } from '../../data/score-counts.js';
import type { Scoring } from '../../model/scoring.js';
import { type Node, type NodeId, naturalRange } from '../../model/tree.js';
import { auc } from '../../stats/auc.js';
import { logisticFit, rateShifted } from '../../stats/logistic.js';
import { normalQuantile } from '../../stats/special.js';
import { trendInRates } from '../../stats/trend-in-rates.js';
import { endingAs, ofMatureMonths, strataOf } from './strata.js';
import { recordsIn } from './summary.js';
import type { Link, LinkFound, LinkObstacle } from './types.js';

const LEAST_OF_EACH_END = 10;
const LEAST_SCORES = 3;
const HALF_A_POINT = 0.5;

/** A link before those of all KCIs are corrected together: with the p of the direction that nobody hoped for. */
export interface TestedLink extends Omit<Link, 'status' | 'found'> {
  readonly found: (Omit<LinkFound, 'pAdjusted'> & { readonly pOpposite: number }) | null;
}

const oddsBetween = (slope: number, error: number): readonly [number, number] => {
  const z = normalQuantile(0.975);
  return [Math.exp(slope - z * error), Math.exp(slope + z * error)];
};

/** Whether every record of some score, or none, went on: then the likelihood has no maximum worth the name. */
const hasEmptyCell = (groups: readonly ScoreGroup[]): boolean =>
  strataOf(
    groups,
    () => 0,
    ({ score }) => score,
  ).some((stratum) => stratum.some(({ cases, events }) => events === 0 || events === cases));

const foundIn = (groups: readonly ScoreGroup[], kci: Node, isHopedToRise: boolean): TestedLink['found'] => {
  const strata = strataOf(
    groups,
    ({ rater }) => rater,
    ({ score }) => score,
  );
  const trend = trendInRates(strata);
  const strength = auc(strata);
  const likely = hasEmptyCell(groups) ? null : logisticFit(strata, 'likelihood');
  const fit = likely ?? logisticFit(strata, 'firth');
  if (!trend || strength === null || !fit) return null;
  const scale = naturalRange(kci);
  return {
    pValue: isHopedToRise ? trend.pRising : trend.pFalling,
    pOpposite: isHopedToRise ? trend.pFalling : trend.pRising,
    auc: strength,
    oddsRatio: Math.exp(fit.slope),
    interval: oddsBetween(fit.slope, fit.standardError),
    method: likely ? 'likelihood' : 'firth',
    isByRater: strata.length > 1,
    halfPoint: {
      from: rateShifted(fit, 0, scale),
      to: rateShifted(fit, isHopedToRise ? HALF_A_POINT : -HALF_A_POINT, scale),
    },
  };
};

const obstacleOf = (
  scoring: Scoring | null,
  advanced: readonly ScoreGroup[],
  lost: readonly ScoreGroup[],
): LinkObstacle | null => {
  if (!scoring) return 'no-records';
  if (scoring.advanced.length === 0) return 'no-advance';
  if (!scoring.lost) return 'no-loss';
  if (Math.min(recordsIn(advanced), recordsIn(lost)) < LEAST_OF_EACH_END) return 'few-cases';
  const scores = new Set([...advanced, ...lost].map(({ score }) => score));
  return scores.size < LEAST_SCORES ? 'few-scores' : null;
};

/**
 * Tests whether records with higher scores of a KCI went on more often (Cochran & Armitage's trend, by rater after Mantel
 * 1963). Months in which more than a fifth is still open are left out, for what has closed there is not like the rest.
 */
export const testLink = (
  kci: Node,
  to: NodeId,
  scoring: Scoring | null,
  all: readonly ScoreGroup[],
  isHopedToRise: boolean,
): TestedLink => {
  const groups = all.filter(({ end }) => end !== 'not-entered');
  const mature = ofMatureMonths(groups);
  const [advanced, lost] = [endingAs(mature, 'advanced'), endingAs(mature, 'lost')];
  const obstacle = obstacleOf(scoring, advanced, lost);
  const found = obstacle === null ? foundIn(mature, kci, isHopedToRise) : null;
  const months = groups.map(({ month }) => month);
  const unforeseen = recordsIn(endingAs(mature, 'advanced-unforeseen', 'lost-unforeseen'));
  const counted = { advanced: recordsIn(advanced), lost: recordsIn(lost) };
  return {
    to,
    obstacle: obstacle ?? (found ? null : 'no-comparison'),
    months: months.length === 0 ? null : { from: months[0]!, to: months.at(-1)! },
    ...counted,
    young: recordsIn(groups) - counted.advanced - counted.lost - unforeseen,
    unforeseen,
    isHopedToRise,
    isTimed: (scoring?.scored.length ?? 0) > 0,
    found,
  };
};
