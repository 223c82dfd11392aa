import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  incompleteBeta,
  incompleteBetaUpper,
  incompleteGammaLower,
  incompleteGammaUpper,
  inverseIncompleteBeta,
  logBeta,
  logGamma,
  normalCdf,
  normalQuantile,
} from '../../src/stats/special.js';
import { expectRelative, expectWithin } from './closeness.js';

// Expected values to 17 digits are from mpmath 1.3 at 40 digits, unless a closed form is written out.

describe('logGamma and logBeta', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [2, 0],
    [3.7, 1.428072326665388],
    [11, Math.log(3628800)],
    [100.5, 361.4355404677776],
    [1e6, 12815504.569147613],
  ])('logGamma(%d) = %d', (z, expected) => {
    expectWithin(logGamma(z), expected, 2e-15 * Math.max(1, expected));
  });

  it.each([
    [0.5, 0.5, Math.log(Math.PI)],
    [3, 4, -Math.log(60)],
    [1, 1e6, -Math.log(1e6)],
    [1e6, 2, -Math.log(1e6) - Math.log(1e6 + 1)],
  ])('logBeta(%d, %d) = %d', (a, b, expected) => {
    expectRelative(logBeta(a, b), expected, 1e-14);
  });
});

describe('incompleteBeta', () => {
  it.each([
    // x, a, b, lower tail, upper tail
    [0.1, 0.5, 2.5, 0.5104102554355725, 0.4895897445644275],
    [0.25, 2.5, 10.5, 0.735254584270727, 0.26474541572927307],
    [0.7, 3, 4, 0.92953, 0.07047],
    [0.999, 50.5, 0.5, 0.7511687303882102, 0.24883126961178983],
    [1e-8, 0.5, 20.5, 0.000507789933256997, 0.999492210066743],
    [0.3, 300, 500, 2.9984629869497886e-6, 0.9999970015370131],
    [0.49893934009338514, 1e6, 1e6, 0.0013498880599793087, 0.9986501119400207],
    [0.2504335127740607, 250000.5, 749999.5, 0.8413446788474012, 0.15865532115259884],
    [3.413478855846586e-5, 40.5, 1e6, 0.15753377664807588, 0.8424662233519241],
    [0.9999442244035255, 1e6, 20, 1.1193522621364973e-8, 0.9999999888064773],
  ])('at x = %d for a = %d, b = %d', (x, a, b, lower, upper) => {
    expectRelative(incompleteBeta(x, a, b), lower, 1e-12);
    expectRelative(incompleteBetaUpper(x, a, b), upper, 1e-12);
  });

  it.each([0.01, 0.3, 0.5, 0.77])('has the closed forms of a = 1, b = 1 and a = b = 1/2 at x = %d', (x) => {
    expectRelative(incompleteBeta(x, 7.5, 1), x ** 7.5, 1e-13);
    expectRelative(incompleteBeta(x, 1, 7.5), -Math.expm1(7.5 * Math.log1p(-x)), 1e-13);
    expectRelative(incompleteBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-13);
  });

  it.each([0.01, 0.5, 3, 1e3, 1e6])('is one half in the middle when a = b = %d', (a) => {
    expectRelative(incompleteBeta(0.5, a, a), 0.5, 1e-13);
  });

  it('is exact at both ends', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([incompleteBetaUpper(0, 2, 3), incompleteBetaUpper(1, 2, 3)]).toEqual([1, 0]);
  });
});

describe('inverseIncompleteBeta', () => {
  it.each([
    [0.75, 0.5, 0.5, Math.sin((0.75 * Math.PI) / 2) ** 2],
    [1e-12, 0.5, 0.5, Math.sin((1e-12 * Math.PI) / 2) ** 2],
    [0.3, 4, 1, 0.3 ** 0.25],
    [0.9, 1, 1e6, -Math.expm1(Math.log1p(-0.9) / 1e6)],
    [1e-200, 2, 1, 1e-100],
    [1 - 2 ** -40, 1, 1e6, -Math.expm1((-40 * Math.LN2) / 1e6)],
  ])('the %d-quantile of Beta(%d, %d) is %d', (p, a, b, expected) => {
    expectRelative(inverseIncompleteBeta(p, a, b), expected, 1e-13);
  });

  it('sends 0 to 0 and 1 to 1', () => {
    expect([inverseIncompleteBeta(0, 2, 3), inverseIncompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  it('undoes incompleteBeta', () => {
    const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true });
    const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const x = inverseIncompleteBeta(p, a, b);
        // Near 1 the doubles lie too far apart to hit p; the neighbours of x then enclose it.
        const blur = 4 * Number.EPSILON * x;
        expect(incompleteBeta(Math.max(0, x - blur), a, b)).toBeLessThanOrEqual(p * (1 + 1e-11));
        expect(incompleteBeta(Math.min(1, x + blur), a, b)).toBeGreaterThanOrEqual(p * (1 - 1e-11));
      }),
      { seed: 1 },
    );
  });
});

describe('incomplete gamma', () => {
  it.each([
    // x, a, lower tail, upper tail
    [0.5, 0.5, 0.6826894921370859, 0.3173105078629141],
    [3, 5, 0.18473675547622792, 0.8152632445237721],
    [20, 5, 0.9999830552560699, 1.6944743930067385e-5],
    [140, 100.5, 0.999807097998579, 0.00019290200142096513],
    [0.01, 3, 1.654216528074877e-7, 0.9999998345783472],
    [4510, 5000, 3.8849353856600914e-13, 0.9999999999996115],
    [5520, 5000, 0.9999999999994528, 5.472088913827991e-13],
    [2, 1, -Math.expm1(-2), Math.exp(-2)],
  ])('at x = %d for a = %d', (x, a, lower, upper) => {
    expectRelative(incompleteGammaLower(x, a), lower, 1e-12);
    expectRelative(incompleteGammaUpper(x, a), upper, 1e-12);
  });

  it('is exact at zero', () => {
    expect([incompleteGammaLower(0, 2), incompleteGammaUpper(0, 2)]).toEqual([0, 1]);
  });
});

describe('normal distribution', () => {
  it.each([
    [-30, 4.906713927148187e-198],
    [-6, 9.86587645037698e-10],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [3, 0.9986501019683699],
    [1e200, 1],
  ])('normalCdf(%d) = %d', (z, expected) => {
    expectRelative(normalCdf(z), expected, 1e-13);
  });

  it.each([
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404057],
    [0.001, -3.0902323061678136],
    [0.05, -1.6448536269514726],
    [0.3, -0.5244005127080408],
    [0.8, 0.8416212335729144],
    [0.975, 1.9599639845400538],
    [0.999, 3.090232306167813],
  ])('normalQuantile(%d) = %d', (p, expected) => {
    expectRelative(normalQuantile(p), expected, 1e-13);
  });

  it('normalQuantile undoes normalCdf and is zero at one half', () => {
    expectWithin(normalQuantile(0.5), 0, 1e-16);
    fc.assert(
      fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (z) => {
        expectWithin(normalQuantile(normalCdf(z)), z, 1e-9);
      }),
      { seed: 2 },
    );
  });
});

it.each<[string, () => number]>([
  ['logGamma of zero', () => logGamma(0)],
  ['logBeta of infinity', () => logBeta(1, Number.POSITIVE_INFINITY)],
  ['incompleteBeta beyond 1', () => incompleteBeta(1.1, 1, 1)],
  ['incompleteBetaUpper with b = 0', () => incompleteBetaUpper(0.5, 1, 0)],
  ['inverseIncompleteBeta of a negative p', () => inverseIncompleteBeta(-0.1, 1, 1)],
  ['inverseIncompleteBeta of NaN', () => inverseIncompleteBeta(Number.NaN, 1, 1)],
  ['incompleteGammaLower below zero', () => incompleteGammaLower(-1, 1)],
  ['incompleteGammaUpper at infinity', () => incompleteGammaUpper(Number.POSITIVE_INFINITY, 1)],
  ['normalCdf of NaN', () => normalCdf(Number.NaN)],
  ['normalQuantile of zero', () => normalQuantile(0)],
  ['normalQuantile of one', () => normalQuantile(1)],
])('%s is out of range', (_, call) => {
  expect(call).toThrow(RangeError);
});
