import type { Finding } from '../../../src/plan/odds/beliefs.js';
import { at } from '../../../src/plan/odds/columns.js';
import { courseOf } from '../../../src/plan/odds/course.js';
import { oddsOf } from '../../../src/plan/odds/odds.js';
import { samplerOf } from '../../../src/plan/odds/sampler.js';
import type { Odds } from '../../../src/plan/odds/types.js';
import { planned } from '../../../src/plan/plan.js';
import type { PlanRequest } from '../../../src/plan/types.js';
import { historyFrom, treeOf } from '../../history.js';

type Rows = Parameters<typeof historyFrom>[1];

/** A plan of a tree, to be asked for its odds. */
export const asked = (text: string, rows: Rows, request: PlanRequest = {}) => {
  const tree = treeOf(text);
  const { setting, answer, plan } = planned(tree, historyFrom(tree, rows), request);
  const found = (target: number, seed = 1, draws = 40_000) =>
    oddsOf(setting, answer, target, { seed, draws });
  const odds = (target: number, seed?: number, draws?: number): Odds => {
    const answered = found(target, seed, draws);
    if ('refusal' in answered) throw new Error(answered.refusal.en);
    return answered.odds;
  };
  /** The KGI in so many draws, as the findings say that history is. */
  const draws = (findings: ReadonlyMap<string, Finding>, count = 40_000, seed = 1): number[] => {
    const sampler = samplerOf(courseOf(setting, answer), findings, seed);
    return Array.from({ length: Math.ceil(count / sampler.size) }, () => {
      const block = sampler.next();
      return Array.from({ length: sampler.size }, (_, draw) => at(block, draw));
    }).flat();
  };
  return { plan, found, odds, draws };
};

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const sdOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};

/** Whole numbers of months before April, each row as many times as there are months. */
export const months = (count: number, row: (index: number) => Rows[string]): Rows =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const month = 2026 * 12 + 3 - count + i;
      return [`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, row(i)];
    }),
  );
