import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { countInterval, countsTest, countTest } from '../../src/stats/count-level.js';
import { samplePoisson } from '../../src/stats/sample-poisson.js';
import { sampleGamma } from '../../src/stats/sampling.js';
import { expectLimits, expectRelative } from './closeness.js';

// Expected values: scipy 1.17 (chi2.ppf, poisson, nbinom, binom, betabinom), twice the smaller tail.

describe('a count against a mean that is given', () => {
  it.each([
    [15, 20.9, 1, 0.23016265992123464],
    [0, 3, 1, 0.0995741367357279],
    [60, 40, 1, 0.0037592571372901487],
    [1000, 1100, 1, 0.002350461136273116],
    [137, 139.8, 2, 0.9138701821116741],
    [100, 140, 2, 0.01166409231767769],
    [0, 10, 3, 0.008230452674897117],
    [200, 140, 2.5, 0.0035725540738205867],
  ])('%i of %d, variance %d times the mean: p = %d', (x, mean, ratio, p) => {
    expectRelative(countTest(x, mean, ratio), p, 1e-10);
  });

  it.each([
    [0, 1, [0, 3.6888794541139354]],
    [1, 1, [0.025317807984289876, 5.571643390938898]],
    [15, 1, [8.395386132783315, 24.740218871485844]],
    [100, 1, [81.36399125092314, 121.62679379242638]],
    [100_000, 1, [99381.15266374472, 100621.74473974388]],
    [137, 2, [106.50795583759522, 172.45180500517813]],
    [0, 3, [0, 6.715525562864597]],
    [15, 1.5, [7.195512198053203, 26.97172815119233]],
  ])('the interval of %i, variance %d times the mean (Garwood 1936)', (x, ratio, limits) => {
    expectLimits(countInterval(x, ratio), limits, 1e-8 * Math.max(1, x));
  });

  it('goes over to the normal distribution without a step, where counts are very many', () => {
    const [below, above] = [9_990_000, 10_010_000].map((mean) =>
      countTest(mean - 2 * Math.round(Math.sqrt(mean)), mean, 1),
    );
    expect(Math.abs(below! / above! - 1)).toBeLessThan(2e-3);
    const [low, high] = countInterval(1e15, 2);
    expect((high - low) / (2 * 1.959964 * Math.sqrt(2e15))).toBeCloseTo(1, 4);
  });

  it('nothing is expected, and nothing comes', () => {
    expect([countTest(0, 0), countTest(0, 0, 2), countTest(1, 0)]).toEqual([1, 1, 0]);
  });

  it('is significant where the interval leaves the mean out, and nowhere else', () => {
    const any = fc.record({
      x: fc.nat(500),
      mean: fc.double({ min: 0.1, max: 600, noNaN: true }),
      ratio: fc.constantFrom(1, 1.3, 2, 4),
    });
    fc.assert(
      fc.property(any, ({ x, mean, ratio }) => {
        const [low, high] = countInterval(x, ratio);
        const p = countTest(x, mean, ratio);
        expect(p >= 0 && p <= 1 && low <= x && x <= high).toBe(true);
        fc.pre(Math.abs(mean - low) > 1e-6 && Math.abs(mean - high) > 1e-6);
        expect(p < 0.05).toBe(mean < low || mean > high);
      }),
    );
  });

  it('is surer of more, and less sure where months differ more', () => {
    expect(countTest(80, 100)).toBeLessThan(countTest(90, 100));
    expect(countTest(160, 200)).toBeLessThan(countTest(80, 100));
    expect(countTest(80, 100)).toBeLessThan(countTest(80, 100, 2));
    const [narrow, wide] = [countInterval(80), countInterval(80, 2)];
    expect(wide[0] < narrow[0] && wide[1] > narrow[1]).toBe(true);
  });

  it.each([
    ['a part of a case', () => countTest(1.5, 2)],
    ['a mean below zero', () => countTest(1, -1)],
    ['no mean', () => countTest(1, Number.NaN)],
    ['certainty', () => countInterval(3, 1, 1)],
  ])('%s is refused', (_, asked) => {
    expect(asked).toThrow(RangeError);
  });
});

describe('two counts', () => {
  it.each([
    [15, 30, 0.5, 1, 0.035697803555194696],
    [60, 80, 0.5, 1, 0.1079876299835527],
    [130, 712, 1 / 6, 1, 0.36408425919057286],
    [0, 6, 0.5, 1, 0.03125],
    [15, 30, 0.5, 2, 0.1368812432960188],
    [130, 712, 1 / 6, 2.1, 0.5394129628731119],
    [60, 80, 0.5, 1.5, 0.18940411534723675],
    // Highest at both ends.
    [3, 0, 0.5, 5, 0.6785714285714282],
  ])(
    '%i and %i, of which %d are expected in the first, variance %d times the mean: p = %d',
    (x, y, share, ratio, p) => {
      expectRelative(countsTest(x, y, share, ratio), p, 1e-10);
    },
  );

  it('say the same whichever comes first, and nothing where there are none', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.constantFrom(1, 1.5, 3, 50), (x, y, ratio) => {
        const p = countsTest(x, y, 0.5, ratio);
        expect(p).toBeCloseTo(countsTest(y, x, 0.5, ratio), 9);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
    expect([countsTest(0, 0, 0.5), countsTest(0, 0, 0.5, 3)]).toEqual([1, 1]);
  });

  it('of millions are told apart at once', () => {
    expect(countsTest(100_000_000, 100_500_000, 0.5, 4)).toBeGreaterThan(0);
    expect(countsTest(100_000_000, 130_000_000, 0.5, 4)).toBe(0);
  });
});

describe('false alarms of 5 %', () => {
  const uniform = uniformFrom(7);
  const counts = (mean: number, ratio: number): number =>
    samplePoisson(ratio === 1 ? mean : (ratio - 1) * sampleGamma(mean / (ratio - 1), uniform), uniform);
  const share = (alarm: () => boolean): number => {
    let alarms = 0;
    for (let i = 0; i < 4000; i += 1) if (alarm()) alarms += 1;
    return alarms / 4000;
  };

  // An exact test of whole numbers raises at most as many as it says, and 4,000 draws differ by 0.007 (two sigma).
  it.each([
    [12, 1],
    [140, 1],
    [140, 2],
  ])('a mean of %i, variance %d times the mean', (mean, ratio) => {
    const alone = share(() => countTest(counts(mean, ratio), mean, ratio) < 0.05);
    const both = share(() => countsTest(counts(mean, ratio), counts(mean, ratio), 0.5, ratio) < 0.05);
    for (const found of [alone, both]) {
      expect(found).toBeGreaterThan(0.02);
      expect(found).toBeLessThan(0.057);
    }
  });
});
