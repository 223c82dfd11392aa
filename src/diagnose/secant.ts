import { gaussLegendre } from '../stats/gauss-legendre.js';

/** A factor of a product before and after, above (+1) or below (-1) the line. */
export interface Factor {
  readonly before: number;
  readonly after: number;
  readonly power: number;
}

/** The logarithmic mean (a - b) / ln(a / b), with its limits; stable where a is near b. */
export const logMean = (a: number, b: number): number => {
  if (a === b) return a;
  if (a === 0 || b === 0) return 0;
  const relative = (a - b) / b;
  // Near each other the quotient's logarithm loses digits, far from each other the difference's does.
  return (a - b) / (Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(a / b));
};

/** Whether logarithms of both sides exist: every factor keeps its sign and none is zero. */
export const hasLogs = (factors: readonly Factor[]): boolean =>
  factors.every(({ before, after }) => before * after > 0 && Number.isFinite(before / after));

const productOf = (factors: readonly Factor[], side: 'before' | 'after'): number =>
  factors.reduce(
    (product, factor) => (factor.power > 0 ? product * factor[side] : product / factor[side]),
    1,
  );

/**
 * Secant weights w of a product, so that sum w_i (after_i - before_i) is its change exactly: logarithmic mean Divisia
 * index (Ang 2005, LMDI-I additive).
 */
export const logWeights = (factors: readonly Factor[]): number[] => {
  const whole = logMean(productOf(factors, 'after'), productOf(factors, 'before'));
  return factors.map(({ before, after, power }) => (power * whole) / logMean(after, before));
};

/**
 * Secant weights of a product by Shapley's value (Shapley 1953; Shorrocks 2013), which zeros and changes of sign do
 * not trouble. A product is linear in each factor, so that the value is the integral of its derivative along the
 * diagonal (Owen 1972), a polynomial that the quadrature takes exactly.
 */
export const shapleyWeights = (factors: readonly Factor[]): number[] => {
  const ends = factors.map(
    ({ before, after, power }) => (power > 0 ? [before, after] : [1 / before, 1 / after]) as [number, number],
  );
  const nodes = gaussLegendre(Math.max(1, Math.ceil(factors.length / 2)));
  return factors.map(({ before, after, power }, which) => {
    const others = nodes.reduce((sum, { at, weight }) => {
      const product = ends.reduce(
        (rest, [from, to], i) => (i === which ? rest : rest * (from + at * (to - from))),
        1,
      );
      return sum + weight * product;
    }, 0);
    // The slope of 1/c between its ends is -1 / (before * after).
    return power > 0 ? others : -others / (before * after);
  });
};
