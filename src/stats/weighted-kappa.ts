/** Cases that two raters have scored alike: the first gave them this score, the second that. */
export interface RatedByTwo {
  readonly first: number;
  readonly second: number;
  readonly cases: number;
}

/** How much a disagreement weighs: all alike, by its distance, or by the square of its distance. */
type Weighting = 'unweighted' | 'linear' | 'quadratic';

const WEIGHTS: Readonly<Record<Weighting, (distance: number) => number>> = {
  unweighted: (distance) => (distance === 0 ? 0 : 1),
  linear: (distance) => distance,
  quadratic: (distance) => distance ** 2,
};

const casesBy = (rated: readonly RatedByTwo[], rater: 'first' | 'second'): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const { [rater]: score, cases } of rated) counts.set(score, (counts.get(score) ?? 0) + cases);
  return counts;
};

/**
 * Cohen's weighted kappa (1968) of two raters: 1 where they agree on every case, 0 where they agree as two raters would
 * who gave their own scores by lot. Null where chance alone could not disagree, or where there are no cases.
 */
export const weightedKappa = (rated: readonly RatedByTwo[], weighting: Weighting): number | null => {
  const weight = (first: number, second: number): number => WEIGHTS[weighting](Math.abs(first - second));
  let [all, observed, expected] = [0, 0, 0];
  for (const { first, second, cases } of rated) {
    all += cases;
    observed += cases * weight(first, second);
  }
  for (const [first, cases] of casesBy(rated, 'first'))
    for (const [second, others] of casesBy(rated, 'second'))
      expected += cases * others * weight(first, second);
  return expected > 0 ? 1 - (observed * all) / expected : null;
};
