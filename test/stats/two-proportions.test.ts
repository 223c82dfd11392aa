import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisher, lowerTest, newcombe, nMinusOneChiSquare } from '../../src/stats/two-proportions.js';
import { oracle } from '../oracles.js';
import { expectLimits, expectRelative, expectWithin } from './closeness.js';

const periods = oracle('stage.two_period');
const [x1, n1] = periods.input.cur as [number, number];
const [x0, n0] = periods.input.prev as [number, number];

describe('newcombe', () => {
  it.each([
    // Newcombe 1998b, table II, method 10
    [5, 56, 0, 29, -0.0381, 0.1926],
    [7, 34, 1, 34, 0.0189, 0.3404],
    [56, 70, 48, 80, 0.0524, 0.3339],
  ])('%i/%i - %i/%i: %d to %d', (a, m, b, n, low, high) => {
    expectLimits(newcombe(a, m, b, n), [low, high], 0.00005);
  });

  it('two periods, 50/200 then 40/180', () => {
    expectLimits(newcombe(x1, n1, x0, n0), periods.expected.ci, periods.tolerance);
  });

  it('swapping the groups mirrors the interval', () => {
    const [low, high] = newcombe(7, 34, 1, 40, 0.9);
    expectLimits(newcombe(1, 40, 7, 34, 0.9), [-high, -low], 1e-15);
  });

  it.each([
    [4, 3, 1, 3],
    [0, 0, 1, 3],
    [1, 3, 0, 0],
  ])('%i/%i - %i/%i is out of range', (a, m, b, n) => {
    expect(() => newcombe(a, m, b, n)).toThrow(RangeError);
  });
});

describe('nMinusOneChiSquare', () => {
  it('two periods, 50/200 then 40/180', () => {
    const got = nMinusOneChiSquare(x1, n1, x0, n0);
    expectWithin(got.statistic, periods.expected.chi2_n1, periods.tolerance);
    expectWithin(got.pTwoSided, periods.expected.p_n1, periods.tolerance);
    // The rate fell, so the one-sided p is the smaller half.
    expectRelative(got.pLower, got.pTwoSided / 2, 1e-12);
  });

  it('a rise puts the one-sided p above one half', () => {
    const fall = nMinusOneChiSquare(x1, n1, x0, n0);
    const rise = nMinusOneChiSquare(x0, n0, x1, n1);
    expectRelative(rise.statistic, fall.statistic, 1e-12);
    expectRelative(rise.pLower, 1 - fall.pLower, 1e-12);
  });

  it.each([
    [0, 5, 0, 9],
    [5, 5, 9, 9],
    [0, 0, 3, 9],
    [0, 0, 0, 0],
  ])('%i/%i against %i/%i says nothing', (a, m, b, n) => {
    expect(nMinusOneChiSquare(a, m, b, n)).toEqual({ statistic: 0, pTwoSided: 1, pLower: 0.5 });
  });

  it('rejects more successes than cases', () => {
    expect(() => nMinusOneChiSquare(4, 3, 1, 3)).toThrow(RangeError);
    expect(() => nMinusOneChiSquare(1, 3, 4, 3)).toThrow(RangeError);
  });
});

describe('fisher', () => {
  it.each([
    // x1, n1, x0, n0, two-sided, lower; scipy 1.17 fisher_exact, or the fraction itself
    [3, 20, 14, 25, 0.006181837571981157, 0.005207691937511484],
    [1, 10, 9, 11, 0.0019052155275065491, 0.0015905147484094851],
    [40, 180, 50, 200, 0.5475807869250963, 0.3036011705304741],
    [0, 5, 5, 5, 2 / 252, 1 / 252],
    [3, 4, 1, 4, 34 / 70, 69 / 70],
    [6, 6, 0, 6, 2 / 924, 1],
    [0, 0, 2, 5, 1, 1],
    [3, 3, 3, 3, 1, 1],
  ])('%i/%i against %i/%i', (a, m, b, n, two, lower) => {
    const got = fisher(a, m, b, n);
    expectRelative(got.pTwoSided, two, 1e-12);
    expectRelative(got.pLower, lower, 1e-12);
  });

  it('agrees with the oracle of two periods', () => {
    expectWithin(fisher(x1, n1, x0, n0).pTwoSided, periods.expected.p_fisher, periods.tolerance);
  });

  it('the lower tail and the swapped lower tail overlap in the observed table only', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
      .chain(([m, n]) =>
        fc.tuple(fc.integer({ min: 1, max: m }), fc.constant(m), fc.nat(n - 1), fc.constant(n)),
      );
    fc.assert(
      fc.property(cases, ([a, m, b, n]) => {
        // P(X <= a - 1) + P(X >= a) = 1, the first from the table with one success moved over.
        expectWithin(fisher(a - 1, m, b + 1, n).pLower + fisher(b, n, a, m).pLower, 1, 1e-12);
      }),
      { seed: 7 },
    );
  });

  it('rejects fractions and impossible counts', () => {
    expect(() => fisher(1.5, 3, 1, 3)).toThrow(RangeError);
    expect(() => fisher(1, 3, 4, 3)).toThrow(RangeError);
  });
});

describe('lowerTest', () => {
  it.each<[number, number, number, number, string]>([
    [40, 180, 50, 200, 'n-1-chi-square'],
    [1, 10, 1, 10, 'n-1-chi-square'],
    [1, 10, 0, 10, 'fisher'],
    [9, 10, 10, 10, 'fisher'],
    [1, 3, 30, 1000, 'fisher'],
    [0, 0, 3, 10, 'fisher'],
    [0, 0, 0, 0, 'fisher'],
  ])('%i/%i against %i/%i uses %s', (a, m, b, n, method) => {
    const p = method === 'fisher' ? fisher(a, m, b, n).pLower : nMinusOneChiSquare(a, m, b, n).pLower;
    expect(lowerTest(a, m, b, n)).toEqual({ p, method });
  });

  it('rejects fractions and impossible counts', () => {
    expect(() => lowerTest(1.5, 30, 10, 30)).toThrow(RangeError);
    expect(() => lowerTest(1, 3, 4, 3)).toThrow(RangeError);
  });
});
