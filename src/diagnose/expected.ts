import type { History } from '../data/history.js';
import { diagnoseText } from '../locale/diagnose.js';
import { formatValue } from '../locale/format.js';
import {
  eachMonth,
  formatPeriod,
  type Month,
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
import type { Plan } from '../plan/types.js';
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

/** The plan that the tree gives: over its horizon, and by month. */
interface Planned {
  readonly values: ReadonlyMap<NodeId, number>;
  readonly months: ReadonlyMap<Month, ReadonlyMap<NodeId, number>>;
  readonly status: Plan['status'] | null;
  readonly alerts: readonly Alert[];
}

/** Values of the plan that the tree gives; none where the tree leaves it open, with the reason. */
const plannedValues = (tree: Tree, history: History, horizon: Period): Planned => {
  try {
    const { nodes, periods, status, unreachable } = plan(tree, history, { horizon, asOf: horizon.from });
    const alerts: Alert[] = [];
    if (unreachable) {
      const message = diagnoseText.unreachablePlan({
        best: formatValue(unreachable.best, tree.kgi.kind, tree.currency, tree.kgi.unit),
      });
      alerts.push({ rule: 'unreachable-plan', node: tree.kgi.id, severity: 'warning', message });
    }
    const months = new Map(periods.map(({ month, exact }) => [month, exact]));
    return { values: new Map(nodes.map(({ node, exact }) => [node.id, exact])), months, status, alerts };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The KGI's target and targets set by hand still hold; what only a plan could tell stays unknown, and is said.
    const [reason] = error.diagnostics;
    const message = diagnoseText.noPlan({ reason: reason!.message });
    return {
      values: new Map(),
      months: new Map(),
      status: null,
      alerts: [{ rule: reason!.rule, node: reason!.node, severity: 'warning', message }],
    };
  }
};

/** The months of a plan add up to the target but for their last digits, of which a share of it has none. */
const LAST_DIGITS = 1e-9;

const fromPlan = (tree: Tree, history: History, period: Period): Expectation => {
  // Without a horizon a target is for one month, and a range has as many of them as it has months.
  const horizon = tree.horizon ?? { from: period.from, to: period.from };
  const { values, months, status, alerts } = plannedValues(tree, history, horizon);
  const target = tree.kgi.target ? ownTarget(tree.kgi, period, horizon) : undefined;
  /** What the plan says of the months of a period; of those before the horizon, what it started from. */
  const inMonths = (node: Node, { from, to }: Period): number | undefined => {
    const found = eachMonth({ from, to }).map((month) =>
      month < horizon.from
        ? history.completion.over({ from: month, to: month }).get(node.id)?.value
        : months.get(month)?.get(node.id),
    );
    const known = found.filter((value) => value !== undefined);
    if (known.length < found.length) return undefined;
    if (isExtensive(node.kind)) return known.reduce((sum, value) => sum + value, 0);
    const isLevel = node.kind === 'stock' || new Set(known).size === 1;
    return isLevel ? known.at(-1) : undefined;
  };
  // A plan that reaches its target says how much of it each month brings; any other leaves the month its share.
  const isSplit = status === 'reachable' && isExtensive(tree.kgi.kind);
  const month = isSplit ? inMonths(tree.kgi, period) : undefined;
  const isShare = month === undefined || Math.abs(month - (target ?? 0)) <= LAST_DIGITS * Math.abs(month);
  const ofKgi = isShare ? target : month;
  const expectedOf = (id: NodeId): number | undefined => {
    const node = tree.nodes.get(id)!;
    if (id === tree.kgi.id) return ofKgi;
    const own = ownTarget(node, period, horizon);
    if (own !== undefined) return own;
    const planned = values.get(id);
    // Where there is no plan, targets set by hand still imply what follows from them.
    if (planned === undefined)
      return node.formula ? formulaValue(node.formula.expression, expectedOf) : undefined;
    return (
      inMonths(node, period) ?? (isExtensive(node.kind) ? planned * shareOf(node, period, horizon) : planned)
    );
  };
  const recurrent = recurrentNodes(tree);
  const past = fromPast(history, 'plan', period);
  const earlier = ({ id, lag }: Slot): number | undefined => {
    const node = tree.nodes.get(id)!;
    return (node.target ? undefined : inMonths(node, shiftPeriod(period, -lag))) ?? expectedOf(id);
  };
  // What starts from its own past starts from the level that was really there; all else from what the plan says of it.
  return {
    kind: 'plan',
    period,
    alerts,
    at: (slot) => {
      if (slot.lag === 0) return expectedOf(slot.id);
      return recurrent.has(slot.id) ? past.at(slot) : earlier(slot);
    },
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
