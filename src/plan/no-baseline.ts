import { baselinePeriod } from '../data/coverage.js';
import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { formatMonth, formatPeriod, type Month, type Period } from '../model/calendar.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import type { NodeId, Tree } from '../model/tree.js';

/** The complete months of actuals from a month on, of those that a plan would start from; null for none. */
const completeFrom = (tree: Tree, history: History, from: Month): Period | null => {
  const { span } = history.actuals;
  const last = span && baselinePeriod(tree, history, span.to + 1);
  return last && last.to >= from ? { from: Math.max(from, last.from), to: last.to } : null;
};

/**
 * Nodes that have no level to plan from. Where their actuals lie in the months to plan, the error says so, and how to
 * start from them all the same.
 */
export const noBaseline = (
  tree: Tree,
  history: History,
  open: Period | null,
  ids: readonly NodeId[],
): InputError => {
  const labels = ids.map((id) => tree.nodes.get(id)!.label);
  const id = ids[0]!;
  const later = open && completeFrom(tree, history, open.from);
  if (!later || !ids.some((missing) => history.completion.over(later).has(missing)))
    return inputError('no-baseline', tree.file, planText.noBaseline({ labels }), {
      help: planText.noBaselineHelp({ id }),
      node: id,
    });
  const message = planText.noBaselineBefore({ labels, month: formatMonth(open.from) });
  const help = planText.noBaselineBeforeHelp({ period: formatPeriod(later) });
  return inputError('no-baseline', tree.file, message, { help, node: id });
};
