import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { daysIn, formatMonth, formatPeriod, type Month, monthsIn, type Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import type { PlanRequest } from './types.js';

/** The months of a plan: the first of the horizon may be settled, the others are open. */
export interface Timeline {
  /** Null where neither the tree nor the data names a month: then one month of unknown date. */
  readonly horizon: Period | null;
  readonly months: number;
  /** How many months at the beginning of the horizon are settled at what they came to. */
  readonly settled: number;
  /** Whether the person who plans said which months are settled. */
  readonly isAsked: boolean;
  /** Whether every month has its actuals, so that the plan is of a time that has gone by. */
  readonly isOver: boolean;
}

/** The month of a slot, counted back from the last of the horizon; null where the horizon has no date. */
export const monthAt = ({ horizon }: Timeline, lag: number): Month | null => horizon && horizon.to - lag;

/** The lags of the months that are still open, from the first to the last. */
export const openLags = ({ months, settled }: Timeline): number[] =>
  Array.from({ length: months - settled }, (_, index) => months - settled - 1 - index);

/** The months that are still open. */
export const openPeriod = ({ horizon, settled }: Timeline): Period | null =>
  horizon && { from: horizon.from + settled, to: horizon.to };

/** Days of an average month, for weekly amounts where no month is named. */
const DAYS_OF_A_MONTH = 365.25 / 12;

/** How many weeks the open months have. */
export const openWeeks = (timeline: Timeline): number => {
  const open = openPeriod(timeline);
  return (open ? daysIn(open) : DAYS_OF_A_MONTH) / 7;
};

const horizonOf = (tree: Tree, history: History, request: PlanRequest): Period | null => {
  const declared = request.horizon ?? tree.horizon;
  if (declared) return declared;
  const { last } = history.coverage;
  return last === null ? null : { from: last + 1, to: last + 1 };
};

const askedSettled = (tree: Tree, horizon: Period | null, asOf: Month): number => {
  if (horizon && asOf <= horizon.to) return Math.max(0, asOf - horizon.from);
  const message = horizon
    ? planText.asOfBeyond({ month: formatMonth(asOf), horizon: formatPeriod(horizon) })
    : planText.asOfWithoutHorizon();
  throw inputError('plan-option', tree.file, message, { help: planText.asOfHelp() });
};

/** Months whose actuals are complete are settled: what they came to can no longer be planned. */
const actualSettled = (history: History, horizon: Period): number => {
  let month = horizon.from;
  while (month <= horizon.to && history.coverage.isComplete(month)) month += 1;
  return month - horizon.from;
};

/**
 * The months to plan. Those with complete actuals are settled by themselves; a horizon of which nothing would be left is
 * planned as if it lay ahead. Throws an InputError where the month that is asked for leaves none.
 */
export const timelineOf = (tree: Tree, history: History, request: PlanRequest): Timeline => {
  const horizon = horizonOf(tree, history, request);
  const months = horizon ? monthsIn(horizon) : 1;
  const isAsked = request.asOf !== undefined;
  if (request.asOf !== undefined)
    return { horizon, months, settled: askedSettled(tree, horizon, request.asOf), isAsked, isOver: false };
  const settled = horizon ? actualSettled(history, horizon) : 0;
  const isOver = horizon !== null && settled === months;
  return { horizon, months, settled: isOver ? 0 : settled, isAsked, isOver };
};
