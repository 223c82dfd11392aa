import { requirePositive } from './range.js';
import { incompleteGammaUpper } from './special.js';

/** How much more months differ than chance alone would let them; 1 where they differ as chance does. */
export interface Dispersion {
  /** Pearson's chi-square over its degrees of freedom. */
  readonly ratio: number;
  /** The chance of months that differ so much where nothing but chance is at work. */
  readonly pValue: number;
}

/** Of a chi-square and its degrees of freedom, which are above zero. */
export function dispersionOf(chiSquare: number, freedom: number): Dispersion {
  requirePositive('degrees of freedom', freedom);
  return { ratio: chiSquare / freedom, pValue: incompleteGammaUpper(chiSquare / 2, freedom / 2) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Of successes out of cases by month, against the rate over all months (Pearson, 1900). Null where there is nothing to
 * compare: fewer than two months with cases, or a rate of 0 or 1.
 */
export function rateDispersion(successes: readonly number[], cases: readonly number[]): Dispersion | null {
  const rate = sum(successes) / sum(cases);
  const months = cases.flatMap((n, i) => (n > 0 ? [(successes[i]! - n * rate) ** 2 / n] : []));
  if (months.length < 2 || !(rate > 0 && rate < 1)) return null;
  return dispersionOf(sum(months) / (rate * (1 - rate)), months.length - 1);
}

/**
 * Of counts by month, against what their weights lead to expect: the index of dispersion (Fisher, 1950) where all
 * weigh the same. Null for fewer than two months, or none that counted anything.
 */
export function countDispersion(counts: readonly number[], weights: readonly number[]): Dispersion | null {
  const level = sum(counts) / sum(weights);
  if (counts.length < 2 || !(level > 0)) return null;
  const parts = counts.map((count, i) => (count - level * weights[i]!) ** 2 / (level * weights[i]!));
  return dispersionOf(sum(parts), counts.length - 1);
}

/**
 * The size of the negative binomial whose variance is `ratio` times its mean, by moments; null where it is no more
 * than the mean, as of a Poisson. The variance is mean + mean^2 / size.
 */
export function negativeBinomialSize(mean: number, ratio: number): number | null {
  return ratio > 1 ? mean / (ratio - 1) : null;
}
