import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../src/diagnose/attribution.js';
import { shapleyOfLeaves } from '../../src/diagnose/shapley.js';
import { programOf } from '../plan/chain.js';

/** The least or the greatest of some leaves, in their order. */
const extremeOf = (operation: 'min' | 'max', size: number) => {
  const ids = Array.from({ length: size }, (_, i) => `x${i}`);
  return programOf(
    `k = ${operation}(${ids.join(', ')})`,
    Object.fromEntries(ids.map((id) => [id, 'amount' as const])),
  );
};
const effectsOf = (operation: 'min' | 'max', before: readonly number[], after: readonly number[]): number[] =>
  attribute(extremeOf(operation, before.length), before, after).leaves.map(({ effect }) => effect);

const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: 0, max: 50, noNaN: true }));
const states = (least: number, most: number) =>
  fc.array(fc.tuple(value, value), { minLength: least, maxLength: most }).map((pairs) => ({
    before: pairs.map(([before]) => before),
    after: pairs.map(([, after]) => after),
  }));

describe('min() and max()', () => {
  it("are shared out by Shapley's value over their arguments, as counted over all coalitions", () => {
    fc.assert(
      fc.property(
        fc.constantFrom('min' as const, 'max' as const),
        states(2, 7),
        (operation, { before, after }) => {
          const counted = shapleyOfLeaves(extremeOf(operation, before.length), before, after)!;
          effectsOf(operation, before, after).forEach((effect, i) => {
            expect(effect).toBeCloseTo(counted[i]!, 9);
          });
        },
      ),
    );
  });

  it('add up to the change of however many arguments', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('min' as const, 'max' as const),
        states(9, 60),
        (operation, { before, after }) => {
          const sum = effectsOf(operation, before, after).reduce((total, effect) => total + effect, 0);
          expect(sum).toBeCloseTo(Math[operation](...after) - Math[operation](...before), 8);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of 40 arguments give the costs of a runway (Littlechild & Owen 1973)', () => {
    // Whoever needs the k-th stretch pays an equal part of it: 40 of them the first, one alone the last.
    const size = 40;
    const lengths = Array.from({ length: size }, (_, i) => (i + 1) ** 1.5);
    let paid = 0;
    const costs = lengths.map((length, i) => {
      paid += (length - (lengths[i - 1] ?? 0)) / (size - i);
      return paid;
    });
    const effects = effectsOf(
      'max',
      lengths.map(() => 0),
      lengths,
    );
    effects.forEach((effect, i) => {
      expect(effect).toBeCloseTo(costs[i]!, 9);
    });
  });
});
