import type { Coverage } from '../data/coverage.js';
import { diagnoseSinceText as text } from '../locale/diagnose-since.js';
import { formatMonth, type Month, type Period } from '../model/calendar.js';
import type { CommittedPlan } from '../model/committed-plan.js';
import { inputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';

/** The months that a committed plan is about: those that were open when it was made. Null where it names no month. */
export const openMonths = ({ horizon, asOf }: CommittedPlan): Period | null =>
  horizon && { from: asOf ?? horizon.from, to: horizon.to };

/**
 * The months from one on that are complete, up to another at the most. Undefined where the data have no month at all;
 * throws an InputError where none of them is complete yet.
 */
export const periodToDate = (
  tree: Tree,
  { last }: Coverage,
  from: Month,
  until: Month = Number.POSITIVE_INFINITY,
): Period | undefined => {
  if (last === null) return undefined;
  if (from <= last) return { from, to: Math.min(last, until) };
  const message = text.notYet({ from: formatMonth(from), last: formatMonth(last) });
  throw inputError('no-data', tree.file, message, { help: text.notYetHelp() });
};
