import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelLimits } from '../../src/stats/funnel-limits.js';
import { isReversed, mixAndRate, type Segment } from '../../src/stats/mix-and-rate.js';
import { oracle, within } from '../oracles.js';

type Counts = readonly [x: number, n: number];

const segment = ([x0, n0]: Counts, [x1, n1]: Counts): Segment => ({
  before: { x: x0, n: n0 },
  after: { x: x1, n: n1 },
});

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Charig et al. (1986): kidney stones, small and large, treated in one way and in the other. */
const STONES = [segment([234, 270], [81, 87]), segment([55, 80], [192, 263])];

describe('mix against rate', () => {
  it('of kidney stones: both rates rise, the rate of all falls', () => {
    const found = mixAndRate(STONES)!;
    expect(found.before).toBeCloseTo(289 / 350, 12);
    expect(found.after).toBeCloseTo(0.78, 12);
    expect(total(found.effects.map(({ rate }) => rate))).toBeCloseTo(0.0536712174, 10);
    const mix = found.effects.map((effect) => effect.mix);
    expect(total(mix)).toBeCloseTo(-0.0993855031, 10);
    expect(mix[0]).toBeCloseTo(-0.0501908515, 10);
    expect(mix[1]).toBeCloseTo(-0.0491946516, 10);
    expect(isReversed(found, STONES)).toBe(true);
  });

  it('gives a new segment no rate effect: mix.new_segment', () => {
    const { input, expected, tolerance } = oracle('mix.new_segment');
    const segments = input.w0.map((share: number, index: number) =>
      segment([share * (input.r0[index] ?? 0), share], [input.w1[index] * input.r1[index], input.w1[index]]),
    );
    const found = mixAndRate(segments)!;
    expect(found.before).toBeCloseTo(expected.R0, 12);
    expect(found.after).toBeCloseTo(expected.R1, 12);
    for (const [index, { rate, mix }] of found.effects.entries()) {
      expect(Math.abs(rate - expected.rate[index])).toBeLessThanOrEqual(within(1, tolerance));
      expect(Math.abs(mix - expected.mix_centred[index])).toBeLessThanOrEqual(within(1, tolerance));
    }
  });

  it('adds up to the change, whatever the segments', () => {
    const counts = fc.nat(500).chain((n) => fc.nat(n).map((x): Counts => [x, n]));
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 6 }), (rows) => {
        const found = mixAndRate(rows.map(([before, after]) => segment(before, after)));
        const isEmpty = [0, 1].some((side) => total(rows.map((row) => row[side]![1])) === 0);
        if (isEmpty) return found === null;
        const parts = total(found!.effects.map(({ rate, mix }) => rate + mix));
        return Math.abs(parts - (found!.after - found!.before)) < 1e-12;
      }),
    );
  });

  it.each([
    ['a segment that went the same way', [...STONES, segment([30, 60], [10, 60])], false],
    ['one of nine cases that did', [...STONES, segment([5, 9], [2, 9])], true],
    ['one segment alone', [segment([20, 40], [10, 40])], false],
    ['nothing that moved', [segment([20, 40], [20, 40]), segment([5, 40], [5, 40])], false],
  ])("is Simpson's reversal with %s: %#", (_, segments, expected) => {
    expect(isReversed(mixAndRate(segments)!, segments)).toBe(expected);
  });
});

describe('the limits of a funnel plot', () => {
  const { input, expected, tolerance } = oracle('reps.funnel_limits');
  it.each<number>(input.n)('of %i cases: reps.funnel_limits', (n) => {
    const limits = [0.95, 0.998].flatMap((confidence) => funnelLimits(input.p, n, confidence));
    for (const [index, limit] of limits.entries())
      expect(Math.abs(limit - expected[n][index])).toBeLessThanOrEqual(within(1, tolerance));
  });

  it.each([
    [0.5, 0, 0.95],
    [1.5, 10, 0.95],
    [0.5, 10, 1],
  ])('refuses a rate of %d, %d cases, a confidence of %d', (rate, n, confidence) => {
    expect(() => funnelLimits(rate, n, confidence)).toThrow(RangeError);
  });
});
