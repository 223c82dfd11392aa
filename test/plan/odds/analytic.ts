import { normalCdf } from '../../../src/stats/special.js';

/** The logarithmic derivative of the gamma function: recurrence up to 10, then its asymptotic series. */
const digamma = (x: number): number => {
  if (x < 10) return digamma(x + 1) - 1 / x;
  const square = 1 / (x * x);
  return Math.log(x) - 0.5 / x - square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)));
};

/** The derivative of digamma, likewise. */
const trigamma = (x: number): number => {
  if (x < 10) return trigamma(x + 1) + 1 / (x * x);
  const square = 1 / (x * x);
  return 1 / x + square / 2 + (square / x) * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square / 30)));
};

export type PastRate = readonly [successes: number, cases: number];

/** Of the logarithm of a rate with Jeffreys' prior. */
export const logRate = ([k, n]: PastRate): { readonly mean: number; readonly variance: number } => {
  const [a, b] = [k + 0.5, n - k + 0.5];
  return { mean: digamma(a) - digamma(a + b), variance: trigamma(a) - trigamma(a + b) };
};

/** The spread of a product of rates whose logarithms go together by `correlation`, as one of its logarithm. */
export const spreadOf = (variances: readonly number[], correlation: number): number => {
  const sds = variances.map(Math.sqrt);
  const sum = sds.reduce((total, sd) => total + sd, 0);
  const squares = variances.reduce((total, variance) => total + variance, 0);
  return Math.sqrt(squares + correlation * (sum * sum - squares));
};

/** The chance that a lognormal number of that mean and spread of its logarithm reaches a goal. */
export const reaching = (mean: number, spread: number, goal: number): number =>
  normalCdf((mean - Math.log(goal)) / spread);
