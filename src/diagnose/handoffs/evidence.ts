import type { HandoffCounts, PassGroup } from '../../data/handoff-counts.js';
import type { Month, Period } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { Expectation } from '../expected.js';
import { MATURE } from '../maturity.js';

/** Two years have every season twice; what was passed earlier tells of other days. */
const MOST_MONTHS = 24;
const MONTHS_OF_A_YEAR = 12;

interface Grouped {
  readonly month: Month;
  readonly records: number;
}

/** The records of groups. */
export const recordsOf = (groups: readonly { readonly records: number }[]): number =>
  groups.reduce((sum, { records }) => sum + records, 0);

/** The groups passed within a period. */
export const passedIn = <G extends Grouped>(groups: readonly G[], { from, to }: Period): G[] =>
  groups.filter(({ month }) => month >= from && month <= to);

/** The accepted records that came to their end within a period, whenever they were passed. */
export const closedIn = (groups: readonly PassGroup[], { from, to }: Period): PassGroup[] =>
  groups.filter(
    ({ month, months, end, isAccepted }) =>
      isAccepted && end !== 'open' && months !== null && month + months >= from && month + months <= to,
  );

/** The months, up to one, of whose records at least 80 % have come to an end: what closes first is not like the rest. */
export const matureGroups = ({ passes }: HandoffCounts, last: Month): PassGroup[] => {
  const months = [...new Set(passes.map(({ month }) => month))].filter((month) => {
    const own = passes.filter((group) => group.month === month);
    const ended = recordsOf(own.filter(({ end }) => end !== 'open'));
    return month <= last && ended >= MATURE * recordsOf(own);
  });
  const chosen = new Set(months.sort((a, b) => b - a).slice(0, MOST_MONTHS));
  return passes.filter(({ month }) => chosen.has(month));
};

/**
 * The months whose records the period's are held against: those compared with, or, as no plan tells of scores and
 * answers, the year before the plan begins, as far as there are records of it.
 */
export const referencePeriod = (
  tree: Tree,
  expectation: Expectation,
  period: Period,
  counts: HandoffCounts | undefined,
): Period => {
  if (expectation.isPast) return expectation.period;
  const to = Math.min(tree.horizon?.from ?? period.from, period.from) - 1;
  const from = to - MONTHS_OF_A_YEAR + 1;
  const known = passedIn(counts?.passes ?? [], { from, to }).map(({ month }) => month);
  return { from: known.reduce((first, month) => Math.min(first, month), known[0] ?? from), to };
};
