import { expect, it } from 'vitest';
import type { ScoreGroup } from '../../src/data/score-counts.js';
import { summaryOf } from '../../src/diagnose/kcis/summary.js';
import { oracle } from '../oracles.js';
import { expectLimits, expectWithin } from '../stats/closeness.js';

it('scores come to the share of high ones with its interval, the median and the mean: kci.aggregate', () => {
  const { input, expected, tolerance } = oracle('kci.aggregate');
  const groups = input.counts_1_to_5.map(
    (records: number, at: number): ScoreGroup => ({
      month: 24315,
      score: at + 1,
      rater: 0,
      end: 'open',
      isRepeat: false,
      records,
    }),
  );
  const summary = summaryOf(groups, 4)!;
  expect([summary.n, summary.median]).toEqual([expected.n, expected.median]);
  expectWithin(summary.shareHigh, expected.top2, tolerance);
  expectLimits(summary.interval, expected.wilson, tolerance);
  expectWithin(summary.mean, expected.mean, tolerance);
});
