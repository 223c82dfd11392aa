import { integrate } from './integrate.js';
import { betaKernel } from './kernels.js';
import { requireCounts, requireLevel, requireProbability } from './range.js';
import { incompleteBeta, incompleteBetaUpper, inverseIncompleteBeta, normalQuantile } from './special.js';

/** Lower and upper limit. */
export type Interval = [low: number, high: number];

function requireInterval(x: number, n: number, confidence: number): void {
  requireCounts(x, n);
  requireLevel('confidence', confidence);
}

/**
 * Wilson's score interval for the rate behind x successes in n cases (Wilson, 1927). It contains x / n,
 * starts at exactly 0 when x = 0 and ends at exactly 1 when x = n; without cases it is 0..1. Counts may be
 * fractional. Throws RangeError unless 0 <= x <= n (finite) and confidence lies strictly between 0 and 1.
 */
export function wilson(x: number, n: number, confidence = 0.95): Interval {
  requireInterval(x, n, confidence);
  if (n === 0) return [0, 1];
  const z = normalQuantile((1 - confidence) / 2);
  const rate = x / n;
  const centre = x + (z * z) / 2;
  const half = -z * Math.sqrt(rate * (n - x) + (z * z) / 4);
  const total = n + z * z;
  // Fractional counts may lie so close to an edge that rounding steps over it, or over x / n.
  const low = x === 0 ? 0 : Math.max(0, (centre - half) / total);
  const high = x === n ? 1 : Math.min(1, Math.max(rate, (centre + half) / total));
  return [low, high];
}

/**
 * Equal-tailed interval of the Jeffreys posterior Beta(x + 1/2, n - x + 1/2), with the lower limit set to 0
 * at x = 0 and the upper to 1 at x = n (Brown, Cai & DasGupta, 2001). Errors as for `wilson`.
 */
export function jeffreys(x: number, n: number, confidence = 0.95): Interval {
  requireInterval(x, n, confidence);
  const tail = (1 - confidence) / 2;
  const limit = (p: number): number => inverseIncompleteBeta(p, x + 0.5, n - x + 0.5);
  return [x === 0 ? 0 : limit(tail), x === n ? 1 : limit(1 - tail)];
}

/**
 * The exact, conservative interval of Clopper & Pearson (1934): it covers the true rate at least as often as
 * the confidence says. Errors as for `wilson`.
 */
export function clopperPearson(x: number, n: number, confidence = 0.95): Interval {
  requireInterval(x, n, confidence);
  const tail = (1 - confidence) / 2;
  const low = x === 0 ? 0 : inverseIncompleteBeta(tail, x, n - x + 1);
  const high = x === n ? 1 : inverseIncompleteBeta(1 - tail, x + 1, n - x);
  return [low, high];
}

/**
 * The probability that the true rate lies below the target, given x successes in n cases, under the Jeffreys
 * posterior Beta(x + 1/2, n - x + 1/2) (Jeffreys, 1946).
 * Throws RangeError unless 0 <= x <= n (finite) and the target lies in 0..1.
 */
export function posteriorBelow(x: number, n: number, target: number): number {
  requireCounts(x, n);
  requireProbability('target', target);
  return incompleteBeta(target, x + 0.5, n - x + 0.5);
}

/**
 * The mean of `value` under the Jeffreys posterior of x in n; what lies beyond 1e-12 in each tail is left
 * out.
 */
function posteriorMean(x: number, n: number, value: (rate: number) => number): number {
  const a = x + 0.5;
  const b = n - x + 0.5;
  // In the angle with rate = sin^2, Beta(1/2, 1/2) is flat: no density is infinite at an end, and all widths
  // are about 1 / (2 sqrt(n)). Each limit is measured from its own end, so that none rounds off to that end.
  const margin = (p: number, q: number): number => Math.asin(Math.sqrt(inverseIncompleteBeta(1e-12, p, q)));
  return integrate(margin(a, b), Math.PI / 2 - margin(b, a), (theta) => {
    const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
    const rate = sine * sine;
    return ((2 * betaKernel(rate, cosine * cosine, a, b)) / (sine * cosine)) * value(rate);
  });
}

/**
 * The probability that the rate behind x1 of n1 is below the rate behind x0 of n0, for two independent
 * Jeffreys posteriors. Deterministic: tanh-sinh quadrature (Takahasi & Mori, 1974), absolute error below
 * 1e-8 for up to a million cases a group. Throws RangeError unless 0 <= x <= n (finite) in both groups.
 */
export function posteriorLess(x1: number, n1: number, x0: number, n0: number): number {
  requireCounts(x1, n1);
  requireCounts(x0, n0);
  // The narrower posterior is the one to integrate over: across it the other's distribution function is
  // smooth.
  return n1 > n0
    ? posteriorMean(x1, n1, (rate) => incompleteBetaUpper(rate, x0 + 0.5, n0 - x0 + 0.5))
    : posteriorMean(x0, n0, (rate) => posteriorBelow(x1, n1, rate));
}
