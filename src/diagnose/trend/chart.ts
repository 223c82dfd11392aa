import { type Month, type Period, yearStartOf } from '../../model/calendar.js';
import { naturalRange, type Tree } from '../../model/tree.js';
import { type ChartPoint, chartSignals } from '../../stats/chart-signals.js';
import { type CountedRate, pChart } from '../../stats/p-chart.js';
import { xmr } from '../../stats/xmr.js';
import type { RateCounts } from './rate-counts.js';
import type { TrendSeason } from './season.js';
import type { Series } from './series.js';
import type { Chart, Signal } from './types.js';

/** Fewer months cry wolf: with six, one new month in twenty-two lies beyond its limits for no reason (methods 7). */
export const LEAST_FOR_CHART = 12;
const BASELINE_MONTHS = 24;
const LAST_DIGITS = 1e-9;

/** A chart with what it signals. */
export interface Charted {
  readonly chart: Chart;
  readonly signals: readonly Signal[];
}

/** Limits for each month of a series. */
interface Limits {
  readonly kind: Chart['kind'];
  at(index: number): Omit<ChartPoint, 'value'>;
}

/**
 * The places of the months that limits are made of: the two years before this fiscal year, or what there is of them;
 * where that is less than a year, the first year that is known. So the limits stay while the year goes on.
 */
const baselineOf = (tree: Tree, { months, values }: Series): readonly number[] => {
  const known = values.flatMap((value, index) => (value === null ? [] : [index]));
  const start = yearStartOf(months.at(-1)!, tree.fiscalYearStart);
  const before = known.filter((index) => months[index]! < start && months[index]! >= start - BASELINE_MONTHS);
  return before.length >= LEAST_FOR_CHART ? before : known.slice(0, LEAST_FOR_CHART);
};

/** The cases of a rate in every month that it has a value in; null where they are not known of all. */
const countsOf = ({ node, months, values }: Series, counts: RateCounts): (CountedRate | null)[] | null => {
  if (node.kind !== 'rate') return null;
  const found = months.map((month, index) => (values[index] === null ? null : counts(node.id, month)));
  return found.every((cases, index) => cases !== null || values[index] === null) ? found : null;
};

const rateLimits = (counted: readonly (CountedRate | null)[], from: number, to: number): Limits | null => {
  const chart = pChart(counted.slice(from, to + 1));
  if (!chart) return null;
  return {
    kind: chart.isPrime ? 'p-prime' : 'p',
    at: (index) => {
      const [lower, upper] = chart.limits(counted[index]!.cases);
      return { center: chart.center, lower, upper };
    },
  };
};

const valueLimits = (series: Series, from: number, to: number): Limits | null => {
  const limits = xmr(series.values.slice(from, to + 1));
  // What never moved, but for its last digits, has no usual variation to judge by.
  if (!limits || limits.movingRange <= LAST_DIGITS * Math.abs(limits.center)) return null;
  const { min, max } = naturalRange(series.node);
  const { center } = limits;
  const held = { center, lower: Math.max(min, limits.lower), upper: Math.min(max, limits.upper) };
  return { kind: 'xmr', at: () => held };
};

/**
 * The control chart of a series whose season has been taken out: of a rate whose cases are known the one for counted
 * rates, of anything else that of individual values. Null below twelve months, and where nothing varies.
 */
export const chartOf = (
  tree: Tree,
  series: Series,
  season: TrendSeason | undefined,
  counts: RateCounts,
): Charted | null => {
  const baseline = baselineOf(tree, series);
  if (baseline.length < LEAST_FOR_CHART) return null;
  const [from, to] = [baseline[0]!, baseline.at(-1)!];
  const counted = countsOf(series, counts);
  const limits = counted ? rateLimits(counted, from, to) : valueLimits(series, from, to);
  if (!limits) return null;
  const points = series.values.map((value, index) =>
    value === null || index < from ? null : { value, ...limits.at(index) },
  );
  const last = points.findLastIndex((point) => point !== null);
  const monthAt = (index: number): Month => series.months[index]!;
  const weight = season?.weight(monthAt(last)) ?? 1;
  const { center, lower, upper } = points[last]!;
  const span: Period = { from: monthAt(from), to: monthAt(to) };
  return {
    chart: {
      kind: limits.kind,
      center: center * weight,
      lower: lower * weight,
      upper: upper * weight,
      baseline: span,
    },
    signals: chartSignals(points).map(({ index, rule }) => ({ month: monthAt(index), rule })),
  };
};
