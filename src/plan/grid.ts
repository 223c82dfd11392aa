import type { Kind } from '../model/tree.js';

/** What the last digits of a chain of products add by themselves does not count as a step on the grid. */
const SLACK = 1e-9;

const roundedUp = (steps: number): number => Math.ceil(steps - SLACK * Math.max(1, Math.abs(steps)));
const roundedDown = (steps: number): number => Math.floor(steps + SLACK * Math.max(1, Math.abs(steps)));

/** The power of ten of one step of what is printed: 0 for whole counts, -3 for a tenth of a point. */
const stepExponent = (kind: Kind, value: number, isWhole: boolean): number => {
  if (kind === 'count') return 0;
  if (kind === 'rate') return -3;
  if (kind === 'score') return -1;
  const significant = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) - 3;
  return kind === 'stock' && isWhole ? Math.max(0, significant) : significant;
};

/** A number of steps as a value, by its decimal text, so that 418 steps of -3 are exactly 0.418. */
const fromSteps = (steps: number, exponent: number): number => Number(`${steps}e${exponent}`);

/**
 * The nearest value that is printed exactly, at or beyond `value` in the given direction: counts whole, rates to 0.1
 * point, scores to 0.1, amounts and averages to four significant digits, stocks whole where their baseline is.
 */
export const printable = (kind: Kind, value: number, direction: 1 | -1, isWhole = true): number => {
  const exponent = stepExponent(kind, value, isWhole);
  const steps = Number(`${value}e${-exponent}`);
  const scaled = Number.isFinite(steps) ? steps : value * 10 ** -exponent;
  return fromSteps(direction > 0 ? roundedUp(scaled) : roundedDown(scaled), exponent);
};

/** The next value of the grid beyond one that is on it. */
export const nextPrintable = (kind: Kind, value: number, direction: 1 | -1, isWhole = true): number => {
  const exponent = stepExponent(kind, value, isWhole);
  return printable(kind, value + direction * 10 ** exponent * (1 - SLACK), direction, isWhole);
};

/** The printed value that a value is meant to be: a total that was divided by months and multiplied again is whole. */
export const snapped = (kind: Kind, value: number): number => {
  const near = printable(kind, value, 1);
  return Math.abs(near - value) <= SLACK * Math.max(1, Math.abs(value)) ? near : value;
};

/** A count that is at least `value`. */
export const wholeAtLeast = (value: number): number => roundedUp(value) || 0;

/**
 * Splits a whole number in proportion to weights so that the whole parts add up to it (largest remainder; the
 * earlier part first among equals).
 */
export const splitWhole = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (total * weight) / sum);
  const parts = shares.map((share) => Math.floor(share + SLACK));
  const missing = Math.round(total - parts.reduce((a, b) => a + b, 0));
  const order = shares
    .map((share, index) => ({ index, rest: share - parts[index]! }))
    .sort((a, b) => (Math.abs(b.rest - a.rest) < SLACK ? a.index - b.index : b.rest - a.rest));
  for (const { index } of order.slice(0, missing)) parts[index]! += 1;
  return parts;
};
