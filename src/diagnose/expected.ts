import type { History } from '../data/history.js';
import { diagnoseText } from '../locale/diagnose.js';
import { formatValue } from '../locale/format.js';
import {
  eachMonth,
  formatPeriod,
  monthNumber,
  monthsIn,
  type Period,
  shiftPeriod,
} from '../model/calendar.js';
import { InputError, inputError } from '../model/diagnostic.js';
import { formulaValue } from '../model/equation.js';
import { recurrentNodes } from '../model/graph.js';
import type { Slot } from '../model/program.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { plan } from '../plan/plan.js';
import type { AgainstKind, Alert, DiagnoseRequest } from './types.js';

/** What the period is held against, with a value for every slot that has one. */
export interface Expectation {
  readonly kind: AgainstKind;
  readonly period: Period;
  at(slot: Slot): number | undefined;
  readonly alerts: readonly Alert[];
}

/** The share of the horizon that a period is: by the season where one is declared, else by months. */
const shareOf = (node: Node, period: Period, horizon: Period): number => {
  const weight = (months: Period): number =>
    eachMonth(months).reduce((sum, month) => sum + (node.season?.get(monthNumber(month)) ?? 1), 0);
  return weight(period) / weight(horizon);
};

/** A target set by hand, for the months of the period; undefined where the node has none. */
const ownTarget = (node: Node, period: Period, horizon: Period): number | undefined => {
  if (!node.target) return undefined;
  if (!isExtensive(node.kind)) return node.target.value;
  const total = node.target.perMonth ? node.target.value * monthsIn(horizon) : node.target.value;
  return total * shareOf(node, period, horizon);
};

const fromPast = (history: History, kind: AgainstKind, period: Period): Expectation => ({
  kind,
  period,
  at: ({ id, lag }) => history.completion.over(shiftPeriod(period, -lag)).get(id)?.value,
  alerts: [],
});

const contains = (outer: Period, inner: Period): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** Values of the plan that the tree gives, over its horizon; none where the tree leaves it open, with the reason. */
const plannedValues = (
  tree: Tree,
  history: History,
  horizon: Period,
): { values: Map<NodeId, number>; alerts: Alert[] } => {
  try {
    const { nodes, unreachable } = plan(tree, history, { horizon, asOf: horizon.from });
    const alerts: Alert[] = [];
    if (unreachable) {
      const message = diagnoseText.unreachablePlan({
        best: formatValue(unreachable.best, tree.kgi.kind, tree.currency, tree.kgi.unit),
      });
      alerts.push({ rule: 'unreachable-plan', node: tree.kgi.id, severity: 'warning', message });
    }
    return { values: new Map(nodes.map(({ node, exact }) => [node.id, exact])), alerts };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The KGI's target and targets set by hand still hold; what only a plan could tell stays unknown, and is said.
    const [reason] = error.diagnostics;
    const message = diagnoseText.noPlan({ reason: reason!.message });
    return {
      values: new Map(),
      alerts: [{ rule: reason!.rule, node: reason!.node, severity: 'warning', message }],
    };
  }
};

const fromPlan = (tree: Tree, history: History, period: Period): Expectation => {
  // Without a horizon a target is for one month, and a range has as many of them as it has months.
  const horizon = tree.horizon ?? { from: period.from, to: period.from };
  const { values, alerts } = plannedValues(tree, history, horizon);
  const target = tree.kgi.target ? ownTarget(tree.kgi, period, horizon) : undefined;
  const expectedOf = (id: NodeId): number | undefined => {
    if (id === tree.kgi.id) return target;
    const node = tree.nodes.get(id)!;
    const own = ownTarget(node, period, horizon);
    if (own !== undefined) return own;
    const planned = values.get(id);
    // Where there is no plan, targets set by hand still imply what follows from them.
    if (planned === undefined)
      return node.formula ? formulaValue(node.formula.expression, expectedOf) : undefined;
    return isExtensive(node.kind) ? planned * shareOf(node, period, horizon) : planned;
  };
  const recurrent = recurrentNodes(tree);
  const past = fromPast(history, 'plan', period);
  // A plan is of a settled business: what it expects of a month it expects of the months before it. Only what starts
  // from its own past starts from the level that was really there.
  return {
    kind: 'plan',
    period,
    alerts,
    at: (slot) => (slot.lag > 0 && recurrent.has(slot.id) ? past.at(slot) : expectedOf(slot.id)),
  };
};

/** Chooses what to hold the period against: what was asked for, else the plan where there is a target, else the past. */
export const expectationFor = (
  tree: Tree,
  history: History,
  request: DiagnoseRequest,
  period: Period,
): Expectation => {
  const previous = shiftPeriod(period, -monthsIn(period));
  const { against } = request;
  const isCovered = tree.horizon === null || contains(tree.horizon, period);
  if (typeof against === 'object') {
    const past = fromPast(history, 'period', against);
    if (monthsIn(against) === monthsIn(period)) return past;
    const message = diagnoseText.unequalPeriods({ months: monthsIn(period), others: monthsIn(against) });
    return { ...past, alerts: [{ rule: 'unequal-periods', node: null, severity: 'warning', message }] };
  }
  if (against === 'previous') return fromPast(history, 'previous', previous);
  if (against === 'last-year') return fromPast(history, 'last-year', shiftPeriod(period, -12));
  if (against === 'plan') {
    const help = { help: diagnoseText.againstHelp() };
    if (!tree.kgi.target) throw inputError('no-plan', tree.file, diagnoseText.planWithoutTarget(), help);
    if (isCovered) return fromPlan(tree, history, period);
    const places = { period: formatPeriod(period), horizon: formatPeriod(tree.horizon!) };
    throw inputError('no-plan', tree.file, diagnoseText.outsideHorizon(places), help);
  }
  if (tree.kgi.target && isCovered) return fromPlan(tree, history, period);
  const past = fromPast(history, 'previous', previous);
  if (!tree.kgi.target) return past;
  const message = diagnoseText.fellBack({
    period: formatPeriod(period),
    horizon: formatPeriod(tree.horizon!),
  });
  return { ...past, alerts: [{ rule: 'outside-horizon', node: null, severity: 'info', message }] };
};
