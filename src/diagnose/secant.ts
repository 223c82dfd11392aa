import { decisive } from '../model/evaluate.js';
import type { Term } from '../model/program.js';

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

/** Abscissae and weights of Gauss-Legendre quadrature on [0, 1], by Newton's iteration on the polynomial. */
const gaussLegendre = (size: number): { at: number; weight: number }[] =>
  Array.from({ length: size }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let i = 0; i < 100; i += 1) {
      let [previous, current] = [1, x];
      for (let k = 2; k <= size; k += 1)
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      slope = (size * (x * current - previous)) / (x * x - 1);
      const next = x - current / slope;
      if (next === x) break;
      x = next;
    }
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });

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

/** Shapley's value of each argument of a min() or max(), counted over all coalitions (at most 2^8). */
const extremeShares = (term: Term, before: ArrayLike<number>, after: ArrayLike<number>): number[] => {
  const size = term.args.length;
  const worth = (coalition: number): number => {
    const states = term.args.map((arg, i) => (coalition & (1 << i) ? after[arg]! : before[arg]!));
    return term.operation === 'min' ? Math.min(...states) : Math.max(...states);
  };
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const values = Array.from({ length: 1 << size }, (_, coalition) => worth(coalition));
  return term.args.map((_, which) => {
    let share = 0;
    for (let coalition = 0; coalition < 1 << size; coalition += 1) {
      if (coalition & (1 << which)) continue;
      const members = coalition.toString(2).replaceAll('0', '').length;
      const weight = (factorial(members) * factorial(size - members - 1)) / factorial(size);
      share += weight * (values[coalition | (1 << which)]! - values[coalition]!);
    }
    return share;
  });
};

/** Secant weights of a min() or max(): Shapley's value by the change, or the mean one-sided slope where there is none. */
export const extremeWeights = (term: Term, before: ArrayLike<number>, after: ArrayLike<number>): number[] => {
  const deciding = [decisive(term, before), decisive(term, after)];
  return extremeShares(term, before, after).map((share, i) => {
    const change = after[term.args[i]!]! - before[term.args[i]!]!;
    return change === 0 ? deciding.filter((which) => which === i).length / 2 : share / change;
  });
};
