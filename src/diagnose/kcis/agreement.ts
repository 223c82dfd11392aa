import type { CaseGroup, ScoreCounts } from '../../data/score-counts.js';
import type { Month } from '../../model/calendar.js';
import { uniformFrom } from '../../plan/random.js';
import { alphaInterval, ordinalAlpha } from '../../stats/krippendorff.js';
import { weightedKappa } from '../../stats/weighted-kappa.js';
import type { Agreement, AgreementStatus } from './types.js';

/** Cases below which agreement is a matter of luck. */
const LEAST_CASES = 10;
const USABLE = 0.8;
const TENTATIVE = 0.667;
const DRAWS = 1000;
const SEED = 1;

const statusOf = (alpha: number): AgreementStatus => {
  if (alpha >= USABLE) return 'usable';
  return alpha >= TENTATIVE ? 'tentative' : 'not-comparable';
};

/** That of two raters, whose ratings of a case stand in the order of the raters. */
const quadraticKappa = (rated: readonly CaseGroup[]): number | null =>
  weightedKappa(
    rated.map(({ ratings, cases }) => ({ first: ratings[0]!, second: ratings[1]!, cases })),
    'quadratic',
  );

/** How far the raters of a KCI agree, by the cases that several have scored until a month. */
export const agreementOf = (
  { groups, cases }: Pick<ScoreCounts, 'groups' | 'cases'>,
  until: Month,
  hasRaters: boolean,
): Agreement => {
  const people = new Set(groups.flatMap(({ month, rater }) => (month <= until && rater > 0 ? [rater] : [])));
  const rated = cases.filter(({ month }) => month <= until);
  const known = {
    cases: rated.reduce((sum, { cases: count }) => sum + count, 0),
    raters: hasRaters ? people.size : null,
  };
  const nothing = { alpha: null, interval: null, kappa: null, ...known };
  if (known.cases < LEAST_CASES) return { status: 'unknown', ...nothing };
  const alpha = ordinalAlpha(rated);
  if (alpha === null) return { status: 'no-variation', ...nothing };
  return {
    status: statusOf(alpha),
    alpha,
    interval: alphaInterval(rated, DRAWS, uniformFrom(SEED)),
    kappa: known.raters === 2 ? quadraticKappa(rated) : null,
    ...known,
  };
};
