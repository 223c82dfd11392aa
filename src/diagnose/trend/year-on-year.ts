import type { History } from '../../data/history.js';
import { type Period, shiftPeriod, yearStartOf } from '../../model/calendar.js';
import type { NodeId, Tree } from '../../model/tree.js';
import type { YearOnYear } from './types.js';

const YEAR = 12;

/**
 * A period beside the same months a year before, and the fiscal year so far beside the same months of the last: the
 * comparison that a season does not disturb, where there is too little to take it out (methods 7).
 */
export const yearOnYear = (tree: Tree, history: History, id: NodeId, period: Period): YearOnYear | null => {
  const both = (months: Period): { actual: number; lastYear: number } | null => {
    const actual = history.completion.over(months).get(id)?.value;
    const lastYear = history.completion.over(shiftPeriod(months, -YEAR)).get(id)?.value;
    return actual === undefined || lastYear === undefined ? null : { actual, lastYear };
  };
  const own = both(period);
  if (!own) return null;
  const soFar: Period = { from: yearStartOf(period.to, tree.fiscalYearStart), to: period.to };
  const all = soFar.from < period.from ? both(soFar) : null;
  return { ...own, toDate: all && { period: soFar, ...all } };
};
