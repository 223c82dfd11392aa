import { binomialLower } from './binomial.js';
import { requireLevel, requireProbability, requireWholeCounts } from './range.js';

/**
 * The largest count of successes in n cases that is significantly below the target rate: the largest x with
 * P(X <= x) <= alpha under Binomial(n, target), one-sided and exact. -1 when even no success at all would not
 * be significant. Throws RangeError unless n is whole and not negative, target lies in 0..1 and alpha lies
 * strictly between 0 and 1.
 */
export function criticalCount(n: number, target: number, alpha: number): number {
  requireWholeCounts(0, n);
  requireProbability('target', target);
  requireLevel('alpha', alpha);
  // P(X <= n) = 1, so n itself is never significant.
  let aboveAlpha = n;
  let atMostAlpha = -1;
  while (aboveAlpha - atMostAlpha > 1) {
    const middle = Math.floor((aboveAlpha + atMostAlpha) / 2);
    if (binomialLower(middle, n, target) <= alpha) atMostAlpha = middle;
    else aboveAlpha = middle;
  }
  return atMostAlpha;
}
