import type { History } from '../data/history.js';
import { diagnoseCommittedText as text } from '../locale/diagnose-committed.js';
import type { Message } from '../locale/message.js';
import { formatPeriod, type Month, type Period } from '../model/calendar.js';
import {
  type CommittedPlan,
  type DeclaredPlan,
  PLAN_FILE,
  type PlacedPlan,
} from '../model/committed-plan.js';
import type { NodeId, Tree } from '../model/tree.js';
import { assumptionsOf } from '../plan/committed/assumptions.js';
import { checkCommitted } from '../plan/committed/check.js';
import { changedDefinitions, isOfAnotherTree } from '../plan/committed/compare.js';
import { askedIn } from '../plan/committed/options.js';
import { definitionText, labelOf } from '../plan/committed/words.js';
import type { Planned } from './planned.js';
import { openMonths } from './to-date.js';
import type { Alert } from './types.js';

/** More definitions than these are counted and not told one by one. */
const MOST_TOLD = 5;

/** Whether a committed plan has numbers for a period, in one of its open months at least. */
const isPlanned = (plan: CommittedPlan, period: Period): boolean => {
  const { horizon } = plan;
  const open = openMonths(plan);
  return (
    !horizon || !open || (period.from >= horizon.from && period.to <= horizon.to && period.to >= open.from)
  );
};

/** Why a period is not held against the plan that the tree names; null where it is. */
export const notComparable = (tree: Tree, declared: DeclaredPlan, period: Period): Alert | null => {
  const { file, plan } = declared;
  const alert = (rule: string, severity: Alert['severity'], message: Message): Alert => {
    return { rule, node: null, severity, message };
  };
  if (!plan) return alert(PLAN_FILE.id, 'warning', text.missing({ file }));
  if (isOfAnotherTree(plan, tree.kgi.id, (id) => tree.nodes.has(id)))
    return alert('other-plan', 'warning', text.otherTree({ file, tree: plan.tree, kgi: plan.kgi.id }));
  if (isPlanned(plan, period)) return null;
  const months = formatPeriod(openMonths(plan)!);
  return alert('outside-plan', 'info', text.outside({ file, months }));
};

/** What has changed in the tree since, and which numbers are stale for it. */
const staleAlerts = (tree: Tree, history: History, { file, plan }: PlacedPlan): Alert[] => {
  const now = assumptionsOf(tree, askedIn(plan.options));
  const changes = changedDefinitions(plan.assumptions, now);
  if (changes.length === 0) return [];
  const { comparison, refusal } = checkCommitted(tree, history, plan);
  const stale = [...new Set(comparison.numbers.map(({ node }) => node))].map((id) => labelOf(tree, id));
  const message = text.stale({
    file,
    changes: changes.slice(0, MOST_TOLD).map((change) => definitionText(tree, plan, change)),
    more: Math.max(0, changes.length - MOST_TOLD),
    stale,
    refusal,
  });
  const isHarmless = stale.length === 0 && refusal === null;
  return [{ rule: 'stale-plan', node: null, severity: isHarmless ? 'info' : 'warning', message }];
};

const settledAlerts = ({ file, plan }: PlacedPlan, period: Period): Alert[] => {
  const open = openMonths(plan);
  if (!open || period.from >= open.from) return [];
  const months = formatPeriod({ from: period.from, to: open.from - 1 });
  return [{ rule: 'settled-in-plan', node: null, severity: 'info', message: text.settled({ file, months }) }];
};

const byMonth = ({ nodes }: CommittedPlan): ReadonlyMap<Month, ReadonlyMap<NodeId, number>> => {
  const months = new Map<Month, Map<NodeId, number>>();
  for (const [id, numbers] of nodes) {
    for (const [month, value] of numbers.months) {
      const values = months.get(month) ?? new Map<NodeId, number>();
      months.set(month, values.set(id, value));
    }
  }
  return months;
};

/**
 * The numbers of a plan that was committed to, as they were printed: whoever reaches them has kept to the plan. What
 * has changed in the tree since is an alert; nodes that the tree has no more are left out.
 */
export const committedValues = (
  tree: Tree,
  history: History,
  placed: PlacedPlan,
  period: Period,
): Planned => {
  const { plan } = placed;
  return {
    horizon: plan.horizon ?? { from: period.from, to: period.from },
    values: new Map([...plan.nodes].map(([id, { required }]) => [id, required])),
    months: byMonth(plan),
    status: plan.status,
    alerts: [...staleAlerts(tree, history, placed), ...settledAlerts(placed, period)],
  };
};
