import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credibility, credibleMean } from '../../src/stats/credibility.js';

const even = (means: readonly number[], weight = 1) => means.map((mean) => ({ mean, weight }));

describe('means of members, drawn towards the team', () => {
  it('by what they vary among one another and within, with equal weights as in an analysis of variance', () => {
    // Within: (1 + 1 + 1 + 1 + 4 + 4) / 3 = 4; among the means 10, 14, 21 with two periods each: 248/3, of which
    // two degrees are within: (248/3 - 2 * 4) / (6 - 12/6).
    const groups = [even([9, 11]), even([13, 15]), even([19, 23])];
    const found = credibility(groups)!;
    const between = (2 * ((10 - 15) ** 2 + (14 - 15) ** 2 + (21 - 15) ** 2) - 2 * 4) / 4;
    expect(found.mean).toBe(15);
    expect(found.half).toBeCloseTo(4 / between, 12);
    expect(credibleMean(found, { mean: 21, weight: 2 })).toBeCloseTo(15 + (6 * 2) / (2 + 4 / between), 12);
  });

  it.each([
    ['vary no more than their months', [even([10, 20]), even([12, 18]), even([16, 14])]],
    ['have one month each', [even([10]), even([20])]],
    ['are one', [even([10, 20])]],
  ])('are pooled where they %s', (_, groups) => {
    const found = credibility(groups)!;
    expect(credibleMean(found, { mean: 99, weight: 5 })).toBe(found.mean);
  });

  it('and nothing is made of nothing', () => {
    expect(credibility([[], []])).toBeNull();
    expect(credibleMean({ mean: 7, half: 3 }, { mean: Number.NaN, weight: 0 })).toBe(7);
  });

  it('lie between their own and the mean of all, and nearer to their own the more they rest on', () => {
    const observed = fc.record({
      mean: fc.double({ min: 1, max: 100, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 50, noNaN: true }),
    });
    const groups = fc.array(fc.array(observed, { minLength: 2, maxLength: 5 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(groups, observed, (all, own) => {
        const found = credibility(all)!;
        const [some, more] = [own, { ...own, weight: own.weight * 2 }].map((one) => credibleMean(found, one));
        expect(Math.abs(more! - own.mean)).toBeLessThanOrEqual(Math.abs(some! - own.mean) + 1e-9);
        expect(some!).toBeGreaterThanOrEqual(Math.min(own.mean, found.mean) - 1e-9);
        expect(some!).toBeLessThanOrEqual(Math.max(own.mean, found.mean) + 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});
