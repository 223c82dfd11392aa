import type { History } from '../../data/history.js';
import { eachMonth, type Month, type Period } from '../../model/calendar.js';
import type { Node, Tree } from '../../model/tree.js';
import { isSettled } from '../reserve.js';

/** The months of a node, one after the other; null where a month has no value. */
export interface Series {
  readonly node: Node;
  readonly months: readonly Month[];
  readonly values: readonly (number | null)[];
}

/** Two years to take limits from, and the year that is judged by them. */
const MOST_MONTHS = 36;

/**
 * The months to see a trend in, up to the end of a period: at most three years, the last of them complete. None where no
 * month is complete.
 */
const trendMonths = (tree: Tree, { actuals, coverage }: History, period: Period): Month[] => {
  const { span } = actuals;
  if (!span) return [];
  const isWhole = (month: Month): boolean =>
    coverage.isComplete(month) && isSettled(tree, actuals.stages, month);
  let to = Math.min(period.to, span.to);
  while (to >= span.from && !isWhole(to)) to -= 1;
  return to < span.from ? [] : eachMonth({ from: Math.max(span.from, to - MOST_MONTHS + 1), to });
};

/** The nodes month by month, up to the end of a period. Cohorts that are mostly open still have no value. */
export const seriesUpTo = (
  tree: Tree,
  history: History,
  period: Period,
  nodes: readonly Node[],
): { readonly months: readonly Month[]; readonly all: readonly Series[] } => {
  const months = trendMonths(tree, history, period);
  const levels = months.map((month) =>
    isSettled(tree, history.actuals.stages, month)
      ? history.completion.over({ from: month, to: month })
      : null,
  );
  const valuesOf = ({ id }: Node) => levels.map((level) => level?.get(id)?.value ?? null);
  return { months, all: nodes.map((node) => ({ node, months, values: valuesOf(node) })) };
};

/** The months that have a value, with it. */
export const knownOf = ({ months, values }: Series): { at: Month; value: number }[] =>
  months.flatMap((at, index) => {
    const value = values[index]!;
    return value === null ? [] : [{ at, value }];
  });
