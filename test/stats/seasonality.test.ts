import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonality } from '../../src/stats/seasonality.js';
import { oracle, within } from '../oracles.js';

const YEAR = [80, 90, 120, 100, 95, 110, 85, 70, 105, 115, 100, 130];

const grown = (years: number, growth: number): number[] =>
  Array.from({ length: years * 12 }, (_, month) => YEAR[month % 12]! * growth ** month);

describe('seasons', () => {
  it('of one year are ratios to its mean: trend.seasonal_naive', () => {
    const { input, expected, tolerance } = oracle('trend.seasonal_naive');
    const { index, pValue } = seasonality(input.last_year)!;
    index.forEach((weight, month) => {
      expect(Math.abs(weight - expected.index[month])).toBeLessThanOrEqual(
        within(expected.index[month], tolerance),
      );
    });
    expect(pValue).toBe(1);
  });

  it.each([2, 3, 5])('do not take the growth of %i years for a season', (years) => {
    const flat = seasonality(Array.from({ length: years * 12 }, (_, month) => 100 * 1.03 ** month))!;
    for (const weight of flat.index) expect(weight).toBeCloseTo(1, 12);
    const { index } = seasonality(grown(years, 1.02))!;
    index.forEach((weight, month) => {
      expect(weight).toBeCloseTo(YEAR[month]! / 100, 9);
    });
  });

  it('weigh one on average, and as much whatever the unit', () => {
    const values = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (months, unit) => {
        const found = seasonality(months)!;
        expect(found.index.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(12, 9);
        const other = seasonality(months.map((value) => value * unit))!;
        expect(other.pValue).toBeCloseTo(found.pValue, 9);
        expect(found.pValue).toBeGreaterThanOrEqual(0);
        expect(found.pValue).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('are beyond chance where the years agree, and not where they do not', () => {
    const [first, second] = [YEAR, YEAR.toReversed()];
    expect(seasonality([...first, ...first.map((value, i) => value + (i % 2) * 4)])!.pValue).toBeLessThan(
      1e-4,
    );
    expect(seasonality([...first, ...second])!.pValue).toBeGreaterThan(0.05);
  });

  it.each([
    ['less than whole years', YEAR.slice(1)],
    ['nothing', []],
    ['a year without any', [...YEAR, ...YEAR.map(() => 0)]],
    ['a negative month', [...YEAR.slice(1), -1]],
    ['what is no number', [...YEAR.slice(1), Number.NaN]],
  ])('of %s are none', (_, values) => {
    expect(seasonality(values)).toBeNull();
  });
});
