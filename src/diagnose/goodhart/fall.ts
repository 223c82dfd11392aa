import { eachMonth, type Period, shiftPeriod } from '../../model/calendar.js';
import type { Node } from '../../model/tree.js';
import { mannKendall } from '../../stats/mann-kendall.js';
import { nMinusOneChiSquare } from '../../stats/two-proportions.js';
import { type Ground, runOf } from '../trend/ground.js';
import type { Halves } from './halves.js';

/** A rate that got worse, from the earlier half to the later. */
export interface Fall {
  readonly rate: Node;
  readonly before: number;
  readonly after: number;
  /** Two-sided: the smaller of the two tests'. */
  readonly pValue: number;
}

const SIGNIFICANT = 0.05;

/** The p of the two halves held against each other; 1 where the cases of a month are not known. */
const halvesPValue = ({ id }: Node, { counts }: Ground, { early, late }: Halves, back: number): number => {
  const casesOf = (half: Period): { successes: number; cases: number } | null => {
    const months = eachMonth(shiftPeriod(half, -back)).map((month) => counts(id, month));
    if (months.includes(null)) return null;
    const sum = (of: 'successes' | 'cases') => months.reduce((total, month) => total + month![of], 0);
    return { successes: sum('successes'), cases: sum('cases') };
  };
  const [first, second] = [casesOf(early), casesOf(late)];
  if (!first || !second) return 1;
  return nMinusOneChiSquare(second.successes, second.cases, first.successes, first.cases).pTwoSided;
};

/** Whether a rate got worse: month by month (Mann & Kendall), or half against half (N-1 chi-square); null if not. */
export const fallOf = (
  rate: Node,
  ground: Ground,
  halves: Halves,
  count: number,
  back: number,
): Fall | null => {
  const both = ground.series.has(rate.id) ? halves.values(rate.id, back) : null;
  if (!both) return null;
  const [before, after] = both;
  const sense = rate.better === 'higher' ? 1 : -1;
  if ((after - before) * sense >= 0) return null;
  const values = runOf(ground, rate.id, back).slice(-count);
  const trend = mannKendall(values);
  const monthly = values.length === count && trend.s * sense < 0 ? trend.pTwoSided : 1;
  const pValue = Math.min(monthly, halvesPValue(rate, ground, halves, back));
  return pValue < SIGNIFICANT ? { rate, before, after, pValue } : null;
};
