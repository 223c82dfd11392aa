import { decisive } from '../model/evaluate.js';
import type { Term } from '../model/program.js';

/** The integral of t^p (1 - t)^q over [0, 1]: p! q! / (p + q + 1)!. */
const betaIntegral = (p: number, q: number): number => {
  const [most, least] = [Math.max(p, q), Math.min(p, q)];
  let value = 1 / (p + q + 1);
  for (let k = 1; k <= least; k += 1) value *= k / (most + k);
  return value;
};

/**
 * Shapley's value of each argument of a minimum that changes from `before` to `after`, for any number of arguments. An
 * argument matters at a height only where all others are above it. With each other argument changed by the chance t,
 * that is a product of t, of 1 - t and of ones and zeros, and Shapley's value is its integral over t (Owen 1972) and over
 * the heights that the argument crosses. Between any two values all that rise across are alike, and all that fall.
 */
const minimumShares = (before: readonly number[], after: readonly number[]): number[] => {
  const heights = [...new Set([...before, ...after])].sort((a, b) => a - b);
  const place = new Map(heights.map((height, index) => [height, index]));
  const crossed = before.map((value, i) => ({
    from: place.get(value)!,
    to: place.get(after[i]!)!,
  }));
  // Higher up some argument is below in both states, and nothing that the others do is seen.
  const top = crossed.reduce((least, { from, to }) => Math.min(least, Math.max(from, to)), heights.length);
  const rising = new Int32Array(heights.length + 1);
  const falling = new Int32Array(heights.length + 1);
  for (const { from, to } of crossed) {
    const passing = from < to ? rising : falling;
    passing[Math.min(from, to)]! += 1;
    passing[Math.max(from, to)]! -= 1;
  }
  // What one that rises, and one that falls, brings from the lowest height up to each.
  const risen = new Float64Array(heights.length);
  const fallen = new Float64Array(heights.length);
  let [p, q] = [0, 0];
  for (let index = 0; index < heights.length - 1; index += 1) {
    p += rising[index]!;
    q += falling[index]!;
    const width = index < top ? heights[index + 1]! - heights[index]! : 0;
    risen[index + 1] = risen[index]! + (p > 0 ? width * betaIntegral(p - 1, q) : 0);
    fallen[index + 1] = fallen[index]! + (q > 0 ? width * betaIntegral(p, q - 1) : 0);
  }
  return crossed.map(({ from, to }) => (from < to ? risen[to]! - risen[from]! : fallen[to]! - fallen[from]!));
};

/** A maximum is a minimum upside down. */
const extremeShares = (
  { operation }: Term,
  before: readonly number[],
  after: readonly number[],
): number[] => {
  if (operation === 'min') return minimumShares(before, after);
  const flipped = (values: readonly number[]) => values.map((value) => -value);
  return flipped(minimumShares(flipped(before), flipped(after)));
};

/** Secant weights of a min() or max(): Shapley's value by the change, or the mean one-sided slope where there is none. */
export const extremeWeights = (term: Term, before: ArrayLike<number>, after: ArrayLike<number>): number[] => {
  const deciding = [decisive(term, before), decisive(term, after)];
  const states = [before, after].map((values) => term.args.map((arg) => values[arg]!)) as [
    number[],
    number[],
  ];
  return extremeShares(term, ...states).map((share, i) => {
    const change = states[1][i]! - states[0][i]!;
    return change === 0 ? deciding.filter((which) => which === i).length / 2 : share / change;
  });
};
