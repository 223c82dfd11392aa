import type { History } from '../../data/history.js';
import { monthNumber, type Period } from '../../model/calendar.js';
import type { Node, Tree } from '../../model/tree.js';
import { autocorrelation } from '../../stats/autocorrelation.js';
import { mannKendall, seasonalKendall } from '../../stats/mann-kendall.js';
import { benjaminiHochberg } from '../../stats/multiple.js';
import { besideLine, theilSen } from '../../stats/theil-sen.js';
import { chartOf, LEAST_FOR_CHART } from './chart.js';
import type { Ground } from './ground.js';
import type { RateCounts } from './rate-counts.js';
import { type TrendSeason, withoutSeason } from './season.js';
import { knownOf, type Series } from './series.js';
import type { Trend, TrendStatus } from './types.js';
import { yearOnYear } from './year-on-year.js';

/** Even a run that rises every time is no trend below five months: four do so by chance one time in twelve. */
const LEAST = 5;
const TWO_YEARS = 24;
const YEAR = 12;
const RECENT = 12;
const LEAST_FOR_CORRELATION = 16;
/** The share of false alarms among the trends that are told (Benjamini & Hochberg 1995). */
const SCREENED = 0.1;

const statusOf = ({ kind }: Node, periods: number): TrendStatus => {
  if (kind === 'stock') return 'carried-over';
  if (periods < LEAST) return 'too-short';
  return periods < LEAST_FOR_CHART ? 'tentative' : 'chart';
};

type Slope = Pick<Trend, 'slope' | 'pValue'>;

/** Mann and Kendall's test with Theil and Sen's slope: by the seasons of two years, else without the declared one. */
const slopeOf = (series: Series, season: TrendSeason | undefined): Slope => {
  const known = knownOf(series);
  if (season && known.length >= TWO_YEARS) {
    const seasons = Array.from({ length: YEAR }, (_, index) =>
      known.flatMap(({ at, value }) => (monthNumber(at) === index + 1 ? [value] : [])),
    );
    return { slope: theilSen(known, YEAR), pValue: seasonalKendall(seasons).pTwoSided };
  }
  const level = knownOf(withoutSeason(series, season));
  return { slope: theilSen(level), pValue: mannKendall(level.map(({ value }) => value)).pTwoSided };
};

/** The correlation of neighbouring months that the trend itself does not make. */
const carriedOver = (level: Series, slope: number | null): number | null => {
  const known = knownOf(level);
  if (slope === null || known.length < LEAST_FOR_CORRELATION) return null;
  const beside = new Map(besideLine(known, slope).map(({ at, value }) => [at, value]));
  return autocorrelation(level.months.map((month) => beside.get(month) ?? null));
};

const UNJUDGED = {
  slope: null,
  pValue: null,
  pAdjusted: null,
  direction: 'none',
  season: 'none',
  chart: null,
  signals: [],
  autocorrelation: null,
} as const;

const judge = (
  tree: Tree,
  series: Series,
  season: TrendSeason | undefined,
  counts: RateCounts,
): Omit<Trend, 'yearOnYear' | 'isTold'> => {
  const { node, values } = series;
  const known = knownOf(series);
  const status = statusOf(node, known.length);
  const told = {
    node,
    periods: known.length,
    span: known.length === 0 ? null : { from: known[0]!.at, to: known.at(-1)!.at },
    recent: values.slice(-RECENT),
    status,
  };
  if (status === 'too-short' || status === 'carried-over') return { ...UNJUDGED, ...told };
  const level = withoutSeason(series, season);
  const slope = slopeOf(series, season);
  return {
    ...UNJUDGED,
    ...told,
    ...slope,
    ...chartOf(tree, level, season, counts),
    season: season?.origin ?? 'none',
    autocorrelation: carriedOver(level, slope.slope),
  };
};

/**
 * How the nodes moved over the months up to the end of a period: a direction from five months on, a control chart from
 * twelve. A direction is told where it stands out among all nodes that were tested, and two points are never called a
 * trend.
 */
export const trendsOf = (tree: Tree, history: History, period: Period, ground: Ground): Trend[] => {
  const { months, series, seasons, counts } = ground;
  const judged = [...series.values()].map((one) => judge(tree, one, seasons.get(one.node.id), counts));
  const tested = judged.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const adjusted = benjaminiHochberg(tested).values();
  const isOver = months.length > 0 && period.to <= months.at(-1)!;
  return judged.map((trend) => {
    const pAdjusted = trend.pValue === null ? null : adjusted.next().value!;
    const isMoving = pAdjusted !== null && pAdjusted < SCREENED && trend.slope !== 0;
    const isBeyond = trend.signals.some(
      ({ month, rule }) => rule === 'beyond-limits' && month >= period.from && month <= period.to,
    );
    return {
      ...trend,
      pAdjusted,
      direction: isMoving ? (trend.slope! > 0 ? 'up' : 'down') : 'none',
      yearOnYear: isOver ? yearOnYear(tree, history, trend.node.id, period) : null,
      isTold: isMoving || isBeyond,
    };
  });
};
