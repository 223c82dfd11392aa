import { describe, expect, it } from 'vitest';
import { poissonLower, poissonUpper } from '../../src/stats/poisson.js';
import { expectRelative } from './closeness.js';

/** P(X <= x) term by term; all terms are positive, so nothing cancels. */
function summed(x: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= x; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

describe('Poisson tails', () => {
  it.each([
    [0, 2],
    [3, 7.5],
    [2, 40],
    [12, 2],
    [100, 90],
    [250, 300],
  ])('up to %i at mean %d is the sum of its terms', (x, mean) => {
    expectRelative(poissonLower(x, mean), summed(x, mean), 1e-12);
  });

  it.each([
    // scipy 1.17, poisson.sf(x - 1, mean)
    [3, 7.5, 0.9797432849433356],
    [12, 2, 1.3646151596151931e-6],
    [1000, 1000, 0.5042052441802155],
  ])('from %i at mean %d is %d', (x, mean, expected) => {
    expectRelative(poissonUpper(x, mean), expected, 1e-12);
  });

  it('is certain where nothing else can happen', () => {
    expect([poissonLower(0, 0), poissonLower(4, 0), poissonUpper(0, 3)]).toEqual([1, 1, 1]);
    expect(poissonUpper(1, 0)).toBe(0);
  });

  it.each([
    [-1, 2],
    [1.5, 2],
    [1, -2],
    [1, Number.POSITIVE_INFINITY],
  ])('count %d at mean %d is out of range', (x, mean) => {
    expect(() => poissonLower(x, mean)).toThrow(RangeError);
    expect(() => poissonUpper(x, mean)).toThrow(RangeError);
  });
});
