import type { ScoreCounts } from '../../data/score-counts.js';
import type { Month } from '../../model/calendar.js';
import { uniformFrom } from '../../plan/random.js';
import { alphaInterval, ordinalAlpha } from '../../stats/krippendorff.js';
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

/** How far the raters of a KCI agree, by the cases that several have scored until a month. */
export const agreementOf = (
  { groups, cases }: Pick<ScoreCounts, 'groups' | 'cases'>,
  until: Month,
  hasRaters: boolean,
): Agreement => {
  const people = new Set(groups.flatMap(({ month, rater }) => (month <= until && rater > 0 ? [rater] : [])));
  const rated = cases
    .filter(({ month }) => month <= until)
    .flatMap(({ ratings, cases: count }) => Array.from({ length: count }, () => ratings));
  const known = { cases: rated.length, raters: hasRaters ? people.size : null };
  const nothing = { alpha: null, interval: null, ...known };
  if (rated.length < LEAST_CASES) return { status: 'unknown', ...nothing };
  const alpha = ordinalAlpha(rated);
  if (alpha === null) return { status: 'no-variation', ...nothing };
  return {
    status: statusOf(alpha),
    alpha,
    interval: alphaInterval(rated, DRAWS, uniformFrom(SEED)),
    ...known,
  };
};
