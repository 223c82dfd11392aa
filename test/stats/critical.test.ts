import { describe, expect, it } from 'vitest';
import { binomialLower } from '../../src/stats/binomial.js';
import { criticalCount } from '../../src/stats/critical.js';
import { oracle } from '../oracles.js';

describe('criticalCount', () => {
  const { input, expected } = oracle('stage.critical_counts');
  it.each<number>(input.n)('of %i cases against a target of .25', (n) => {
    expect(criticalCount(n, input.target, input.alpha)).toBe(expected[n]);
  });

  it.each([
    // n, target, alpha, largest significant count
    [0, 0.5, 0.05, -1],
    [4, 0.5, 0.05, -1],
    [4, 0.5, 0.0625, 0],
    [5, 0, 0.05, -1],
    [5, 1, 0.05, 4],
  ])('of %i cases against %d at alpha %d is %i', (n, target, alpha, count) => {
    expect(criticalCount(n, target, alpha)).toBe(count);
  });

  it.each([7, 33, 100, 999])('is the last significant count of %i', (n) => {
    const count = criticalCount(n, 0.4, 0.1);
    expect(binomialLower(count, n, 0.4)).toBeLessThanOrEqual(0.1);
    expect(binomialLower(count + 1, n, 0.4)).toBeGreaterThan(0.1);
  });

  it.each([
    [-1, 0.5, 0.05],
    [2.5, 0.5, 0.05],
    [10, 1.5, 0.05],
    [10, 0.5, 0],
    [10, 0.5, 1],
  ])('%d cases against %d at alpha %d is out of range', (n, target, alpha) => {
    expect(() => criticalCount(n, target, alpha)).toThrow(RangeError);
  });
});
