import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall, seasonalKendall } from '../../src/stats/mann-kendall.js';
import { oracle } from '../oracles.js';
import { expectRelative, expectWithin } from './closeness.js';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

describe('mannKendall', () => {
  const { expected, tolerance } = oracle('linkage.mann_kendall_exact_min_n');
  it.each(Object.entries(expected as Record<string, number>))(
    '%s rising values: linkage.mann_kendall_exact_min_n',
    (n, p) => {
      expectWithin(mannKendall(upTo(Number(n))).pTwoSided, p, tolerance);
    },
  );

  it('eight rising months: S = 28, p = 4.96e-5 (methods 6)', () => {
    const { s, pUp, pDown, pTwoSided } = mannKendall([40, 44, 49, 53, 57, 61, 66, 70]);
    expect(s).toBe(28);
    expectRelative(pTwoSided, 2 / 40320, 1e-12);
    expectRelative(pUp, 1 / 40320, 1e-12);
    expect(pDown).toBe(1);
  });

  it('eight months of two values, S = 3: p = .766 (methods 6)', () => {
    const { s, pTwoSided } = mannKendall([1, 2, 1, 1, 2, 1, 1, 2]);
    expect(s).toBe(3);
    expectWithin(pTwoSided, 0.765594, 1e-6);
  });

  /** Every order of n values, and how many of them have an S at least as large. */
  const countedOut = (values: readonly number[]): number => {
    const orders = (rest: readonly number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((value, at) => orders(rest.toSpliced(at, 1)).map((order) => [value, ...order]));
    const all = orders(upTo(values.length));
    const { s } = mannKendall(values);
    return all.filter((order) => mannKendall(order).s >= s).length / all.length;
  };
  it.each([[[3, 1, 2]], [[1, 3, 2, 4]], [[2, 1, 5, 3, 4]], [[5, 6, 1, 2, 4, 3]], [[6, 5, 4, 3, 2, 1]]])(
    '%j: as often as in all orders counted out',
    (values) => {
      expectRelative(mannKendall(values).pUp, countedOut(values), 1e-12);
    },
  );

  it('nears the normal distribution where it stops counting out', () => {
    const wave = upTo(60).map((index) => index + 40 * Math.sin(index * 2));
    const exact = mannKendall(wave);
    const [first, ...rest] = wave;
    const tied = mannKendall([first!, ...rest.toSpliced(20, 1, rest[19]!)]);
    expectWithin(exact.pTwoSided, tied.pTwoSided, 0.01);
    expect(mannKendall(upTo(61)).pTwoSided).toBeLessThan(1e-20);
  });

  it.each([[[]], [[4]], [[4, 4, 4, 4, 4, 4]]])('%j shows nothing', (values) => {
    expect(mannKendall(values)).toEqual({ s: 0, pUp: 1, pDown: 1, pTwoSided: 1 });
  });

  const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });
  it('asks for the order only: no rising transform changes it', () => {
    fc.assert(
      fc.property(series, (values) => {
        expect(mannKendall(values.map((value) => value ** 3 + 7))).toEqual(mannKendall(values));
      }),
    );
  });
  it('turned upside down, or back to front, rising is falling', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { s, pUp, pDown } = mannKendall(values);
        for (const turned of [values.map((value) => -value), values.toReversed()]) {
          const other = mannKendall(turned);
          expect(other.s + s).toBe(0);
          expectWithin(other.pUp, pDown, 1e-12);
          expectWithin(other.pDown, pUp, 1e-12);
        }
      }),
    );
  });
});

describe('seasonalKendall', () => {
  it('sees a rise that the seasons hide', () => {
    const season = [80, 90, 120, 100, 95, 110, 85, 70, 105, 115, 100, 130];
    const years = [0, 2, 4].map((more) => season.map((value) => value + more));
    expect(mannKendall(years.flat()).pTwoSided).toBeGreaterThan(0.1);
    const bySeason = season.map((_, month) => years.map((year) => year[month]!));
    const { s, pUp } = seasonalKendall(bySeason);
    // Three rising years in each of twelve months: S = 3 each, variance 11/3 each, so z = 35 / sqrt(44).
    expect(s).toBe(36);
    expectRelative(pUp, 6.58557e-8, 1e-5);
  });
});
