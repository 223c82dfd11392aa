import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RatedByTwo, weightedKappa } from '../../src/stats/weighted-kappa.js';
import { oracle } from '../oracles.js';
import { expectWithin } from './closeness.js';

const rated = (first: number, second: number, cases = 1): RatedByTwo => ({ first, second, cases });

describe("Cohen's weighted kappa", () => {
  const { input, expected, tolerance } = oracle('kci.weighted_kappa_anxiety');
  const anxiety = input.rater1.map((first: number, at: number) => rated(first, input.rater2[at]));

  it.each(['unweighted', 'linear', 'quadratic'] as const)('is the %s one of R (irr)', (weighting) => {
    expectWithin(weightedKappa(anxiety, weighting)!, expected[weighting], tolerance);
  });

  it('is null where nothing varies, and where there is nothing', () => {
    expect(weightedKappa([], 'quadratic')).toBeNull();
    expect(weightedKappa([rated(3, 3, 12)], 'quadratic')).toBeNull();
  });

  it('counts cases that are scored alike as often as they are there', () => {
    const apart = [rated(1, 2), rated(4, 4), rated(4, 4), rated(5, 3)];
    const alike = [rated(1, 2), rated(4, 4, 2), rated(5, 3)];
    expect(weightedKappa(alike, 'quadratic')).toBe(weightedKappa(apart, 'quadratic'));
  });

  it('is 1 where both agree on cases that differ, and the same whoever comes first', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 30 }), (pairs) => {
        const kappaOf = (given: readonly (readonly [number, number])[]) =>
          weightedKappa(
            given.map(([first, second]) => rated(first, second)),
            'quadratic',
          );
        const kappa = kappaOf(pairs);
        const turned = kappaOf(pairs.map(([first, second]) => [second, first]));
        if (kappa === null) expect(turned).toBeNull();
        else expectWithin(turned!, kappa, 1e-12);
        expect(kappa ?? 1).toBeLessThanOrEqual(1);
        const isVaried = new Set(pairs.map(([first]) => first)).size > 1;
        expect(kappaOf(pairs.map(([first]) => [first, first]))).toBe(isVaried ? 1 : null);
      }),
    );
  });
});
