import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectationOf, isMet } from '../../src/cases/expectation.js';
import type { ExpectationEntry, Tolerance } from '../../src/contract/test-file.js';

const met = (entry: ExpectationEntry, actual: number, ofTest?: Tolerance): boolean =>
  isMet(expectationOf('wins', entry, [], ofTest), actual);

describe('what is expected of a value', () => {
  it.each<
    [name: string, entry: ExpectationEntry, ofTest: Tolerance | undefined, met: number[], not: number[]]
  >([
    ['a number, to a billionth', 20, undefined, [20, 20 + 1e-8], [20 + 1e-6, 19.9999]],
    ['nothing at all', 0, undefined, [0, -0, 1e-10], [1e-6, -1e-6]],
    ['a share of it', 200, { share: 0.01 }, [198, 202], [197.9, 202.1]],
    ['a share of a negative number', -200, { share: 0.01 }, [-198, -202], [-197.9, -202.1]],
    ['a share of nothing is nothing', 0, { share: 0.5 }, [0], [0.001]],
    ['an amount', 525, { amount: 1 }, [524, 525, 526], [523.9, 526.1]],
    ['an amount of a rate', 0.3, { amount: 0.005 }, [0.295, 0.305], [0.2949, 0.3051]],
    [
      'its own tolerance before the one of its test',
      { value: 20, tolerance: { amount: 0 } },
      { amount: 5 },
      [20],
      [21],
    ],
    ['the one of its test, where it has none', { value: 20 }, { amount: 5 }, [15, 25], [14.9]],
    ['a least value', { min: 20 }, undefined, [20, 1e12], [19.999]],
    ['a most value', { max: 20 }, undefined, [20, -5], [20.001]],
    ['a range, its ends inside', { min: 0.1, max: 0.3 }, undefined, [0.1, 0.1 + 0.2], [0.09, 0.31]],
    ['a range, whatever the tolerance of the test', { min: 10, max: 20 }, { share: 0.5 }, [10, 20], [9, 21]],
  ])('%s', (_, entry, ofTest, inside, outside) => {
    for (const actual of inside) expect(met(entry, actual, ofTest), `${actual}`).toBe(true);
    for (const actual of outside) expect(met(entry, actual, ofTest), `${actual}`).toBe(false);
  });

  it('is met by what is expected, and by more with every wider tolerance', () => {
    const figure = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    const size = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(figure, figure, size, size, (value, actual, amount, more) => {
        expect(met(value, value, { amount })).toBe(true);
        if (met(value, actual, { amount })) expect(met(value, actual, { amount: amount + more })).toBe(true);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
