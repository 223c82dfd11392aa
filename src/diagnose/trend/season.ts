import { type Month, monthNumber } from '../../model/calendar.js';
import { seasonWeight } from '../../model/season.js';
import { isExtensive, type NodeId } from '../../model/tree.js';
import { holm } from '../../stats/multiple.js';
import { seasonality } from '../../stats/seasonality.js';
import type { Series } from './series.js';

/** How much of a usual month each month is, and who says so. */
export interface TrendSeason {
  readonly origin: 'declared' | 'shown';
  weight(month: Month): number;
}

const MONTHS = 12;
/** Fewer years cannot tell a season from chance. */
const FEWEST_YEARS = 2;
const ALPHA = 0.05;

const declaredOf = ({ node }: Series): TrendSeason | null =>
  node.season && { origin: 'declared', weight: (month) => seasonWeight(node.season, month) };

/** What the last whole years of a series show, with the chance of it where there is no season. */
const shownOf = ({ node, months, values }: Series): { season: TrendSeason; pValue: number } | null => {
  const years = Math.floor(values.length / MONTHS);
  const last = values.slice(values.length - years * MONTHS);
  if (!isExtensive(node.kind) || years < FEWEST_YEARS || last.includes(null)) return null;
  const found = seasonality(last as number[]);
  if (!found?.index.every((weight) => weight > 0)) return null;
  const first = months[months.length - years * MONTHS]!;
  const byMonth = new Map(found.index.map((weight, i) => [monthNumber(first + i), weight]));
  const weight = (month: Month): number => byMonth.get(monthNumber(month))!;
  return { season: { origin: 'shown', weight }, pValue: found.pValue };
};

/**
 * The seasons by node: those that the tree declares, and those that two whole years of what adds up show beyond chance
 * (F test at 5 %, Holm over the nodes). None is made up of less.
 */
export const trendSeasons = (all: readonly Series[]): ReadonlyMap<NodeId, TrendSeason> => {
  const seasons = new Map<NodeId, TrendSeason>();
  const shown = all.flatMap((series) => {
    const declared = declaredOf(series);
    if (declared) seasons.set(series.node.id, declared);
    const found = declared ? null : shownOf(series);
    return found ? [{ id: series.node.id, ...found }] : [];
  });
  const chances = holm(shown.map(({ pValue }) => pValue));
  shown.forEach(({ id, season }, index) => {
    if (chances[index]! < ALPHA) seasons.set(id, season);
  });
  return seasons;
};

/** A series with its season taken out. */
export const withoutSeason = (series: Series, season: TrendSeason | undefined): Series => {
  if (!season) return series;
  const values = series.values.map((value, index) =>
    value === null ? null : value / season.weight(series.months[index]!),
  );
  return { ...series, values };
};
