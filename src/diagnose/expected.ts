import type { Completion } from '../data/completion.js';
import type { History } from '../data/history.js';
import type { ExpectedRole } from '../data/roles.js';
import { diagnoseText } from '../locale/diagnose.js';
import type { Message } from '../locale/message.js';
import {
  eachMonth,
  formatPeriod,
  type Month,
  monthsIn,
  type Period,
  shiftPeriod,
} from '../model/calendar.js';
import type { PlacedPlan } from '../model/committed-plan.js';
import { inputError } from '../model/diagnostic.js';
import { formulaValue } from '../model/equation.js';
import { fromKgiDown, recurrentNodes } from '../model/graph.js';
import { targetOfPeriod } from '../model/hand-target.js';
import { shareOf } from '../model/season.js';
import { isExtensive, type Node, type NodeId, type Target, type Tree } from '../model/tree.js';
import { committedValues, notComparable } from './committed.js';
import { type Planned, plannedValues } from './planned.js';
import type { SlotValue } from './slot-values.js';
import type { AgainstKind, Alert, DiagnoseRequest } from './types.js';

/** What the period is held against, with a value for every slot that has one. */
export interface Expectation {
  readonly kind: AgainstKind;
  readonly period: Period;
  /** Whether it happened, so that its cases are evidence as well. */
  readonly isPast: boolean;
  /** The file of the plan that was committed to; null where it is no such plan. */
  readonly committed: string | null;
  at: SlotValue;
  /** The same month by month, for each month that is held against one of the period. */
  months(): SlotValue[];
  readonly alerts: readonly Alert[];
}

const during =
  ({ over }: Completion, period: Period): SlotValue =>
  ({ id, lag }) =>
    over(shiftPeriod(period, -lag)).get(id)?.value;

/** What a source of values says of a period as a whole, and of each of its months. */
const wholeAndMonths = (period: Period, over: (part: Period) => SlotValue) => ({
  at: over(period),
  months: () => eachMonth(period).map((month) => over({ from: month, to: month })),
});

const fromPast = ({ completion }: History, kind: AgainstKind, period: Period): Expectation => ({
  kind,
  period,
  isPast: true,
  committed: null,
  ...wholeAndMonths(period, (part) => during(completion, part)),
  alerts: [],
});

const isCovered = ({ horizon }: Tree, period: Period): boolean =>
  horizon === null || (period.from >= horizon.from && period.to <= horizon.to);

/** The months of a plan add up to the target but for their last digits, of which a share of it has none. */
const LAST_DIGITS = 1e-9;

/** What a plan says of a part of a period that begins with `start`. */
const plannedOver = (
  tree: Tree,
  history: History,
  { horizon, values, months, status }: Planned,
  goal: Target | null,
  period: Period,
  start: Month,
): SlotValue => {
  const target = targetOfPeriod({ ...tree.kgi, target: goal }, period, horizon) ?? undefined;
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
    const own = targetOfPeriod(node, period, horizon);
    if (own !== null) return own;
    const planned = values.get(id);
    // Where there is no plan, targets set by hand still imply what follows from them.
    if (planned === undefined)
      return node.formula ? formulaValue(node.formula.expression, expectedOf) : undefined;
    return (
      inMonths(node, period) ??
      (isExtensive(node.kind) ? planned * shareOf(node.season, period, horizon) : planned)
    );
  };
  const recurrent = recurrentNodes(tree);
  const past = during(history.completion, period);
  const earlier: SlotValue = ({ id, lag }) => {
    const node = tree.nodes.get(id)!;
    return (node.target ? undefined : inMonths(node, shiftPeriod(period, -lag))) ?? expectedOf(id);
  };
  // What starts from its own past starts the period from the level that was really there; all else, and the months
  // that follow, from what the plan says of it.
  return (slot) => {
    if (slot.lag === 0) return expectedOf(slot.id);
    return recurrent.has(slot.id) && period.from - slot.lag < start ? past(slot) : earlier(slot);
  };
};

const fromPlan = (tree: Tree, history: History, period: Period, committed?: PlacedPlan): Expectation => {
  // Without a horizon a target is for one month, and a range has as many of them as it has months.
  const planned = committed
    ? committedValues(tree, history, committed, period)
    : plannedValues(tree, history, tree.horizon ?? { from: period.from, to: period.from });
  const goal = committed ? { value: committed.plan.kgi.target, perMonth: false } : tree.kgi.target;
  return {
    kind: 'plan',
    committed: committed?.file ?? null,
    period,
    isPast: false,
    alerts: planned.alerts,
    ...wholeAndMonths(period, (part) => plannedOver(tree, history, planned, goal, part, period.from)),
  };
};

const withNote = (expectation: Expectation, rule: string, message: Message): Expectation => ({
  ...expectation,
  alerts: [{ rule, node: null, severity: 'info', message }, ...expectation.alerts],
});

/** What the files' own columns say was expected, with what they leave open by name; null where they say nothing. */
const fromFiles = (
  tree: Tree,
  { expected }: History,
  kind: ExpectedRole,
  period: Period,
): Expectation | null => {
  const values = expected[kind];
  const level = values?.over(period);
  if (!values || !level || level.size === 0) return null;
  const open = fromKgiDown(tree).filter(({ id }) => !level.has(id));
  const message = diagnoseText.notExpected({ labels: open.map(({ label }) => label), kind });
  const found: Expectation = {
    kind,
    period,
    isPast: kind === 'last-year',
    committed: null,
    ...wholeAndMonths(period, (part) => during(values, part)),
    alerts: open.length > 0 ? [{ rule: 'not-expected', node: null, severity: 'warning', message }] : [],
  };
  return values.isShared(period) ? withNote(found, 'share-of-year', diagnoseText.shareOfYear()) : found;
};

/** The months a year before, else what the files say of them beside the months of this year. */
const fromLastYear = (tree: Tree, history: History, period: Period): Expectation => {
  const before = shiftPeriod(period, -12);
  const isThere = history.completion.over(before).size > 0;
  const own = isThere ? null : fromFiles(tree, history, 'last-year', period);
  return own
    ? withNote({ ...own, period: before }, 'last-year-beside', diagnoseText.lastYearBeside())
    : fromPast(history, 'last-year', before);
};

const budgetAsked = (tree: Tree, history: History, period: Period): Expectation => {
  const found = fromFiles(tree, history, 'budget', period);
  if (found) return found;
  const message = diagnoseText.noBudget({ period: formatPeriod(period) });
  throw inputError('no-plan', tree.file, message, { help: diagnoseText.noBudgetHelp() });
};

const planAsked = (tree: Tree, history: History, period: Period): Expectation => {
  const help = { help: diagnoseText.againstHelp() };
  if (!tree.kgi.target) throw inputError('no-plan', tree.file, diagnoseText.planWithoutTarget(), help);
  if (isCovered(tree, period)) return fromPlan(tree, history, period);
  const places = { period: formatPeriod(period), horizon: formatPeriod(tree.horizon!) };
  throw inputError('no-plan', tree.file, diagnoseText.outsideHorizon(places), help);
};

/** The plan where there is a target, else the budget of the files, else the months before. */
const usual = (tree: Tree, history: History, period: Period): Expectation => {
  if (tree.kgi.target && isCovered(tree, period)) return fromPlan(tree, history, period);
  const budget = fromFiles(tree, history, 'budget', period);
  if (budget) return withNote(budget, 'budget-beside', diagnoseText.budgetBeside());
  const past = fromPast(history, 'previous', shiftPeriod(period, -monthsIn(period)));
  if (!tree.kgi.target) return past;
  const places = { period: formatPeriod(period), horizon: formatPeriod(tree.horizon!) };
  return withNote(past, 'outside-horizon', diagnoseText.fellBack(places));
};

/** Chooses what to hold the period against: what was asked for, else what is usual. */
export const expectationFor = (
  tree: Tree,
  history: History,
  { against, committed }: DiagnoseRequest,
  period: Period,
): Expectation => {
  if (against === undefined || against === 'plan') {
    const obstacle = committed ? notComparable(tree, committed, period) : null;
    if (committed?.plan && !obstacle) return fromPlan(tree, history, period, committed as PlacedPlan);
    const found = (against ? planAsked : usual)(tree, history, period);
    return obstacle ? { ...found, alerts: [obstacle, ...found.alerts] } : found;
  }
  if (against === 'budget') return budgetAsked(tree, history, period);
  if (against === 'last-year') return fromLastYear(tree, history, period);
  if (against === 'previous') {
    return fromPast(history, 'previous', shiftPeriod(period, -monthsIn(period)));
  }
  const past = fromPast(history, 'period', against);
  if (monthsIn(against) === monthsIn(period)) return past;
  const message = diagnoseText.unequalPeriods({ months: monthsIn(period), others: monthsIn(against) });
  return { ...past, alerts: [{ rule: 'unequal-periods', node: null, severity: 'warning', message }] };
};
