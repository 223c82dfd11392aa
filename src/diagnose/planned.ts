import type { History } from '../data/history.js';
import { diagnoseText } from '../locale/diagnose.js';
import { formatValue } from '../locale/format.js';
import type { Month, Period } from '../model/calendar.js';
import { InputError } from '../model/diagnostic.js';
import type { NodeId, Tree } from '../model/tree.js';
import { planNumbers } from '../plan/plan.js';
import type { Plan } from '../plan/types.js';
import type { Alert } from './types.js';

/** A plan to hold actuals against: over its horizon, and by month. */
export interface Planned {
  readonly horizon: Period;
  readonly values: ReadonlyMap<NodeId, number>;
  readonly months: ReadonlyMap<Month, ReadonlyMap<NodeId, number>>;
  readonly status: Plan['status'] | null;
  readonly alerts: readonly Alert[];
}

/** Values of the plan that the tree gives; none where the tree leaves it open, with the reason. */
export const plannedValues = (tree: Tree, history: History, horizon: Period): Planned => {
  try {
    const { nodes, periods, status, unreachable } = planNumbers(tree, history, {
      horizon,
      asOf: horizon.from,
    });
    const alerts: Alert[] = [];
    if (unreachable) {
      const message = diagnoseText.unreachablePlan({
        best: formatValue(unreachable.best, tree.kgi.kind, tree.currency, tree.kgi.unit),
      });
      alerts.push({ rule: 'unreachable-plan', node: tree.kgi.id, severity: 'warning', message });
    }
    const months = new Map(periods.map(({ month, exact }) => [month, exact]));
    return {
      horizon,
      values: new Map(nodes.map(({ node, exact }) => [node.id, exact])),
      months,
      status,
      alerts,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The KGI's target and targets set by hand still hold; what only a plan could tell stays unknown, and is said.
    const [reason] = error.diagnostics;
    const message = diagnoseText.noPlan({ reason: reason!.message });
    return {
      horizon,
      values: new Map(),
      months: new Map(),
      status: null,
      alerts: [{ rule: reason!.rule, node: reason!.node, severity: 'warning', message }],
    };
  }
};
