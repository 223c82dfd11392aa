import { describe, expect, it } from 'vitest';
import {
  countDispersion,
  dispersionOf,
  negativeBinomialSize,
  rateDispersion,
} from '../../src/stats/dispersion.js';
import { oracle, within } from '../oracles.js';

const close = (got: number, expected: number, tolerance: number): void =>
  expect(Math.abs(got - expected), `${got} and ${expected}`).toBeLessThanOrEqual(within(expected, tolerance));

describe('how much more months differ than chance', () => {
  it('of counts: uncertainty.count_overdispersion', () => {
    const { input, expected, tolerance } = oracle('uncertainty.count_overdispersion');
    const monthly: number[] = input.monthly;
    const found = countDispersion(
      monthly,
      monthly.map(() => 1),
    )!;
    close(found.ratio, expected.dispersion, tolerance);
    close(found.ratio * (monthly.length - 1), expected.chi2, tolerance);
    close(found.pValue, expected.p, tolerance);
    close(negativeBinomialSize(expected.mean, found.ratio)!, expected.nb_size, tolerance);
  });

  it('of rates: a ratio of 2.179215 over six months has p = 0.0535, and leaves 306.5 of 668 cases', () => {
    const { ratio, pValue } = dispersionOf(2.179215 * 5, 5);
    expect(pValue).toBeCloseTo(0.0535, 4);
    expect(668 / ratio).toBeCloseTo(306.5, 1);
  });

  it('of rates by hand: 20 of 100 and 40 of 100 about 30 %', () => {
    // (20 - 30)^2 / (100 × 0.3 × 0.7), twice.
    expect(rateDispersion([20, 40], [100, 100])!.ratio).toBeCloseTo(200 / 21, 12);
  });

  it('a month without cases tells nothing, and a season is no dispersion', () => {
    expect(rateDispersion([20, 0, 40], [100, 0, 100])).toEqual(rateDispersion([20, 40], [100, 100]));
    expect(countDispersion([50, 100, 150], [0.5, 1, 1.5])!.ratio).toBeCloseTo(0, 12);
  });

  it.each([
    ['one month', () => rateDispersion([3], [10])],
    ['no success at all', () => rateDispersion([0, 0], [10, 10])],
    ['nothing but successes', () => rateDispersion([10, 10], [10, 10])],
    ['one month of counts', () => countDispersion([3], [1])],
    ['nothing counted', () => countDispersion([0, 0], [1, 1])],
  ])('nothing to compare: %s', (_, found) => {
    expect(found()).toBeNull();
  });

  it('no more than chance asks for no negative binomial', () => {
    expect(negativeBinomialSize(100, 1)).toBeNull();
    expect(negativeBinomialSize(100, 3)).toBe(50);
  });
});
