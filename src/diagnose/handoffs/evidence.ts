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
  const sums = new Map<Month, { records: number; ended: number }>();
  for (const { month, end, records } of passes) {
    const sum = sums.get(month) ?? { records: 0, ended: 0 };
    sum.records += records;
    if (end !== 'open') sum.ended += records;
    sums.set(month, sum);
  }
  const mature = [...sums].filter(
    ([month, { records, ended }]) => month <= last && ended >= MATURE * records,
  );
  const months = mature.map(([month]) => month).sort((a, b) => b - a);
  const chosen = new Set(months.slice(0, MOST_MONTHS));
  return passes.filter(({ month }) => chosen.has(month));
};

/** Records of one score that went on alike, whenever they were passed. */
export type Alike = Pick<PassGroup, 'score' | 'isAccepted' | 'end' | 'records'>;

/** The records by score and by what became of them, their months together. */
export const withoutMonths = (groups: readonly PassGroup[]): Alike[] => {
  const sums = new Map<string, { -readonly [key in keyof Alike]: Alike[key] }>();
  for (const { score, isAccepted, end, records } of groups) {
    const key = `${score} ${isAccepted} ${end}`;
    const known = sums.get(key);
    if (known) known.records += records;
    else sums.set(key, { score, isAccepted, end, records });
  }
  return [...sums.values()];
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
