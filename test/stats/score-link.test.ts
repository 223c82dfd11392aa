import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { auc } from '../../src/stats/auc.js';
import { logisticFit, rateShifted } from '../../src/stats/logistic.js';
import { casesIn, type Stratum } from '../../src/stats/score-table.js';
import { normalCdf } from '../../src/stats/special.js';
import { trendInRates } from '../../src/stats/trend-in-rates.js';
import { nMinusOneChiSquare } from '../../src/stats/two-proportions.js';
import { oracle } from '../oracles.js';
import { expectWithin } from './closeness.js';

const tableOf = (scores: readonly number[], events: readonly number[], cases: readonly number[]): Stratum =>
  scores.map((score, at) => ({ score, events: events[at]!, cases: cases[at]! }));

/** The chi-square of Cochran and Armitage, which divides by N where Mantel divides by N - 1. */
const cochranArmitage = (table: Stratum): number => {
  const cases = casesIn(table);
  return (trendInRates([table])!.z ** 2 * cases) / (cases - 1);
};

const SCALE = { min: 1, max: 5 };

const linked = (() => {
  const { input } = oracle('kci.link_own_example');
  return tableOf(input.scores, input.won, input.n);
})();

describe('the trend in rates', () => {
  it('is that of R, with equal steps and with others', () => {
    const { input, expected } = oracle('kci.cochran_armitage_R');
    const { x, n } = input;
    const [even, last] = [
      [1, 2, 3, 4],
      [0, 0, 0, 1],
    ].map((scores) => cochranArmitage(tableOf(scores, x, n)));
    const pOf = (statistic: number): number => 2 * normalCdf(-Math.sqrt(statistic));
    expectWithin(even!, expected.chi2, 1e-9);
    expectWithin(last!, expected.chi2_scores0001, 1e-9);
    expectWithin(pOf(even!), expected.p, 1e-9);
    expectWithin(pOf(last!), expected.p_scores0001, 1e-9);
  });

  it("is that of Agresti's table of alcohol and malformation", () => {
    const table = tableOf([0, 0.5, 1.5, 4, 7], [48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38]);
    expectWithin(cochranArmitage(table), 6.570134, 5e-7);
  });

  it('is that of the worked link', () => {
    const { expected } = oracle('kci.link_own_example');
    expectWithin(cochranArmitage(linked), expected.ca_chi2, 1e-8);
    expect(trendInRates([linked])!.z).toBeGreaterThan(0);
  });

  it('of two groups is the N - 1 chi-square test', () => {
    const trend = trendInRates([tableOf([0, 1], [50, 40], [200, 180])])!;
    const { statistic, pTwoSided } = nMinusOneChiSquare(40, 180, 50, 200);
    expectWithin(trend.z ** 2, statistic, 1e-12);
    expectWithin(trend.pTwoSided, pTwoSided, 1e-12);
    expectWithin(trend.pRising + trend.pFalling, 1, 1e-12);
  });

  it('is not faked by a lenient rater with a good territory', () => {
    // Within each rater the score says nothing; together high scores win more.
    const lenient = tableOf([4, 5], [40, 40], [50, 50]);
    const strict = tableOf([1, 2], [10, 10], [50, 50]);
    expect(trendInRates([lenient, strict])!.z).toBe(0);
    expect(trendInRates([[...lenient, ...strict]])!.pRising).toBeLessThan(1e-6);
    expect(auc([lenient, strict])).toBe(0.5);
    expect(auc([[...lenient, ...strict]])).toBeCloseTo(0.8, 12);
  });

  it('cries wolf no more often than it says, whatever the raters are like', () => {
    const uniform = uniformFrom(20260401);
    const draws = 2000;
    let alarms = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      // A lenient rater with a good territory and a strict one with a bad one; the score says nothing within either.
      const strata = [
        [0.7, 3],
        [0.25, 1],
      ].map(([rate, lowest]) => {
        const cases = Array.from({ length: 40 }, () => ({
          score: lowest! + Math.floor(3 * uniform()),
          isEvent: uniform() < rate!,
        }));
        return [0, 1, 2].map((step) => {
          const own = cases.filter(({ score }) => score === lowest! + step);
          const events = own.filter(({ isEvent }) => isEvent).length;
          return { score: lowest! + step, cases: own.length, events };
        });
      });
      if (trendInRates(strata)!.pRising < 0.05) alarms += 1;
    }
    // 5 % within four standard errors.
    expect(alarms / draws).toBeGreaterThan(0.03);
    expect(alarms / draws).toBeLessThan(0.07);
  });

  it('has no answer where nothing is compared', () => {
    expect(trendInRates([])).toBeNull();
    expect(trendInRates([tableOf([3], [2], [5])])).toBeNull();
    expect(trendInRates([tableOf([1, 5], [0, 0], [5, 5])])).toBeNull();
    expect(trendInRates([tableOf([1], [1], [1])])).toBeNull();
  });
});

describe('the area under the curve', () => {
  it('is the published one', () => {
    expectWithin(auc([linked])!, oracle('kci.link_own_example').expected.auc, 1e-8);
  });

  it('is 1 where every event had the higher score, and missing where one end is', () => {
    expect(auc([tableOf([1, 2, 3], [0, 0, 4], [3, 2, 4])])).toBe(1);
    expect(auc([tableOf([1, 2], [3, 2], [3, 2])])).toBeNull();
  });

  it('turns over with the scores', () => {
    const levels = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(levels, (counts) => {
        const table = counts.map(([events, others], score) => ({ score, events, cases: events + others }));
        const turned = table.map((level) => ({ ...level, score: -level.score }));
        const [up, down] = [auc([table]), auc([turned])];
        if (up === null) expect(down).toBeNull();
        else expectWithin(up + down!, 1, 1e-12);
      }),
    );
  });
});

describe('the slope of log odds', () => {
  const { expected } = oracle('kci.link_own_example');

  it('is the worked one, by likelihood and by Firth', () => {
    const plain = logisticFit([linked], 'likelihood')!;
    expectWithin(plain.slope, expected.logistic.slope, 1e-8);
    expectWithin(plain.standardError, expected.logistic.se_slope, 1e-8);
    expectWithin(plain.strata[0]!.intercept, expected.logistic.intercept, 1e-8);
    const firth = logisticFit([linked], 'firth')!;
    expectWithin(firth.slope, expected.firth.slope, 1e-8);
    expectWithin(firth.strata[0]!.intercept, expected.firth.intercept, 1e-8);
  });

  it('tells what half a point more goes with', () => {
    const { expected: told } = oracle('kci.what_if_link');
    const fit = logisticFit([linked], 'likelihood')!;
    expectWithin(rateShifted(fit, 0, SCALE), told.base, 1e-8);
    expectWithin(rateShifted(fit, 0.5, SCALE), told.shifted, 1e-8);
  });

  it('has no likelihood where scores separate the ends, and Firth still gives one', () => {
    const separated = [tableOf([1, 2, 4, 5], [0, 0, 6, 6], [6, 6, 6, 6])];
    expect(logisticFit(separated, 'likelihood')).toBeNull();
    const { slope, standardError } = logisticFit(separated, 'firth')!;
    expect(slope).toBeGreaterThan(1);
    expect(Number.isFinite(standardError)).toBe(true);
  });

  it("of Firth's at a single table of two scores is the log odds ratio with half a case added to each cell", () => {
    const { slope } = logisticFit([tableOf([0, 1], [3, 7], [10, 9])], 'firth')!;
    expectWithin(slope, Math.log((7.5 * 7.5) / (2.5 * 3.5)), 1e-9);
  });

  it('is the same in two strata that are alike, and is not moved by one in which all ended alike', () => {
    const alone = logisticFit([linked], 'likelihood')!;
    const { slope, strata } = logisticFit([linked, linked, tableOf([1, 5], [9, 9], [9, 9])], 'likelihood')!;
    expectWithin(slope, alone.slope, 1e-9);
    expect(strata).toHaveLength(2);
  });

  it('is found, or said not to be, for every table', () => {
    const stratum = fc
      .array(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 2, maxLength: 5 })
      .map((counts) =>
        counts.map(([events, others], at) => ({ score: at + 1, events, cases: events + others })),
      );
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 3 }), (strata) => {
        const occupied = strata.map((levels) => levels.filter(({ cases }) => cases > 0));
        const fit = logisticFit(occupied, 'firth');
        const canCompare = trendInRates(occupied) !== null;
        expect(fit !== null).toBe(canCompare);
        if (fit) expect(Number.isFinite(fit.slope) && fit.standardError > 0).toBe(true);
      }),
    );
  });
});
