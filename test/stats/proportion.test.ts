import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clopperPearson,
  jeffreys,
  posteriorBelow,
  posteriorLess,
  wilson,
} from '../../src/stats/proportion.js';
import { oracle } from '../oracles.js';
import { expectLimits, expectRelative, expectWithin } from './closeness.js';

const counts = (max: number) => fc.integer({ min: 1, max }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe('intervals of one rate', () => {
  const published = oracle('rate.single_proportion_ci');
  it.each<string>(published.input.cases)('Newcombe 1998a: %s', (label) => {
    const [x, n] = label.split('/').map(Number) as [number, number];
    const limits = published.expected[label];
    expectLimits(wilson(x, n), limits.wilson, published.tolerance);
    expectLimits(clopperPearson(x, n), limits.cp, published.tolerance);
    expectLimits(jeffreys(x, n), limits.jeffreys, published.tolerance);
  });

  it('worked funnel and 2 wins in 12: Wilson limits', () => {
    const funnel = oracle('stage.weakest_own_example');
    for (const { name, x, n } of funnel.input.stages) {
      expectLimits(wilson(x, n), funnel.expected.rows[name].wilson95, funnel.tolerance.default);
    }
    const small = oracle('stage.small_n_verdicts');
    expectLimits(wilson(small.input.x, small.input.n), small.expected.wilson, small.tolerance);
  });

  it.each([
    // x, n, lower limit, upper limit in closed form: 0.025^(1/n) and its mirror image
    [0, 10, 0, 1 - 0.025 ** 0.1],
    [10, 10, 0.025 ** 0.1, 1],
  ])('Clopper-Pearson at %i of %i', (x, n, low, high) => {
    expectLimits(clopperPearson(x, n), [low, high], 1e-14);
  });

  it.each([wilson, jeffreys, clopperPearson])(
    '$name knows nothing without cases, and its edges are exact',
    (method) => {
      expect(method(0, 0, 0.9)).toEqual([0, 1]);
      expect(method(0, 7, 0.9)[0]).toBe(0);
      expect(method(7, 7, 0.9)[1]).toBe(1);
    },
  );

  it.each([wilson, jeffreys, clopperPearson])(
    '$name widens with the confidence and mirrors failures',
    (method) => {
      const [low, high] = method(3, 20, 0.9);
      const [lower, higher] = method(3, 20, 0.99);
      expect(lower).toBeLessThan(low);
      expect(higher).toBeGreaterThan(high);
      expectLimits(method(17, 20, 0.9), [1 - high, 1 - low], 1e-14);
    },
  );

  it('Wilson stays in 0..1 and contains x / n', () => {
    fc.assert(
      fc.property(counts(1e9), fc.double({ min: 1e-9, max: 0.9999, noNaN: true }), ([x, n], confidence) => {
        const [low, high] = wilson(x, n, confidence);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it.each([
    [1.6322880506786948e-12, 1224],
    [7.999999999999999, 8],
    [1986.9999999999477, 1987],
  ])('Wilson does not round out of place at %d of %i', (x, n) => {
    const [low, high] = wilson(x, n, 0.5);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(x / n);
    expect(high).toBeLessThanOrEqual(1);
  });

  it.each([
    [4, 3, 0.95],
    [-1, 3, 0.95],
    [1, Number.POSITIVE_INFINITY, 0.95],
    [1, 3, 0],
    [1, 3, 1],
    [1, 3, 95],
  ])('%d of %d at confidence %d is out of range', (x, n, confidence) => {
    for (const method of [wilson, jeffreys, clopperPearson]) {
      expect(() => method(x, n, confidence)).toThrow(RangeError);
    }
  });
});

describe('posteriorBelow', () => {
  it('gives the worked funnel and 2 wins in 12', () => {
    const funnel = oracle('stage.weakest_own_example');
    for (const { name, x, n, target } of funnel.input.stages) {
      const expected = funnel.expected.rows[name].P_true_below_target;
      expectWithin(posteriorBelow(x, n, target), expected, funnel.tolerance.default);
    }
    const { input, expected, tolerance } = oracle('stage.small_n_verdicts');
    expectWithin(posteriorBelow(input.x, input.n, input.target), expected.P_below, tolerance);
  });

  it('without cases is the arcsine law', () => {
    expectRelative(posteriorBelow(0, 0, 0.25), 1 / 3, 1e-14);
  });

  it.each([
    [4, 3, 0.5],
    [1, 3, -0.1],
    [1, 3, Number.NaN],
  ])('%d of %d against %d is out of range', (x, n, target) => {
    expect(() => posteriorBelow(x, n, target)).toThrow(RangeError);
  });
});

describe('posteriorLess', () => {
  it.each([
    // x1, n1, x0, n0, P(rate1 < rate0); mpmath 1.3, adaptive quadrature at 20 digits
    [0, 0, 3, 10, 0.3759865144263972],
    [0, 10, 1, 1000, 0.12806768136351745],
    [1000, 1000, 3, 3, 0.0363020510278756],
    [40, 180, 50, 200, 0.7373035103439989],
    [5, 56, 0, 29, 0.03238490151268151],
    [2, 12, 300, 1200, 0.7344532115889946],
    [300, 1200, 2, 12, 0.2655467884110055],
    [99, 100, 980, 1000, 0.2633911024613887],
    [1, 1, 0, 1, 0.09471526543064891],
    [0, 500, 500, 500, 1],
  ])('%i of %i against %i of %i', (x1, n1, x0, n0, expected) => {
    expectWithin(posteriorLess(x1, n1, x0, n0), expected, 1e-10);
  });

  it.each([
    [0, 0],
    [0, 10],
    [250000, 1000000],
    [1000000, 1000000],
  ])('is one half for %i of %i against itself', (x, n) => {
    expectWithin(posteriorLess(x, n, x, n), 0.5, 1e-8);
  });

  it('and its mirror image add up to one', () => {
    fc.assert(
      fc.property(counts(1e6), counts(1e6), counts(30), ([x1, n1], [x0, n0], [x, n]) => {
        expectWithin(posteriorLess(x1, n1, x0, n0) + posteriorLess(x0, n0, x1, n1), 1, 1e-8);
        expectWithin(posteriorLess(x1, n1, x, n) + posteriorLess(x, n, x1, n1), 1, 1e-8);
      }),
      { seed: 6 },
    );
  });

  it.each([
    [4, 3, 1, 3],
    [1, 3, 4, 3],
    [1, 3, -1, 3],
  ])('%d of %d against %d of %d is out of range', (x1, n1, x0, n0) => {
    expect(() => posteriorLess(x1, n1, x0, n0)).toThrow(RangeError);
  });
});
