import type { Interval } from './proportion.js';
import { sampleBinomial } from './sample-binomial.js';
import type { Uniform } from './sampling.js';

/** What several people gave a case, without their names: those who rated nothing are left out. */
type Ratings = readonly number[];

/** Cases that are rated alike. */
export interface RatedAlike {
  readonly ratings: Ratings;
  readonly cases: number;
}

/** Pairs of values that meet within cases, by the places of both among the values; a case of m ratings weighs m pairs. */
const coincidences = (ratings: Ratings, places: ReadonlyMap<number, number>): Float64Array => {
  const size = places.size;
  const counts = new Float64Array(size * size);
  for (const [index, first] of ratings.entries()) {
    for (const [other, second] of ratings.entries()) {
      if (index === other) continue;
      counts[places.get(first)! * size + places.get(second)!]! += 1 / (ratings.length - 1);
    }
  }
  return counts;
};

/** Null where all values are the same, or none are there. */
const alphaOf = (counts: Float64Array, size: number): number | null => {
  const totals = Array.from({ length: size }, (_, value) =>
    counts.subarray(value * size, (value + 1) * size).reduce((sum, count) => sum + count, 0),
  );
  const all = totals.reduce((sum, total) => sum + total, 0);
  let [observed, expected] = [0, 0];
  for (let low = 0; low < size; low += 1) {
    let between = totals[low]! / 2;
    for (let high = low + 1; high < size; high += 1) {
      const distance = (between + totals[high]! / 2) ** 2;
      between += totals[high]!;
      observed += counts[low * size + high]! * distance;
      expected += totals[low]! * totals[high]! * distance;
    }
  }
  return expected > 0 ? 1 - ((all - 1) * observed) / expected : null;
};

/** Cases that are rated alike, as one: the order of their ratings says nothing. */
const pooled = (cases: readonly RatedAlike[]): RatedAlike[] => {
  const known = new Map<string, RatedAlike>();
  for (const { ratings, cases: count } of cases) {
    if (ratings.length < 2) continue;
    const sorted = [...ratings].sort((a, b) => a - b);
    const key = sorted.join(' ');
    known.set(key, { ratings: sorted, cases: count + (known.get(key)?.cases ?? 0) });
  }
  return [...known.values()];
};

const matricesOf = (cases: readonly RatedAlike[]) => {
  const rated = pooled(cases);
  const values = [...new Set(rated.flatMap(({ ratings }) => ratings))].sort((a, b) => a - b);
  const places = new Map(values.map((value, place) => [value, place]));
  return {
    matrices: rated.map(({ ratings }) => coincidences(ratings, places)),
    counts: rated.map(({ cases: count }) => count),
    size: values.length,
  };
};

const added = (matrices: readonly Float64Array[], counts: readonly number[], size: number): Float64Array => {
  const sum = new Float64Array(size * size);
  for (const [which, matrix] of matrices.entries()) {
    const count = counts[which]!;
    if (count > 0) for (let at = 0; at < sum.length; at += 1) sum[at]! += count * matrix[at]!;
  }
  return sum;
};

/**
 * Krippendorff's alpha (2011) with the ordinal metric: 1 where raters agree, 0 where they agree as chance would. Cases
 * with one rating say nothing. Null where there is no variation to agree on.
 */
export const ordinalAlpha = (cases: readonly RatedAlike[]): number | null => {
  const { matrices, counts, size } = matricesOf(cases);
  return alphaOf(added(matrices, counts, size), size);
};

/** As many cases drawn anew, with replacement: how often each kind of them comes, one kind after the other. */
const drawnAnew = (counts: readonly number[], uniform: Uniform): number[] => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let [left, open] = [all, all];
  return counts.map((count) => {
    const drawn = count === open ? left : sampleBinomial(left, count / open, uniform);
    left -= drawn;
    open -= count;
    return drawn;
  });
};

const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const [first, second] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return first + (at - low) * (second - first);
};

/**
 * The percentile interval, at 95 %, of alpha over cases drawn anew so many times (Efron 1979), by the uniform numbers
 * that are handed in; the time depends on how many kinds of cases there are, not on how many cases. Draws without
 * variation have no alpha; null where they are more than one in twenty.
 */
export const alphaInterval = (
  cases: readonly RatedAlike[],
  draws: number,
  uniform: Uniform,
): Interval | null => {
  const { matrices, counts, size } = matricesOf(cases);
  const alphas: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const alpha = alphaOf(added(matrices, drawnAnew(counts, uniform), size), size);
    if (alpha !== null) alphas.push(alpha);
  }
  if (alphas.length < 0.95 * draws) return null;
  alphas.sort((a, b) => a - b);
  return [quantile(alphas, 0.025), quantile(alphas, 0.975)];
};
