import type { History } from '../data/history.js';
import { reconcile } from '../data/reconcile.js';
import { diagnoseText } from '../locale/diagnose.js';
import type { Message } from '../locale/message.js';
import {
  eachMonth,
  formatMonth,
  formatPeriod,
  type Month,
  type Period,
  shiftPeriod,
} from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { fromKgiDown, usesLag } from '../model/graph.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import { checkLags } from '../plan/lags.js';
import { allGreenAlert } from './all-green.js';

import { backwardAlerts } from './backward-dates.js';
import { type SharedGap, shareGap } from './chained.js';

import { expectationFor } from './expected.js';
import { gapNotes } from './gap-notes.js';
import { groupsOf } from './groups.js';
import { handoffAlerts } from './handoffs/alerts.js';
import { diagnoseHandoffs } from './handoffs/handoffs.js';
import { kciAlerts } from './kcis/alerts.js';
import { diagnoseKcis } from './kcis/kcis.js';
import { type Levels, levelsOf } from './levels/levels.js';
import { lowestRateAlert } from './lowest-rate.js';
import { maturitiesOf } from './maturity.js';
import { diagnoseMembers } from './members/members.js';
import { monthSides } from './month-sides.js';
import { followOverTime } from './over-time.js';
import { comparePhases, weakestOf } from './phases.js';
import { reserveOf, withReserve } from './reserve.js';
import { sequencesOf } from './sequence.js';
import { isEmptyRate, type SlotValue } from './slot-values.js';
import { staleOf } from './stale.js';
import type { Alert, DiagnoseRequest, Diagnosis, NodeComparison } from './types.js';
import { weakestOddsOf } from './weakest-odds.js';

const noDataHelp = (tree: Tree, { actuals }: History): Message => {
  if (actuals.files.length > 0) return diagnoseText.onlyBlanksHelp();
  return tree.sources.size > 0 ? diagnoseText.nothingMeasuredHelp() : diagnoseText.noDataHelp();
};

/** The period asked for, or the last complete month. Throws an InputError where it has no data at all. */
const periodOf = (tree: Tree, history: History, request: DiagnoseRequest): Period => {
  const { span } = history.actuals;
  const { last } = history.coverage;
  if (!span || last === null) {
    throw inputError('no-data', tree.file, diagnoseText.noData(), { help: noDataHelp(tree, history) });
  }
  const period = request.period ?? { from: last, to: last };
  const { cells } = history.actuals;
  const hasCell = (month: Month): boolean => [...cells.values()].some((byMonth) => byMonth.has(month));
  const isEmpty = !eachMonth(period).some(hasCell);
  if (!isEmpty) return period;
  const help = diagnoseText.dataSpan({ span: formatPeriod(span) });
  throw inputError('no-data', tree.file, diagnoseText.emptyPeriod({ period: formatPeriod(period) }), {
    help,
  });
};

/** The nodes in reading order: from the KGI down, then what no formula joins to it. */
const inOrder = (tree: Tree): Node[] => {
  const joined = fromKgiDown(tree);
  const known = new Set(joined.map(({ id }) => id));
  return [...joined, ...[...tree.nodes.values()].filter(({ id }) => !known.has(id))];
};

/** What no source and no formula tells, month by month. A rate of nothing of nothing is not missing: there is none. */
const missingOf = (tree: Tree, history: History, period: Period): { node: NodeId; month: Month }[] => {
  const known = (month: Month, id: NodeId) => history.completion.over({ from: month, to: month }).get(id);
  const hasNone = (month: Month, id: NodeId): boolean =>
    ['rate', 'average'].includes(tree.nodes.get(id)!.kind) &&
    isEmptyRate(tree, { id, lag: 0 }, (slot) => known(month - slot.lag, slot.id)?.value);
  return fromKgiDown(tree).flatMap(({ id: node }) =>
    eachMonth(period)
      .filter((month) => !known(month, node) && !hasNone(month, node))
      .map((month) => ({ node, month })),
  );
};

/** What a reader must know of the footing of the numbers. */
const notesOf = (
  tree: Tree,
  history: History,
  period: Period,
  kgi: { readonly actual: number | undefined; readonly expected: number | undefined },
): Alert[] => {
  const notes: Alert[] = [];
  const note = (
    rule: string,
    severity: Alert['severity'],
    message: Message,
    node: NodeId | null = null,
  ): void => {
    notes.push({ rule, node, severity, message });
  };
  if (usesLag(tree)) note('steady-recoverable', 'info', diagnoseText.steadyRecoverable());
  if (kgi.actual === undefined || kgi.expected === undefined) {
    const known = { actual: kgi.actual !== undefined, expected: kgi.expected !== undefined };
    note('no-comparison', 'warning', diagnoseText.noGap(known), tree.kgi.id);
  }
  const incomplete = eachMonth(period).filter((month) => !history.coverage.isComplete(month));
  if (incomplete.length > 0) {
    note('incomplete-period', 'warning', diagnoseText.incomplete({ months: incomplete.map(formatMonth) }));
  }
  const distinct = [...tree.nodes.values()].filter(({ measure }) => measure?.aggregate === 'count_distinct');
  for (const { id, label } of distinct) {
    if (period.from === period.to || !history.actuals.cells.has(id)) continue;
    note('distinct-added', 'info', diagnoseText.distinctAdded({ label }), id);
  }
  return notes;
};

/**
 * Compares a period's actuals with what was expected of it: the gap of the KGI shared out exactly over the tree, and
 * each phase judged with the evidence that its numbers carry. Throws an InputError where there is nothing to compare.
 */
export const diagnose = (tree: Tree, history: History, request: DiagnoseRequest = {}): Diagnosis => {
  checkLags(tree);
  const period = periodOf(tree, history, request);
  const method = request.method ?? 'lmdi';
  const expectation = expectationFor(tree, history, request, period);
  const level = (lag: number) => history.completion.over(shiftPeriod(period, -lag));
  const actual: SlotValue = ({ id, lag }) => level(lag).get(id)?.value;
  const expected: SlotValue = (slot) => expectation.at(slot);

  const kgi = {
    actual: actual({ id: tree.kgi.id, lag: 0 }),
    expected: expected({ id: tree.kgi.id, lag: 0 }),
  };
  const maturity = maturitiesOf(tree, history, period);
  const reserve = reserveOf(tree, history.actuals.stages, period, maturity);
  const before = expectation.isPast ? expectation.period : null;
  const levelsIn = (own: Period, other: Period | null): Levels =>
    levelsOf({ tree, history, period: own, before: other, hidden: reserve.hidden });
  const levels = levelsIn(period, before);
  const gap: SharedGap | null =
    kgi.actual === undefined || kgi.expected === undefined
      ? null
      : shareGap(
          {
            tree,
            expected,
            actual,
            kgi: { actual: kgi.actual, expected: kgi.expected },
            isPast: expectation.isPast,
            method,
            levels,
          },
          monthSides(history, period, expectation, levelsIn),
        );
  const flow: SlotValue = (slot) => (reserve.hidden.has(slot.id) ? undefined : actual(slot));
  const { isPast } = expectation;
  const { phases: judged, settled, alerts } = comparePhases(tree, flow, expected, isPast);
  const phases = judged.map((result) => withReserve(result, reserve));
  const weakest = weakestOf(tree, phases);
  const { young } = reserve;
  const notes = notesOf(tree, history, period, kgi);
  const kcis = diagnoseKcis(tree, history.actuals, actual, period);
  const handoffs = diagnoseHandoffs(tree, history, {
    period,
    actual,
    expectation,
    attribution: gap,
    isShapley: request.method === 'shapley',
  });
  const compared = inOrder(tree).map((node) => {
    const slot = { id: node.id, lag: 0 };
    return {
      node,
      actual: actual(slot) ?? null,
      expected: expected(slot) ?? null,
      origin: level(0).get(node.id)?.origin ?? null,
      effect: gap?.effectOf(node.id) ?? null,
    };
  });
  const tests = levels.judged(compared);
  const nodes = compared.map((entry, index): NodeComparison => ({ ...entry, ...tests[index]! }));
  const overTime = followOverTime(tree, history, period, nodes, reserve.hidden, maturity);
  const members =
    request.by === undefined
      ? null
      : diagnoseMembers(tree, history, request.by, { period, before, reserve, method, kgi });
  const green = expectation.isPast ? null : allGreenAlert(tree, nodes, gap?.contributions ?? []);
  return {
    period,
    against: { kind: expectation.kind, period: expectation.period, committed: expectation.committed },
    kgi: { node: tree.kgi, actual: kgi.actual ?? null, expected: kgi.expected ?? null },
    nodes,
    contributions: gap?.contributions ?? [],
    method,
    basis: gap?.basis ?? null,
    groups: groupsOf(tree, gap?.contributions ?? []),
    phases,
    maturity,
    stale: staleOf(tree, history.actuals.stages, maturity),
    sequences: sequencesOf(tree, history.actuals.stages),
    weakest,
    weakestOdds: weakestOddsOf(tree, phases, { settled, expected, isPast, young }),
    kcis,
    handoffs,
    members,
    trends: overTime.trends,
    linkage: overTime.linkage,
    alerts: [
      ...expectation.alerts,
      ...(gap ? gapNotes(tree, gap) : []),
      ...alerts,
      ...reserve.alerts,
      ...kciAlerts(kcis),
      ...handoffAlerts(tree, handoffs),
      ...notes,
      ...(green ? [green] : []),
      ...lowestRateAlert(phases, weakest.observed, isPast),
      ...overTime.alerts,
      ...backwardAlerts(tree, history.actuals.stages, maturity),
    ],
    reconciliation: reconcile(tree, history.actuals, history.completion, period),
    files: history.actuals.files,
    stages: history.actuals.stages,
    joins: history.actuals.joins,
    missing: missingOf(tree, history, period),
  };
};
