import type { Month, Period } from '../model/calendar.js';
import { below } from '../model/graph.js';
import type { NodeId, Tree } from '../model/tree.js';
import type { Actuals } from './actuals.js';
import type { Completion } from './completion.js';

/** The months for which the sources say all that they usually say. */
export interface Coverage {
  isComplete(month: Month): boolean;
  /** The last complete month; failing that the last with a KGI; failing that the last with anything. */
  readonly last: Month | null;
}

/** Judges months by the measured nodes below the KGI: a month with a blank among them is not complete. */
export const coverageOf = (tree: Tree, actuals: Actuals, completion: Completion): Coverage => {
  const counted = below(tree, tree.kgi.id).filter((id: NodeId) => actuals.cells.has(id));
  const isComplete = (month: Month): boolean => {
    const level = completion.over({ from: month, to: month });
    return (
      counted.length > 0 &&
      counted.every((id) => level.has(id) && (actuals.unfinished.get(id) ?? Infinity) > month)
    );
  };
  const lastWhere = (test: (month: Month) => boolean): Month | null => {
    if (!actuals.span) return null;
    for (let month = actuals.span.to; month >= actuals.span.from; month -= 1) if (test(month)) return month;
    return null;
  };
  const hasKgi = (month: Month): boolean => completion.over({ from: month, to: month }).has(tree.kgi.id);
  return { isComplete, last: lastWhere(isComplete) ?? lastWhere(hasKgi) ?? actuals.span?.to ?? null };
};

/** The usual span of history to plan from. */
const BASELINE_MONTHS = 12;

/** The last complete months before a month, without a gap, at most twelve; null where there is none. */
export const baselinePeriod = (coverage: Coverage, actuals: Actuals, before: Month): Period | null => {
  if (!actuals.span) return null;
  let to = Math.min(before - 1, actuals.span.to);
  while (to >= actuals.span.from && !coverage.isComplete(to)) to -= 1;
  if (to < actuals.span.from) return null;
  let from = to;
  while (to - from + 1 < BASELINE_MONTHS && from > actuals.span.from && coverage.isComplete(from - 1))
    from -= 1;
  return { from, to };
};
