import { solveLinear } from './linear.js';

/** Steps that are looked back on. */
const MEMORY = 6;
/** Farther from its end than this a descent is left to itself. */
const NEAR_END = 0.3;
const RIDGE = 1e-14;

/**
 * Near its end a descent steps as one function of where it stands. From the last steps it is guessed where that
 * function stands still (Anderson 1965; Walker & Ni 2011), which takes far fewer steps than following it there.
 * Undefined as long as there is nothing to guess from.
 */
export const hastening = (weight: Float64Array) => {
  const points: Float64Array[] = [];
  const ends: Float64Array[] = [];
  const gapOf = (i: number): Float64Array => ends[i]!.map((end, j) => end - points[i]![j]!);
  const inner = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, j) => sum + weight[j]! * value * b[j]!, 0);
  return (point: readonly number[], end: Float64Array, gap: number): number[] | undefined => {
    if (gap > NEAR_END) {
      points.length = 0;
      ends.length = 0;
      return undefined;
    }
    points.push(Float64Array.from(point));
    ends.push(end);
    if (points.length > MEMORY) {
      points.shift();
      ends.shift();
    }
    const last = points.length - 1;
    if (last < 1) return undefined;
    const now = gapOf(last);
    const changes = Array.from({ length: last }, (_, i) => {
      const before = gapOf(i);
      return now.map((value, j) => value - before[j]!);
    });
    const matrix = changes.map((a) => changes.map((b) => inner(a, b)));
    for (const [i, row] of matrix.entries()) row[i]! *= 1 + RIDGE;
    const shares = solveLinear(
      matrix,
      changes.map((change) => inner(change, now)),
    );
    if (!shares?.every(Number.isFinite)) return undefined;
    return Array.from(end, (value, j) =>
      shares.reduce((sum, share, i) => sum - share * (value - ends[i]![j]!), value),
    );
  };
};
