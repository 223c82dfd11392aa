import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTau } from '../../src/stats/kendall-tau.js';
import { mannKendall } from '../../src/stats/mann-kendall.js';
import { oracle } from '../oracles.js';
import { expectWithin } from './closeness.js';

const steps = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => value - values[index]!);

describe('kendallTau', () => {
  it('linkage.lagged_differences', () => {
    const { input, expected, tolerance } = oracle('linkage.lagged_differences');
    const from = steps(input.kpi).slice(0, -input.lag);
    const to = steps(input.kgi).slice(input.lag);
    expect(from).toHaveLength(expected.n_pairs);
    const { tau, p } = kendallTau(from, to)!;
    expectWithin(tau, expected.kendall_tau_b, tolerance);
    expectWithin(p, expected.kendall_p, tolerance);
  });

  it('is 1 and -1 at the ends, with the exact p', () => {
    expect(kendallTau([1, 2, 3, 4, 5], [2, 3, 5, 8, 13])).toEqual({ tau: 1, p: 2 / 120 });
    expect(kendallTau([1, 2, 3, 4, 5], [9, 7, 5, 3, 1])!.tau).toBe(-1);
  });

  it('against time is the test of Mann and Kendall', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 3, maxLength: 30 }), (values) => {
        const { tau, p } = kendallTau(
          values.map((_, index) => index),
          values,
        )!;
        const { s, pTwoSided } = mannKendall(values);
        expectWithin(tau, s / ((values.length * (values.length - 1)) / 2), 1e-12);
        expectWithin(p, pTwoSided, 1e-12);
      }),
    );
  });

  it('does not ask which comes first', () => {
    const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 3,
      maxLength: 15,
    });
    fc.assert(
      fc.property(series, (pairs) => {
        const [x, y] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
        expect(kendallTau(x, y)).toEqual(kendallTau(y, x));
      }),
    );
  });

  it('has nothing to say of two pairs, or of what does not move', () => {
    expect([kendallTau([1, 2], [1, 2]), kendallTau([1, 1, 1], [1, 2, 3])]).toEqual([null, null]);
    expect(() => kendallTau([1], [])).toThrow(RangeError);
  });
});
