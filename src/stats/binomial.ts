import { requireProbability, requireWholeCounts } from './range.js';
import { incompleteBeta, incompleteBetaUpper } from './special.js';

/**
 * P(X <= x) for X ~ Binomial(n, p), exact, through the regularised incomplete beta function (Pearson, 1924).
 * Throws RangeError unless x and n are whole with 0 <= x <= n and p lies in 0..1.
 */
export function binomialLower(x: number, n: number, p: number): number {
  requireWholeCounts(x, n);
  requireProbability('p', p);
  return x === n ? 1 : incompleteBetaUpper(p, x + 1, n - x);
}

/**
 * P(X >= x) for X ~ Binomial(n, p): the other tail, which includes x itself. Source and errors as for
 * `binomialLower`.
 */
export function binomialUpper(x: number, n: number, p: number): number {
  requireWholeCounts(x, n);
  requireProbability('p', p);
  return x === 0 ? 1 : incompleteBeta(p, x, n - x + 1);
}
