import { eachMonth, type Month, type Period } from '../model/calendar.js';
import { below } from '../model/graph.js';
import type { NodeId, Tree } from '../model/tree.js';
import type { Actuals } from './actuals.js';
import type { Completion } from './completion.js';
import type { History } from './history.js';

/** The months for which the sources say all that they usually say. */
export interface Coverage {
  isComplete(month: Month): boolean;
  /** The last complete month; failing that the last with a KGI; failing that the last with anything. */
  readonly last: Month | null;
}

/**
 * Judges months by what adds up: a month in which a measured count or amount below the KGI is blank, or the KGI itself
 * cannot be told although it can in other months, is not complete. A rate of 0 of 0 is no reason.
 */
export const coverageOf = (tree: Tree, actuals: Actuals, completion: Completion): Coverage => {
  const measured = below(tree, tree.kgi.id).filter((id) => actuals.cells.has(id));
  const adding = measured.filter((id) => ['count', 'amount', 'stock'].includes(tree.nodes.get(id)!.kind));
  const counted = adding.length > 0 ? adding : measured;
  const hasKgi = (month: Month): boolean => completion.over({ from: month, to: month }).has(tree.kgi.id);
  const months = actuals.span ? eachMonth(actuals.span) : [];
  const isKgiTold = months.some(hasKgi);
  const isComplete = (month: Month): boolean => {
    const level = completion.over({ from: month, to: month });
    const isThere = (id: NodeId): boolean =>
      level.has(id) && (actuals.unfinished.get(id) ?? Infinity) > month;
    return counted.length > 0 && counted.every(isThere) && (!isKgiTold || hasKgi(month));
  };
  const last = months.findLast(isComplete) ?? months.findLast(hasKgi) ?? months.at(-1) ?? null;
  return { isComplete, last };
};

/** The usual span of history to plan from. */
const BASELINE_MONTHS = 12;

/**
 * The last complete months before a month, without a gap, at most twelve; null where there is none. Where lag() looks
 * at months before the data begin, the first months are left out: what is known of the last month must be known of all.
 */
export const baselinePeriod = (tree: Tree, history: History, before: Month): Period | null => {
  const { coverage, actuals, completion } = history;
  if (!actuals.span) return null;
  let to = Math.min(before - 1, actuals.span.to);
  while (to >= actuals.span.from && !coverage.isComplete(to)) to -= 1;
  if (to < actuals.span.from) return null;
  let from = to;
  while (to - from + 1 < BASELINE_MONTHS && from > actuals.span.from && coverage.isComplete(from - 1))
    from -= 1;
  const leaves = below(tree, tree.kgi.id).filter((id) => tree.nodes.get(id)!.formula === null);
  const known = leaves.filter((id) => completion.over({ from: to, to }).has(id));
  const isKnown = (start: Month): boolean =>
    known.every((id) => completion.over({ from: start, to }).has(id));
  while (from < to && !isKnown(from)) from += 1;
  return { from, to };
};
