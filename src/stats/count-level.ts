import { binomialLower, binomialUpper } from './binomial.js';
import { negativeBinomialSize } from './dispersion.js';
import { poissonLower, poissonUpper } from './poisson.js';
import type { Interval } from './proportion.js';
import { requireLevel, requireNonNegative, requireProbability, requireWholeCounts } from './range.js';
import { incompleteBeta, incompleteBetaUpper, logBeta, logGamma, normalCdf } from './special.js';

/** P(X <= x) and P(X >= x), x itself included in both. */
interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Of more cases than this the normal distribution is as good as exact, and much quicker. */
const MOST_EXACT = 1e7;

/** With the correction for continuity. */
const normalTails = (x: number, mean: number, variance: number): Tails => {
  const error = Math.sqrt(variance);
  return { lower: normalCdf((x + 0.5 - mean) / error), upper: normalCdf((mean - x + 0.5) / error) };
};

/**
 * The tails of a count whose variance is `ratio` times its mean: Poisson where the ratio is 1 or less, negative binomial
 * above (its distribution function after Patil 1960).
 */
const tailsOf = (x: number, mean: number, ratio: number): Tails => {
  if (Math.max(x, mean) > MOST_EXACT && mean > 0) return normalTails(x, mean, mean * Math.max(1, ratio));
  const size = negativeBinomialSize(mean, ratio);
  if (size === null || size === 0) return { lower: poissonLower(x, mean), upper: poissonUpper(x, mean) };
  return {
    lower: incompleteBeta(1 / ratio, size, x + 1),
    upper: x === 0 ? 1 : incompleteBetaUpper(1 / ratio, size, x),
  };
};

/** Twice the smaller tail, so that a test and the interval with equal tails agree. */
const twoSided = ({ lower, upper }: Tails): number => Math.min(1, 2 * Math.min(lower, upper));

/**
 * The two-sided chance of a count as far from a mean that is taken as given: exact Poisson, or negative binomial where
 * the variance is `ratio` times the mean. Throws RangeError unless x is whole and the mean is finite and not negative.
 */
export function countTest(x: number, mean: number, ratio = 1): number {
  requireWholeCounts(x, x);
  requireNonNegative('mean', mean);
  return twoSided(tailsOf(x, mean, ratio));
}

const HALVINGS = 200;

/** Where a rising function of the mean passes zero. */
const meanWhere = (from: number, to: number, rising: (mean: number) => number): number => {
  let [low, high] = [from, to];
  while (rising(high) < 0) [low, high] = [high, 2 * high];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * The interval of the mean behind a count, with equal tails: exact of a Poisson (Garwood 1936), and by the same inversion
 * of the negative binomial where the variance is `ratio` times the mean. It contains x. Errors as for `countTest`.
 */
export function countInterval(x: number, ratio = 1, confidence = 0.95): Interval {
  requireWholeCounts(x, x);
  requireLevel('confidence', confidence);
  const tail = (1 - confidence) / 2;
  const low = x === 0 ? 0 : meanWhere(0, x, (mean) => tailsOf(x, mean, ratio).upper - tail);
  return [low, meanWhere(x, x + 1, (mean) => tail - tailsOf(x, mean, ratio).lower)];
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** A term this small beside its sum adds nothing, nor do those after it. */
const NEGLIGIBLE = 1e-18;

/** The tail of a beta-binomial from x on away from its middle: term by term, each from the one before. */
const betaBinomialTails = (x: number, n: number, a: number, b: number): Tails => {
  const at = Math.exp(logChoose(n, x) + logBeta(x + a, n - x + b) - logBeta(a, b));
  const isLow = x * (a + b) <= n * a;
  // Where the distribution is highest at its ends, terms grow again.
  const least = Math.min(a, b) < 1 ? -1 : NEGLIGIBLE;
  let [sum, term] = [at, at];
  for (let k = x; (isLow ? k > 0 : k < n) && term > least * sum; k += isLow ? -1 : 1) {
    term *= isLow
      ? (k * (b + n - k)) / ((n - k + 1) * (a + k - 1))
      : ((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1));
    sum += term;
  }
  const near = Math.min(1, sum);
  const far = Math.min(1, 1 - near + at);
  return isLow ? { lower: near, upper: far } : { lower: far, upper: near };
};

/**
 * The two-sided chance of two counts as far apart, `share` of both being expected in the first: given their sum a
 * binomial (Przyborowski & Wilenski 1940), and a beta-binomial where the variances are `ratio` times the means. Throws
 * RangeError unless the counts are whole and the share is a probability.
 */
export function countsTest(x: number, other: number, share: number, ratio = 1): number {
  const n = x + other;
  requireWholeCounts(x, n);
  requireProbability('share', share);
  if (n > MOST_EXACT && share > 0 && share < 1)
    return twoSided(normalTails(x, n * share, n * share * (1 - share) * Math.max(1, ratio)));
  const size = negativeBinomialSize(n, ratio);
  if (size === null || size === 0) {
    return twoSided({ lower: binomialLower(x, n, share), upper: binomialUpper(x, n, share) });
  }
  return twoSided(betaBinomialTails(x, n, size * share, size * (1 - share)));
}
