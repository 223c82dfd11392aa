import type { History } from '../data/history.js';
import { eachMonth, fiscalYearFrom, type Month, monthNumber } from '../model/calendar.js';
import { belowGoals } from '../model/graph.js';
import { type Season, seasonOver, seasonWeight } from '../model/season.js';
import { isExtensive, type NodeId, type Tree } from '../model/tree.js';
import { holm } from '../stats/multiple.js';
import { seasonality } from '../stats/seasonality.js';

/** The years that a season is read from: two at least, and no older ones than the last five. */
const FEWEST_YEARS = 2;
const MOST_YEARS = 5;
const MONTHS = 12;
/** Months that differ no more than this by chance are taken to be alike. */
const ALPHA = 0.05;

/** The last complete months before a month, in whole years; null where there are not two. */
const yearsBefore = ({ actuals, coverage }: History, before: Month): Month[] | null => {
  if (!actuals.span) return null;
  let to = Math.min(before - 1, actuals.span.to);
  while (to >= actuals.span.from && !coverage.isComplete(to)) to -= 1;
  let from = to + 1;
  while (from > actuals.span.from && coverage.isComplete(from - 1)) from -= 1;
  const years = Math.min(MOST_YEARS, Math.floor((to - from + 1) / MONTHS));
  return years < FEWEST_YEARS ? null : eachMonth({ from: to - years * MONTHS + 1, to });
};

/**
 * The seasons that two years of actuals or more show of leaves that add up and declare none: ratios to the mean, where
 * the months differ by more than chance (methods 7). With less than two years nothing is made up. Declared working days are
 * taken out first, so that they are not counted twice.
 */
export const seasonsShown = (
  tree: Tree,
  history: History,
  before: Month,
  goals: readonly NodeId[],
): ReadonlyMap<NodeId, Season> => {
  const months = yearsBefore(history, before);
  if (!months) return new Map();
  const found = belowGoals(tree, goals).flatMap((id) => {
    const { kind, formula, season } = tree.nodes.get(id)!;
    if (formula || (season && season.weights.size > 0) || !isExtensive(kind)) return [];
    const values = months.map((month) => {
      const value = history.completion.over({ from: month, to: month }).get(id)?.value;
      return value === undefined ? undefined : value / seasonWeight(season, month);
    });
    const shown = values.includes(undefined) ? null : seasonality(values as number[]);
    return shown?.index.every((weight) => weight > 0) ? [{ id, ...shown }] : [];
  });
  const year = tree.horizon && fiscalYearFrom(tree.horizon.from, tree.fiscalYearStart);
  const chances = holm(found.map(({ pValue }) => pValue));
  return new Map(
    found
      .filter((_, i) => chances[i]! < ALPHA)
      .map(({ id, index }) => {
        const weights = new Map(index.map((weight, i) => [monthNumber(months[i]!), weight]));
        return [id, seasonOver(weights, tree.workingDays, year)];
      }),
  );
};
