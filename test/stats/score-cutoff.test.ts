import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { aucInterval } from '../../src/stats/auc-interval.js';
import { levelsOf } from '../../src/stats/score-table.js';
import { youden } from '../../src/stats/youden.js';

const stratum = (rows: readonly (readonly [score: number, events: number, others: number])[]) =>
  rows.map(([score, events, others]) => ({ score, events, cases: events + others }));

describe('the area under the ROC curve with its interval', () => {
  it('is that of Stata (roctab) for the 109 CT ratings of Hanley & McNeil (1982)', () => {
    const rated = stratum([
      [1, 3, 33],
      [2, 2, 6],
      [3, 2, 6],
      [4, 11, 11],
      [5, 33, 2],
    ]);
    const { auc, interval } = aucInterval(rated)!;
    expect(auc).toBeCloseTo(0.8932, 4);
    expect(interval[0]).toBeCloseTo(0.83295, 5);
    expect(interval[1]).toBeCloseTo(0.95339, 5);
  });

  it.each([
    ['one event', [[1, 0, 20] as const, [2, 1, 20] as const]],
    ['no other', [[1, 5, 0] as const]],
    ['nothing', []],
  ])('%s has none', (_, rows) => expect(aucInterval(stratum(rows))).toBeNull());

  it('scores that part both ends wholly leave no doubt, and all alike none but doubt', () => {
    expect(
      aucInterval(
        stratum([
          [1, 0, 5],
          [2, 5, 0],
        ]),
      ),
    ).toEqual({ auc: 1, interval: [1, 1] });
    expect(aucInterval(stratum([[1, 5, 5]]))).toEqual({ auc: 0.5, interval: [0.5, 0.5] });
  });

  it('equal scores count together, in whatever order they come', () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const found = aucInterval(levelsOf(stratum(all)));
        const turned = aucInterval(levelsOf(stratum(all.toReversed())));
        expect(turned).toEqual(found);
        if (!found) return;
        expect(found.interval[0]).toBeLessThanOrEqual(found.auc);
        expect(found.interval[1]).toBeGreaterThanOrEqual(found.auc);
      }),
    );
  });
});

describe('the score from which on passing serves best', () => {
  const options = () => ({ draws: 2000, confidence: 0.9, uniform: uniformFrom(1) });

  it('is where the shares at or above it lie farthest apart', () => {
    // Of 20 events 4, 6, 10; of 20 others 12, 6, 2: J is .4 from the second score on, and .4 from the third. The lower one.
    const found = youden(
      stratum([
        [10, 4, 12],
        [20, 6, 6],
        [30, 10, 2],
      ]),
      options(),
    )!;
    expect(found.at).toBe(20);
    expect(found.interval).toEqual([20, 30]);
  });

  it('is certain where nothing else could be', () => {
    const found = youden(
      stratum([
        [10, 0, 500],
        [20, 500, 0],
      ]),
      options(),
    );
    expect(found).toEqual({ at: 20, interval: [20, 20] });
  });

  it.each([
    ['no event', [[1, 0, 5] as const]],
    ['no other', [[1, 5, 0] as const]],
    ['nothing', []],
  ])('%s has none', (_, rows) => expect(youden(stratum(rows), options())).toBeNull());
});
