import type { ScoreGroup } from '../../data/score-counts.js';
import type { Node } from '../../model/tree.js';
import { naturalRange } from '../../model/tree.js';
import { wilson } from '../../stats/proportion.js';
import type { ScoreSummary } from './types.js';

/** Scores in the upper quarter of the scale are high: 4 and 5 of 1 to 5, 8 and above of 1 to 10. */
const HIGH = 0.75;

export const highFrom = (kci: Node): number => {
  const { min, max } = naturalRange(kci);
  return Math.ceil(min + HIGH * (max - min));
};

export const recordsIn = (groups: readonly ScoreGroup[]): number =>
  groups.reduce((sum, { records }) => sum + records, 0);

/** The middle score, or halfway between the middle two. */
const medianOf = (levels: readonly (readonly [score: number, records: number])[], n: number): number => {
  const scoreAt = (place: number): number => {
    let below = 0;
    return levels.find(([, records]) => {
      below += records;
      return below > place;
    })![0];
  };
  return (scoreAt(Math.floor((n - 1) / 2)) + scoreAt(Math.floor(n / 2))) / 2;
};

/** What some scores are like; null where there are none. */
export const summaryOf = (groups: readonly ScoreGroup[], high: number): ScoreSummary | null => {
  const counts = new Map<number, number>();
  for (const { score, records } of groups) counts.set(score, (counts.get(score) ?? 0) + records);
  const levels = [...counts].sort(([a], [b]) => a - b);
  const n = recordsIn(groups);
  if (n === 0) return null;
  const above = recordsIn(groups.filter(({ score }) => score >= high));
  return {
    n,
    shareHigh: above / n,
    interval: wilson(above, n),
    median: medianOf(levels, n),
    mean: levels.reduce((sum, [score, records]) => sum + score * records, 0) / n,
    levels: levels.map(([score, records]) => ({ score, share: records / n })),
  };
};
