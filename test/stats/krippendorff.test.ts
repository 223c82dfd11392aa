import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { alphaInterval, ordinalAlpha, type RatedAlike } from '../../src/stats/krippendorff.js';
import { oracle } from '../oracles.js';
import { expectLimits, expectWithin } from './closeness.js';

const each = (ratings: readonly (readonly number[])[]): RatedAlike[] =>
  ratings.map((own) => ({ ratings: own, cases: 1 }));

/** The ratings of each case, from rows of raters with blanks. */
const casesOf = (raters: readonly (readonly (number | null)[])[]): RatedAlike[] =>
  each(raters[0]!.map((_, at) => raters.flatMap((row) => row[at] ?? [])));

describe("Krippendorff's ordinal alpha", () => {
  it('is the published one of Krippendorff (2011)', () => {
    const { input, expected } = oracle('kci.krippendorff_2011');
    expectWithin(ordinalAlpha(casesOf(input.observers))!, expected.ordinal, 1e-9);
  });

  it("is that of the example in Wikipedia's article: 15 cases, three raters, many blanks", () => {
    const _ = null;
    const raters = [
      [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
      [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
      [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
    ];
    expectWithin(ordinalAlpha(casesOf(raters))!, 0.806721, 5e-7);
  });

  it('has an interval over cases drawn anew', () => {
    const { input, expected } = oracle('kci.alpha_own_rubric');
    const cases = casesOf(input.raters);
    expectWithin(ordinalAlpha(cases)!, expected.alpha, 1e-9);
    expectLimits(alphaInterval(cases, 5000, uniformFrom(1))!, expected.boot95, 0.03);
    expect(alphaInterval(cases, 200, uniformFrom(7))).toEqual(alphaInterval(cases, 200, uniformFrom(7)));
  });

  it('is undefined without variation, and never 1', () => {
    const cases = casesOf(oracle('kci.alpha_degenerate').input.raters);
    expect(ordinalAlpha(cases)).toBeNull();
    expect(alphaInterval(cases, 100, uniformFrom(1))).toBeNull();
    expect(ordinalAlpha(each([[1], [5]]))).toBeNull();
    expect(ordinalAlpha([])).toBeNull();
  });

  it('counts cases that are rated alike as often as they are there', () => {
    const pairs = [
      [1, 2],
      [2, 1],
      [3, 3],
      [5, 4],
    ];
    const many = { ratings: [3, 3], cases: 200_000 };
    expect(ordinalAlpha([...each(pairs), { ratings: [3, 3], cases: 2 }])).toBe(
      ordinalAlpha(each([...pairs, [3, 3], [3, 3]])),
    );
    const [low, high] = alphaInterval([...each(pairs), many], 200, uniformFrom(1)) ?? [0, 0];
    expect(low).toBeLessThan(high);
  });

  it('does not depend on the order of cases and raters, and is at most 1', () => {
    const cases = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(cases, (given) => {
        const alpha = ordinalAlpha(each(given));
        const turned = ordinalAlpha(each(given.map((ratings) => ratings.toReversed()).toReversed()));
        if (alpha === null) expect(turned).toBeNull();
        else expectWithin(turned!, alpha, 1e-12);
        expect(alpha ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 1 where all agree on cases that differ', () => {
    expect(
      ordinalAlpha(
        each([
          [1, 1],
          [3, 3, 3],
          [5, 5],
        ]),
      ),
    ).toBe(1);
  });
});
