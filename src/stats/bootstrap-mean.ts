import type { Interval } from './proportion.js';
import { requireLevel } from './range.js';
import { sampleBinomial } from './sample-binomial.js';
import type { Uniform } from './sampling.js';

/** Values, each as often as it was found. */
export type Weighted = readonly { readonly value: number; readonly count: number }[];

/** What drawing from the sample itself tells of its mean. */
export interface BootstrappedMean {
  /** The 95 % interval of the mean, or of how many times the other mean it is, or of the difference from it. */
  interval(confidence?: number): Interval;
  /** What no difference is: a ratio of 1, a difference of 0. */
  readonly nothing: number;
  /** The two-sided chance of a sample so far from a mean (of one sample), a ratio or a difference (of two). */
  test(expected: number): number;
}

/** Draws, and the most cases that are drawn one by one. */
const DRAWS = 2000;
const MOST_SINGLE = 2000;

interface Moments {
  readonly mean: number;
  /** The standard error of the mean. */
  readonly error: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const momentsOf = (values: ArrayLike<number>, counts: ArrayLike<number>, n: number): Moments => {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += counts[i]! * values[i]!;
  const mean = total / n;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) squares += counts[i]! * (values[i]! - mean) ** 2;
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
};

/** Draws samples as large as the one given, with replacement. */
const drawer = (sample: Weighted, uniform: Uniform): { readonly own: Moments; draw(): Moments } => {
  const values = sample.map(({ value }) => value);
  const counts = sample.map(({ count }) => count);
  const n = sum(counts);
  const drawn = new Float64Array(values.length);
  const places =
    n > MOST_SINGLE ? [] : counts.flatMap((count, place) => new Array<number>(count).fill(place));
  const drawSingle = (): void => {
    drawn.fill(0);
    for (let i = 0; i < n; i += 1) drawn[places[Math.floor(uniform() * n)]!]! += 1;
  };
  /** Group by group, each binomial among what is left. */
  const drawGroups = (): void => {
    let [left, of] = [n, n];
    counts.forEach((count, place) => {
      const taken = of === count ? left : sampleBinomial(left, count / of, uniform);
      drawn[place] = taken;
      left -= taken;
      of -= count;
    });
  };
  return {
    own: momentsOf(values, counts, n),
    draw: () => {
      if (n > MOST_SINGLE) drawGroups();
      else drawSingle();
      return momentsOf(values, drawn, n);
    },
  };
};

/**
 * The bootstrap-t (Efron 1982; Hall 1988) of a mean, or of two means compared: each of 2,000 draws is held against the
 * sample in standard errors of its own. Of values that are never negative it is made of the logarithms of the means, so
 * that no limit is below zero, and two means are compared by their ratio; else by their difference. Null where fewer
 * than half of the draws have any spread, for then they tell nothing.
 */
export const bootstrapMean = (
  sample: Weighted,
  other: Weighted | null,
  uniform: Uniform,
): BootstrappedMean | null => {
  const all = [sample, ...(other ? [other] : [])];
  const isLog = all.every((one) => one.every(({ value }) => value >= 0));
  const placed = ({ mean, error }: Moments): Moments =>
    isLog ? { mean: Math.log(mean), error: error / mean } : { mean, error };
  const drawers = all.map((one) => drawer(one, uniform));
  const between = (moments: readonly Moments[]): Moments => {
    const [one, two] = moments.map(placed) as [Moments, Moments | undefined];
    return two ? { mean: one.mean - two.mean, error: Math.hypot(one.error, two.error) } : one;
  };
  const own = between(drawers.map((each) => each.own));
  if (!(own.error > 0 && Number.isFinite(own.mean))) return null;
  const distances: number[] = [];
  for (let i = 0; i < DRAWS; i += 1) {
    const { mean, error } = between(drawers.map((each) => each.draw()));
    const distance = (mean - own.mean) / error;
    if (Number.isFinite(distance)) distances.push(distance);
  }
  if (distances.length < DRAWS / 2) return null;
  distances.sort((a, b) => a - b);
  const quantile = (p: number): number =>
    distances[Math.min(distances.length - 1, Math.floor(p * distances.length))]!;
  const shown = (place: number): number => (isLog ? Math.exp(place) : place);
  return {
    nothing: shown(0),
    interval: (confidence = 0.95) => {
      requireLevel('confidence', confidence);
      const tail = (1 - confidence) / 2;
      const ends = [quantile(1 - tail), quantile(tail)].map((t) => shown(own.mean - t * own.error));
      return [Math.min(ends[0]!, shown(own.mean)), Math.max(ends[1]!, shown(own.mean))];
    },
    test: (expected) => {
      const place = isLog ? Math.log(expected) : expected;
      const distance = (own.mean - place) / own.error;
      const above = distances.filter((each) => each >= distance).length;
      const below = distances.filter((each) => each <= distance).length;
      return Math.min(1, (2 * (1 + Math.min(above, below))) / (1 + distances.length));
    },
  };
};
