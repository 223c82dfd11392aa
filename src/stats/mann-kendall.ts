import { kendallUpperTail } from './kendall-null.js';
import { normalCdf } from './special.js';
import { tieSizes } from './ties.js';

/** The evidence that values rise or fall with time. */
export interface TrendTest {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** One-sided chances of as large an S, and of as small a one, where there is no trend. */
  readonly pUp: number;
  readonly pDown: number;
  readonly pTwoSided: number;
}

/** Up to this many values the null distribution is counted out; beyond, the normal one is as good. */
const MOST_EXACT = 60;

const sOf = (values: readonly number[]): number => {
  let s = 0;
  for (let j = 1; j < values.length; j += 1)
    for (let i = 0; i < j; i += 1) s += Math.sign(values[j]! - values[i]!);
  return s;
};

const varianceOf = (values: readonly number[]): number => {
  const part = (n: number): number => n * (n - 1) * (2 * n + 5);
  const tied = tieSizes(values).reduce((sum, size) => sum + part(size), 0);
  return (part(values.length) - tied) / 18;
};

const tested = (s: number, pUp: number, pDown: number): TrendTest => ({
  s,
  pUp,
  pDown,
  pTwoSided: Math.min(1, 2 * Math.min(pUp, pDown)),
});

/** The normal approximation, with the continuity correction by one. */
const approximate = (s: number, variance: number): TrendTest => {
  if (variance === 0) return tested(s, 1, 1);
  const deviation = Math.sqrt(variance);
  return tested(s, normalCdf((1 - s) / deviation), normalCdf((s + 1) / deviation));
};

/**
 * The test of Mann (1945) and Kendall (1975) on values in the order of time: exact where no two are equal, else by the
 * normal approximation with the variance corrected for ties. It asks for the order of the values only, and takes the
 * months for independent of each other.
 */
export function mannKendall(values: readonly number[]): TrendTest {
  const s = sOf(values);
  const n = values.length;
  if (n <= MOST_EXACT && tieSizes(values).length === 0)
    return tested(s, kendallUpperTail(s, n), kendallUpperTail(-s, n));
  return approximate(s, varianceOf(values));
}

/**
 * The seasonal test of Hirsch, Slack & Smith (1982): only values of the same season are compared, and S and its
 * variance are added over the seasons. `seasons` holds the values of each, in the order of time.
 */
export function seasonalKendall(seasons: readonly (readonly number[])[]): TrendTest {
  const s = seasons.reduce((sum, values) => sum + sOf(values), 0);
  const variance = seasons.reduce((sum, values) => sum + varianceOf(values), 0);
  return approximate(s, variance);
}
