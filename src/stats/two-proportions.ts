import { type Interval, wilson } from './proportion.js';
import { requireCounts, requireWholeCounts } from './range.js';
import { normalCdf } from './special.js';

/**
 * Interval of the difference of rates x1/n1 - x0/n0: Newcombe's hybrid of the two Wilson intervals (1998b,
 * method 10). Throws RangeError unless 0 <= x <= n with n > 0 in both groups and confidence lies strictly
 * between 0 and 1.
 */
export function newcombe(x1: number, n1: number, x0: number, n0: number, confidence = 0.95): Interval {
  const [low1, high1] = wilson(x1, n1, confidence);
  const [low0, high0] = wilson(x0, n0, confidence);
  if (n1 === 0 || n0 === 0) throw new RangeError('a group without cases has no rate to compare');
  const rate1 = x1 / n1;
  const rate0 = x0 / n0;
  const difference = rate1 - rate0;
  return [
    difference - Math.hypot(rate1 - low1, high0 - rate0),
    difference + Math.hypot(high1 - rate1, rate0 - low0),
  ];
}

/**
 * The N - 1 chi-square test of equal rates (E. Pearson, 1947; Campbell, 2007). `pLower` is the one-sided p
 * for a rate in group 1 below that of group 0, from the signed root of the statistic. When all cases, or
 * none, succeed, the statistic is 0. Throws RangeError unless 0 <= x <= n (finite) in both groups.
 */
export function nMinusOneChiSquare(
  x1: number,
  n1: number,
  x0: number,
  n0: number,
): { statistic: number; pTwoSided: number; pLower: number } {
  requireCounts(x1, n1);
  requireCounts(x0, n0);
  const total = n1 + n0;
  const successes = x1 + x0;
  const scale = Math.sqrt(n1) * Math.sqrt(n0) * Math.sqrt(successes) * Math.sqrt(total - successes);
  const cross = x1 * (n0 - x0) - x0 * (n1 - x1);
  const root = scale === 0 ? 0 : (Math.sqrt(total - 1) * cross) / scale;
  return {
    statistic: root * root,
    pTwoSided: 2 * normalCdf(-Math.abs(root)),
    pLower: normalCdf(root),
  };
}

/**
 * Hypergeometric weights of every table with these margins, from `first` up, relative to the likeliest one.
 */
function tableWeights(n1: number, n0: number, successes: number): { first: number; weights: Float64Array } {
  const first = Math.max(0, successes - n0);
  const last = Math.min(n1, successes);
  const weights = new Float64Array(last - first + 1);
  const mode = Math.floor(((n1 + 1) * (successes + 1)) / (n1 + n0 + 2));
  const odds = (k: number): number => ((n1 - k) * (successes - k)) / ((k + 1) * (n0 - successes + k + 1));
  // Ratios of neighbours are exact to the last bit or two, which log-factorials of large counts are not.
  weights[mode - first] = 1;
  for (let k = mode; k < last; k += 1) weights[k + 1 - first] = weights[k - first]! * odds(k);
  for (let k = mode; k > first; k -= 1) weights[k - 1 - first] = weights[k - first]! / odds(k - 1);
  return { first, weights };
}

/**
 * Fisher's exact test (1935). `pTwoSided` sums the tables that are not more likely than the observed one,
 * with the relative tolerance 1e-7 of R's fisher.test; `pLower` is the chance of as few or fewer successes
 * in group 1. Throws RangeError unless all counts are whole and 0 <= x <= n in both groups.
 */
export function fisher(
  x1: number,
  n1: number,
  x0: number,
  n0: number,
): { pTwoSided: number; pLower: number } {
  requireWholeCounts(x1, n1);
  requireWholeCounts(x0, n0);
  const { first, weights } = tableWeights(n1, n0, x1 + x0);
  const observed = x1 - first;
  const limit = weights[observed]! * (1 + 1e-7);
  const sum = (chosen: Float64Array): number => chosen.reduce((total, weight) => total + weight, 0);
  const all = sum(weights);
  return {
    pTwoSided: sum(weights.filter((weight) => weight <= limit)) / all,
    pLower: sum(weights.subarray(0, observed + 1)) / all,
  };
}

/**
 * The one-sided p for a rate in group 1 below that of group 0, by the rule of Campbell (2007): the N - 1
 * chi-square test, or Fisher's exact test when an expected count is below 1. Errors as for `fisher`.
 */
export function lowerTest(
  x1: number,
  n1: number,
  x0: number,
  n0: number,
): { p: number; method: 'n-1-chi-square' | 'fisher' } {
  requireWholeCounts(x1, n1);
  requireWholeCounts(x0, n0);
  const successes = x1 + x0;
  const total = n1 + n0;
  const smallestExpected = (Math.min(n1, n0) * Math.min(successes, total - successes)) / total;
  // Written so that no cases at all, 0 / 0, goes to Fisher too.
  return smallestExpected >= 1
    ? { p: nMinusOneChiSquare(x1, n1, x0, n0).pLower, method: 'n-1-chi-square' }
    : { p: fisher(x1, n1, x0, n0).pLower, method: 'fisher' };
}
