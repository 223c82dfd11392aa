import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { formatMonth, formatPeriod, type Month, type Period } from '../model/calendar.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import type { NodeId, Tree } from '../model/tree.js';

/** The months of the plan and after that have actuals of a node. */
const knownFrom = ({ actuals, completion }: History, from: Month, id: NodeId): Period | null => {
  const { span } = actuals;
  if (!span || span.to < from) return null;
  const period = { from: Math.max(from, span.from), to: span.to };
  return completion.over(period).has(id) ? period : null;
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
  const later = open && ids.map((missing) => knownFrom(history, open.from, missing)).find((known) => known);
  if (!open || !later)
    return inputError('no-baseline', tree.file, planText.noBaseline({ labels }), {
      help: planText.noBaselineHelp({ id }),
      node: id,
    });
  const message = planText.noBaselineBefore({ labels, month: formatMonth(open.from) });
  const help = planText.noBaselineBeforeHelp({ period: formatPeriod(later) });
  return inputError('no-baseline', tree.file, message, { help, node: id });
};
