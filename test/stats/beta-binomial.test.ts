import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cases, fitBetaBinomial, kleinman, shrunkRate } from '../../src/stats/beta-binomial.js';
import { homogeneity } from '../../src/stats/homogeneity.js';
import { oracle, within } from '../oracles.js';

const { input, expected, tolerance } = oracle('reps.homogeneity_gate');
const REPS: Readonly<Record<string, Cases>> = Object.fromEntries(
  Object.entries<[number, number]>(input.reps).map(([name, [x, n]]) => [name, { x, n }]),
);
const ALL = Object.values(REPS);

const groups = fc.array(
  fc
    .tuple(fc.nat(80), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => ({ n, x: Math.round(n * share) })),
  { minLength: 2, maxLength: 12 },
);
const filled = groups.filter((all) => all.some(({ n }) => n > 0));

describe('members that may have one rate', () => {
  it('are tested by chi-square: reps.homogeneity_gate', () => {
    const { statistic, degrees, pValue } = homogeneity(ALL);
    expect(degrees).toBe(expected.df);
    expect(Math.abs(statistic - expected.chi2)).toBeLessThanOrEqual(within(expected.chi2, tolerance));
    expect(Math.abs(pValue - expected.p)).toBeLessThanOrEqual(within(expected.p, tolerance));
  });

  it.each([
    ['one of them', [{ x: 3, n: 7 }]],
    [
      'all succeed',
      [
        { x: 3, n: 3 },
        { x: 5, n: 5 },
      ],
    ],
    [
      'none succeeds',
      [
        { x: 0, n: 3 },
        { x: 0, n: 5 },
      ],
    ],
    [
      'nobody has cases',
      [
        { x: 0, n: 0 },
        { x: 0, n: 0 },
      ],
    ],
  ])('do not differ: %s', (_, few) => {
    expect(homogeneity(few).pValue).toBe(1);
  });
});

describe('rates of members, drawn towards the team', () => {
  /** As computed with SciPy and R from the same eight members (empirical Bayes, marginal maximum likelihood). */
  const PUBLISHED = { mean: 0.286485, strength: 36.885 };

  it('by marginal maximum likelihood', () => {
    const fit = fitBetaBinomial(ALL);
    expect(fit.mean).toBeCloseTo(PUBLISHED.mean, 6);
    expect(fit.strength).toBeCloseTo(PUBLISHED.strength, 2);
  });

  it.each([
    ['C', 0.5, 0.357],
    ['F', 0.25, 0.283],
    ['D', 0.1, 0.221],
  ] as const)('%s: %s of its own becomes %s', (name, own, shrunk) => {
    const cases = REPS[name]!;
    expect(cases.x / cases.n).toBe(own);
    expect(shrunkRate(fitBetaBinomial(ALL), cases)).toBeCloseTo(shrunk, 3);
  });

  it('one of two is not 50 %', () => {
    const team = [...ALL, { x: 1, n: 2 }];
    const rate = shrunkRate(fitBetaBinomial(team), { x: 1, n: 2 });
    expect(rate).toBeGreaterThan(0.28);
    expect(rate).toBeLessThan(0.31);
  });

  it('are one where they vary no more than by chance', () => {
    const alike = [
      { x: 3, n: 10 },
      { x: 6, n: 20 },
      { x: 9, n: 31 },
      { x: 4, n: 12 },
      { x: 5, n: 17 },
    ];
    const fit = fitBetaBinomial(alike);
    expect(fit.strength).toBe(Number.POSITIVE_INFINITY);
    expect(shrunkRate(fit, { x: 9, n: 31 })).toBe(27 / 90);
  });

  it('are their own where every member has very many cases and they differ', () => {
    const apart = [0.1, 0.2, 0.3, 0.4, 0.5].map((rate) => ({ x: rate * 1e6, n: 1e6 }));
    const fit = fitBetaBinomial(apart);
    for (const { x, n } of apart) expect(shrunkRate(fit, { x, n })).toBeCloseTo(x / n, 4);
  });

  it('lie between their own and the mean, whoever the others are', () => {
    fc.assert(
      fc.property(filled, (all) => {
        for (const fit of [fitBetaBinomial(all), kleinman(all)]) {
          for (const cases of all.filter(({ n }) => n > 0)) {
            const [own, rate] = [cases.x / cases.n, shrunkRate(fit, cases)];
            expect(rate).toBeGreaterThanOrEqual(Math.min(own, fit.mean) - 1e-9);
            expect(rate).toBeLessThanOrEqual(Math.max(own, fit.mean) + 1e-9);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are refused where there are no cases at all, or more successes than cases', () => {
    expect(() => kleinman([{ x: 0, n: 0 }])).toThrow(RangeError);
    expect(() => fitBetaBinomial([{ x: 3, n: 2 }])).toThrow(RangeError);
  });
});
