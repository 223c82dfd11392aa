import { requireNonNegative, requireWholeCounts } from './range.js';
import { incompleteGammaLower, incompleteGammaUpper } from './special.js';

/**
 * P(X <= x) for X ~ Poisson(mean), exact, through the incomplete gamma function (Abramowitz & Stegun, 1964,
 * 26.4.21). Throws RangeError unless x is a whole number >= 0 and the mean is finite and not negative.
 */
export function poissonLower(x: number, mean: number): number {
  requireWholeCounts(x, x);
  requireNonNegative('mean', mean);
  return incompleteGammaUpper(mean, x + 1);
}

/** P(X >= x) for X ~ Poisson(mean), x itself included. Source and errors as for `poissonLower`. */
export function poissonUpper(x: number, mean: number): number {
  requireWholeCounts(x, x);
  requireNonNegative('mean', mean);
  return x === 0 ? 1 : incompleteGammaLower(mean, x);
}
