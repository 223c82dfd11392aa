import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { bootstrapMean, type Weighted } from '../../src/stats/bootstrap-mean.js';
import { logMeanInterval, logMeanOf } from '../../src/stats/log-mean.js';
import { sampleNormal } from '../../src/stats/sampling.js';

const single = (values: readonly number[]): Weighted => values.map((value) => ({ value, count: 1 }));
const meanOf = (sample: Weighted): number =>
  sample.reduce((sum, { value, count }) => sum + value * count, 0) /
  sample.reduce((sum, { count }) => sum + count, 0);

describe('a mean by draws from the sample itself', () => {
  const deals = single([120, 150, 90, 310, 260, 180, 75]);

  it('is the same from the same seed', () => {
    const [one, other] = [1, 1].map((seed) => bootstrapMean(deals, null, uniformFrom(seed))!);
    expect(one!.interval()).toEqual(other!.interval());
    expect(one!.test(255)).toBe(other!.test(255));
  });

  it('lies within its interval, which is wider the surer it is to be', () => {
    const values = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(values, (given) => {
        const sample = single(given);
        const found = bootstrapMean(sample, null, uniformFrom(3));
        if (!found) return;
        const [low, high] = found.interval();
        const [nearLow, nearHigh] = found.interval(0.9);
        const mean = meanOf(sample);
        expect(low > 0 && low <= mean * (1 + 1e-12) && high >= mean * (1 - 1e-12)).toBe(true);
        expect(low <= nearLow && high >= nearHigh && Number.isFinite(high)).toBe(true);
        expect(found.test(mean)).toBeGreaterThan(0.3);
        expect(found.test(mean * 1e6)).toBeLessThan(0.05);
      }),
      { numRuns: 30 },
    );
  });

  it('may be of losses: then the limits may be below zero, and two means are compared by their difference', () => {
    const losses = single([-300, 120, 40, -80, 500, 60, -20]);
    const [low, high] = bootstrapMean(losses, null, uniformFrom(1))!.interval();
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(meanOf(losses));
    expect(bootstrapMean(losses, losses, uniformFrom(1))!.nothing).toBe(0);
    expect(bootstrapMean(deals, deals, uniformFrom(1))!.nothing).toBe(1);
  });

  it('takes what is there several times as that often', () => {
    const [once, counted] = [
      single([1, 1, 1, 2, 2, 5, 9]),
      [
        { value: 1, count: 3 },
        { value: 2, count: 2 },
        { value: 5, count: 1 },
        { value: 9, count: 1 },
      ],
    ].map((sample) => bootstrapMean(sample, null, uniformFrom(5))!.interval());
    expect(Math.abs(once![0] / counted![0] - 1)).toBeLessThan(0.1);
    expect(Math.abs(once![1] / counted![1] - 1)).toBeLessThan(0.15);
  });

  it('agrees with the normal theory where cases are many, and takes them in groups', () => {
    const many = [1, 2, 4, 8].map((value) => ({ value, count: 2500 }));
    const [low, high] = bootstrapMean(many, null, uniformFrom(1))!.interval();
    const error = Math.sqrt((0.25 * (2.75 ** 2 + 1.75 ** 2 + 0.25 ** 2 + 4.25 ** 2)) / 10_000);
    expect(Math.abs(low - (3.75 - 1.96 * error))).toBeLessThan(0.15 * error);
    expect(Math.abs(high - (3.75 + 1.96 * error))).toBeLessThan(0.15 * error);
  });

  it.each([
    ['all values are the same', single([5, 5, 5, 5, 5])],
    ['all are zero', single([0, 0, 0, 0, 0])],
  ])('tells nothing where %s', (_, sample) => {
    expect(bootstrapMean(sample, null, uniformFrom(1))).toBeNull();
  });

  it('is missed by 5 to 10 % of samples of seven: the percentiles of the draws would be by 16 %', () => {
    const uniform = uniformFrom(13);
    const sample = (): Weighted =>
      single(Array.from({ length: 7 }, () => Math.exp(0.5 * sampleNormal(uniform))));
    let [alone, both] = [0, 0];
    for (let i = 0; i < 400; i += 1) {
      const [one, other] = [sample(), sample()];
      if (bootstrapMean(one, null, uniformFrom(i))!.test(Math.exp(0.125)) < 0.05) alone += 1;
      if (bootstrapMean(one, other, uniformFrom(i))!.test(1) < 0.05) both += 1;
    }
    // Two sigma of 400 samples are 0.024.
    expect(alone / 400).toBeLessThan(0.09);
    expect(both / 400).toBeLessThan(0.09);
    expect(alone + both).toBeGreaterThan(20);
  });

  it('comes near the interval of the lognormal, which it is not told of', () => {
    const values = [120, 150, 90, 310, 260, 180, 75];
    const all = values.map(Math.log);
    const mean = all.reduce((sum, value) => sum + value, 0) / 7;
    const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6;
    const [low, high] = logMeanInterval(logMeanOf({ n: 7, mean, variance })).map(Math.exp) as [
      number,
      number,
    ];
    const [drawnLow, drawnHigh] = bootstrapMean(deals, null, uniformFrom(1))!.interval();
    expect(drawnLow).toBeGreaterThan(0.7 * low);
    expect(drawnHigh).toBeLessThan(2 * high);
  });
});
