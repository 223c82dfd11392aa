import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocorrelation } from '../../src/stats/autocorrelation.js';
import { besideLine, theilSen } from '../../src/stats/theil-sen.js';
import { expectWithin } from './closeness.js';

const monthly = (values: readonly number[]) => values.map((value, at) => ({ at, value }));

describe('theilSen', () => {
  it.each([
    ['a line', [1, 3, 5, 7, 9], 2],
    ['a line with one wild month', [1, 3, 500, 7, 9], 2],
    ['two months', [4, 1], -3],
    ['what does not move', [4, 4, 4], 0],
  ])('%s', (_, values, slope) => {
    expect(theilSen(monthly(values))).toBe(slope);
  });

  it('is null where there is no pair', () => {
    expect([theilSen([]), theilSen(monthly([7])), theilSen(monthly([1, 2, 3]), 12)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('counts the months that lie between', () => {
    expect(
      theilSen([
        { at: 0, value: 10 },
        { at: 3, value: 16 },
      ]),
    ).toBe(2);
  });

  it('pairs only the months of a season where it is asked to', () => {
    const season = [0, 50, 20, 90, 10, 70, 30, 80, 40, 60, 5, 95];
    const points = monthly([...season, ...season.map((value) => value + 24)]);
    expect(theilSen(points, 12)).toBe(2);
  });

  it('moves with the scale, not with the level', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), (raw, scale) => {
        const slope = theilSen(monthly(raw))!;
        expectWithin(theilSen(monthly(raw.map((value) => scale * value + 500)))!, scale * slope, 1e-6);
      }),
    );
  });

  it('leaves what lies beside the line', () => {
    expect(besideLine(monthly([1, 3, 8, 7, 9]), 2).map(({ value }) => value)).toEqual([0, 0, 3, 0, 0]);
  });
});

describe('autocorrelation', () => {
  it.each([
    ['one up, one down', [1, -1, 1, -1, 1, -1], -5 / 6],
    ['three up, three down', [1, 1, 1, -1, -1, -1], 3 / 6],
    ['a gap between them', [1, 1, null, -1, -1], 2 / 4],
  ])('%s', (_, values, expected) => {
    expectWithin(autocorrelation(values)!, expected, 1e-12);
  });
  it.each([[[]], [[3]], [[3, 3, 3]], [[null, null]]])('%j has none', (values) => {
    expect(autocorrelation(values)).toBeNull();
  });
});
