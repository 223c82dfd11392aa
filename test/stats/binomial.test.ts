import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialLower, binomialUpper } from '../../src/stats/binomial.js';
import { oracle, within } from '../oracles.js';
import { expectRelative, expectWithin } from './closeness.js';

/** P(X <= x) for p = thousandths / 1000, summed in whole numbers and rounded once at the end. */
function exactLower(x: number, n: number, thousandths: number): number {
  const [size, hit, miss] = [BigInt(n), BigInt(thousandths), BigInt(1000 - thousandths)];
  let choose = 1n;
  let sum = 0n;
  for (let k = 0n; k <= BigInt(x); k += 1n) {
    sum += choose * hit ** k * miss ** (size - k);
    choose = (choose * (size - k)) / (k + 1n);
  }
  return Number((sum * 10n ** 300n) / 1000n ** size) / 1e300;
}

describe('binomial tails', () => {
  it.each([
    // x, n, p, P(X <= x), P(X >= x)
    [0, 3, 0.5, 1 / 8, 1],
    [1, 3, 0.5, 4 / 8, 7 / 8],
    [3, 3, 0.5, 1, 1 / 8],
    [2, 4, 0.25, 243 / 256, 67 / 256],
    [0, 0, 0.5, 1, 1],
    [0, 5, 0, 1, 1],
    [1, 5, 0, 1, 0],
    [4, 5, 1, 0, 1],
    [5, 5, 1, 1, 1],
    [0, 1000000, 1e-6, Math.exp(1e6 * Math.log1p(-1e-6)), 1],
  ])('%i of %i at p = %d', (x, n, p, lower, upper) => {
    expectWithin(binomialLower(x, n, p), lower, 1e-14);
    expectWithin(binomialUpper(x, n, p), upper, 1e-14);
  });

  it('gives the exact lower p of the worked funnel and of 2 wins in 12', () => {
    const { input, expected, tolerance } = oracle('stage.weakest_own_example');
    for (const { name, x, n, target } of input.stages) {
      const p = expected.rows[name].p_exact_lower;
      expectWithin(binomialLower(x, n, target), p, within(p, tolerance.default));
    }
    const small = oracle('stage.small_n_verdicts');
    const { x, n, target } = small.input;
    expectWithin(binomialLower(x, n, target), small.expected.p_exact, small.tolerance);
  });

  it('gives the exact lower p of every rep against the pooled rate', () => {
    const { input, expected, tolerance } = oracle('reps.bh');
    for (const [rep, [x, n]] of Object.entries<[number, number]>(input.reps)) {
      expectWithin(binomialLower(x, n, input.pooled), expected.p[rep], tolerance);
    }
  });

  it('equals the exact sum of its terms', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 999 }))
      .chain(([n, thousandths]) => fc.tuple(fc.nat(n), fc.constant(n), fc.constant(thousandths)));
    fc.assert(
      fc.property(cases, ([x, n, thousandths]) => {
        const exact = exactLower(x, n, thousandths);
        // Below this the reference itself runs out of digits.
        if (exact > 1e-280) expectRelative(binomialLower(x, n, thousandths / 1000), exact, 1e-12);
        else expect(binomialLower(x, n, thousandths / 1000)).toBeLessThan(1e-279);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('the tails on both sides of a gap add up to one', () => {
    const cases = fc
      .integer({ min: 1, max: 100000 })
      .chain((n) => fc.tuple(fc.nat(n - 1), fc.constant(n), fc.double({ min: 0, max: 1, noNaN: true })));
    fc.assert(
      fc.property(cases, ([x, n, p]) => {
        expectWithin(binomialLower(x, n, p) + binomialUpper(x + 1, n, p), 1, 1e-12);
      }),
      { seed: 4 },
    );
  });

  it.each([
    ['more successes than cases', 4, 3, 0.5],
    ['a negative count', -1, 3, 0.5],
    ['a fraction of a success', 1.5, 3, 0.5],
    ['endless cases', 1, Number.POSITIVE_INFINITY, 0.5],
    ['a rate above 1', 1, 3, 1.01],
    ['no rate', 1, 3, Number.NaN],
  ])('%s is out of range', (_, x, n, p) => {
    expect(() => binomialLower(x, n, p)).toThrow(RangeError);
    expect(() => binomialUpper(x, n, p)).toThrow(RangeError);
  });
});
