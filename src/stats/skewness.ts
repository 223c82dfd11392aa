import { normalCdf } from './special.js';

/** The least number of values that the test of skewness is made for. */
export const LEAST_FOR_SKEWNESS = 8;

/**
 * The chance, on either side, of a sample of normal values that is so skewed (D'Agostino 1970). `skewness` is the third
 * central moment over the 3/2 power of the second, both divided by n. Throws RangeError below 8 values.
 */
export function skewnessTest(skewness: number, n: number): number {
  if (!(n >= LEAST_FOR_SKEWNESS))
    throw new RangeError(`expected at least ${LEAST_FOR_SKEWNESS} values, got ${n}`);
  const y = skewness * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const kurtosis = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const square = Math.sqrt(2 * (kurtosis - 1)) - 1;
  const width = 1 / Math.sqrt(0.5 * Math.log(square));
  const scale = Math.sqrt(2 / (square - 1));
  const z = width * Math.asinh(y / scale);
  return 2 * normalCdf(-Math.abs(z));
}
