import { kendallUpperTail } from './kendall-null.js';
import { normalCdf } from './special.js';
import { tieSizes } from './ties.js';

const pairsIn = (n: number): number => (n * (n - 1)) / 2;

const sumOver = (sizes: readonly number[], term: (size: number) => number): number =>
  sizes.reduce((sum, size) => sum + term(size), 0);

/** The variance of S where either side has ties (Kendall 1970, chapter 4). */
const varianceOf = (n: number, tiesX: readonly number[], tiesY: readonly number[]): number => {
  const whole = (t: number): number => t * (t - 1) * (2 * t + 5);
  const triples = (t: number): number => t * (t - 1) * (t - 2);
  const twice = (t: number): number => t * (t - 1);
  const main = (whole(n) - sumOver(tiesX, whole) - sumOver(tiesY, whole)) / 18;
  const both = (sumOver(tiesX, triples) * sumOver(tiesY, triples)) / (9 * triples(n));
  return main + both + (sumOver(tiesX, twice) * sumOver(tiesY, twice)) / (2 * twice(n));
};

/**
 * Kendall's tau-b of two series (Kendall 1945) with its two-sided p: exact without ties, else by the normal
 * approximation. Null where there are fewer than three pairs, or one of the series does not move at all. Throws
 * RangeError where the series differ in length.
 */
export function kendallTau(
  x: readonly number[],
  y: readonly number[],
): { readonly tau: number; readonly p: number } | null {
  const n = x.length;
  if (y.length !== n)
    throw new RangeError(`expected as many values of both series, got ${n} and ${y.length}`);
  if (n < 3) return null;
  let s = 0;
  for (let j = 1; j < n; j += 1)
    for (let i = 0; i < j; i += 1) s += Math.sign(x[j]! - x[i]!) * Math.sign(y[j]! - y[i]!);
  const [tiesX, tiesY] = [tieSizes(x), tieSizes(y)];
  const movingX = pairsIn(n) - sumOver(tiesX, pairsIn);
  const movingY = pairsIn(n) - sumOver(tiesY, pairsIn);
  if (movingX === 0 || movingY === 0) return null;
  const tau = s / Math.sqrt(movingX * movingY);
  if (tiesX.length === 0 && tiesY.length === 0)
    return { tau, p: Math.min(1, 2 * kendallUpperTail(Math.abs(s), n)) };
  return { tau, p: 2 * normalCdf(-Math.abs(s) / Math.sqrt(varianceOf(n, tiesX, tiesY))) };
}
