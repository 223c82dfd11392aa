import type { ScoreGroup } from '../../data/score-counts.js';
import type { Month } from '../../model/calendar.js';
import { trendInRates } from '../../stats/trend-in-rates.js';
import { ofMatureMonths, strataOf } from './strata.js';
import { recordsIn } from './summary.js';
import type { ShareTrend } from './types.js';

const LEAST_MONTHS = 6;
const MOST_MONTHS = 12;
const ALPHA = 0.05;

const shareIn = (groups: readonly ScoreGroup[], high: number): number =>
  recordsIn(groups.filter(({ score }) => score >= high)) / recordsIn(groups);

/** Whether records of the same score went on less often later on (Mantel & Haenszel 1959, a stratum for each score). */
const goOnLess = (groups: readonly ScoreGroup[], lateFrom: Month): boolean => {
  const strata = strataOf(
    ofMatureMonths(groups.filter(({ end }) => end !== 'not-entered')),
    ({ score }) => score,
    ({ month }) => (month < lateFrom ? 0 : 1),
  );
  return (trendInRates(strata)?.pFalling ?? 1) < ALPHA;
};

/** How the share of high scores went over the last twelve months with scores; null below six. */
export const shareTrend = (groups: readonly ScoreGroup[], high: number): ShareTrend | null => {
  const months = [...new Set(groups.map(({ month }) => month))].slice(-MOST_MONTHS);
  if (months.length < LEAST_MONTHS) return null;
  const recent = groups.filter(({ month }) => month >= months[0]!);
  const levels = months.map((month) => {
    const own = recent.filter((group) => group.month === month);
    return {
      score: month,
      cases: recordsIn(own),
      events: recordsIn(own.filter(({ score }) => score >= high)),
    };
  });
  const trend = trendInRates([levels]);
  const pValue = trend?.pTwoSided ?? 1;
  const lateFrom = months[Math.floor(months.length / 2)]!;
  const isRising = trend !== null && trend.z > 0;
  const direction = pValue >= ALPHA ? 'none' : isRising ? 'rising' : 'falling';
  return {
    months: { from: months[0]!, to: months.at(-1)! },
    periods: months.length,
    pValue,
    direction,
    early: shareIn(
      recent.filter(({ month }) => month < lateFrom),
      high,
    ),
    late: shareIn(
      recent.filter(({ month }) => month >= lateFrom),
      high,
    ),
    isInflated: direction === 'rising' && goOnLess(recent, lateFrom),
  };
};
