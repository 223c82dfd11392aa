import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, bandsOf, roundBorders } from '../../../src/diagnose/handoffs/bands.js';

const evenly = (from: number, to: number, each: number, step = 1) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => ({
    score: from + i * step,
    records: each,
  }));

const borders = (...args: Parameters<typeof bandsOf>): number[] =>
  bandsOf(...args).flatMap(({ from }) => (from === null ? [] : [from]));

describe('bands of scores', () => {
  it.each<[string, Parameters<typeof bandsOf>, number[]]>([
    ['0 to 100 around 60', [evenly(0, 99, 5), 60, true], [20, 40, 60, 80]],
    ['0 to 100 around 55', [evenly(0, 99, 5), 55, true], [15, 35, 55, 75, 95]],
    ['without a cut-off', [evenly(0, 99, 5), null, true], [20, 40, 60, 80]],
    ['1 to 5', [evenly(1, 5, 50), 3, true], [2, 3, 4, 5]],
    ['0 to 1', [evenly(0, 1, 30, 0.05), 0.6, true], [0.2, 0.4, 0.6, 0.8, 1]],
    ['below zero', [evenly(-50, 50, 10), 0, true], [-40, -20, 0, 20, 40]],
    ['a cut-off above all of them', [evenly(0, 40, 20), 60, true], [10, 20, 30, 40]],
    ['one score', [[{ score: 70, records: 500 }], 60, true], []],
    ['no score', [[], 60, true], []],
    // 5 records from 80 on are too few for a band of their own.
    ['few high ones', [[...evenly(0, 79, 5), { score: 90, records: 5 }], 60, true], [20, 40, 60]],
    // The cut-off stays a border, however few lie beyond.
    ['few above the cut-off', [[...evenly(0, 59, 5), { score: 90, records: 5 }], 60, true], [20, 40, 60]],
    ['the same where it need not', [[...evenly(0, 59, 5), { score: 90, records: 5 }], 60, false], [20, 40]],
    ['fewer than twenty in all', [evenly(0, 9, 1), null, false], []],
  ])('%s', (_, args, expected) => {
    expect(borders(...args)).toEqual(expected);
  });

  it('are at most six, hold every score once, and twenty records each unless the cut-off parts them', () => {
    const scores = fc.array(
      fc.record({
        score: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        records: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(scores, fc.option(fc.integer({ min: -100, max: 100 })), (all, cutoff) => {
        const bands = bandsOf(all, cutoff, false);
        expect(bands.length).toBeLessThanOrEqual(6);
        const counts = bands.map(() => 0);
        for (const { score, records } of all) counts[bandOf(bands, score)]! += records;
        if (bands.length > 1) expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
      }),
    );
  });

  it('have borders that are as round as they look', () => {
    expect(roundBorders(evenly(0, 1, 1, 0.1), 0.3, 5)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
  });
});
