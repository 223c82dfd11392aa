import type { Members } from '../../data/members.js';
import { eachMonth, monthsIn, type Period, shiftPeriod } from '../../model/calendar.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import type { Method } from '../attribution.js';
import { shareGap } from '../chained.js';
import type { MonthSides } from '../month-sides.js';
import type { SlotValue } from '../slot-values.js';
import type { Contribution } from '../types.js';

/** One member's part of the KGI's gap, shared out over its own nodes. */
export interface MemberGap {
  /** Empty for the rows that name nobody. */
  readonly name: string;
  readonly actual: number;
  readonly expected: number;
  /** They add up to the member's actual less its expected. */
  readonly contributions: readonly Contribution[];
}

/**
 * The gap of the KGI by member, in the order of the names, nobody last. `rest` is what no member has: a KGI that is not
 * the sum of its members'. Where it is not shared out: `plan`, for what was expected is not known by member; `gap`, for
 * it has none; `kind`, for the KGI does not add up over members; `members`, for that of some is not known.
 */
export type MemberGaps =
  | { readonly why: null; readonly members: readonly MemberGap[]; readonly rest: number }
  | { readonly why: 'plan' | 'gap' | 'kind' }
  | { readonly why: 'members'; readonly unknown: readonly string[] };

/** The gap that is shared out, and how. */
export interface MemberQuestion {
  readonly period: Period;
  /** The past period that it is held against; null against anything that did not happen. */
  readonly before: Period | null;
  readonly method: Method;
  readonly kgi: { readonly actual: number | undefined; readonly expected: number | undefined };
}

/** What is left over by the last digits of so many sums. */
const LAST_DIGITS = 1e-9;

/** Names in their order; the rows that name nobody come last. */
const nobodyLast = (names: readonly string[]): string[] => [
  ...names.filter((name) => name !== ''),
  ...names.filter((name) => name === ''),
];

export const memberGaps = (
  tree: Tree,
  members: Members,
  { period, before, method, kgi }: MemberQuestion,
): MemberGaps => {
  if (kgi.actual === undefined || kgi.expected === undefined) return { why: 'gap' };
  if (!before) return { why: 'plan' };
  if (!isExtensive(tree.kgi.kind) && tree.kgi.kind !== 'stock') return { why: 'kind' };
  const during =
    (name: string, part: Period): SlotValue =>
    ({ id, lag }) =>
      members.of(name).over(shiftPeriod(part, -lag)).get(id)?.value;
  const monthsOf = (name: string): MonthSides[] | null =>
    monthsIn(before) === monthsIn(period)
      ? eachMonth(period).map((month, index) => ({
          month,
          actual: during(name, { from: month, to: month }),
          expected: during(name, { from: before.from + index, to: before.from + index }),
        }))
      : null;
  const isActive = (name: string): boolean =>
    members
      .activeMonths(name)
      .some((month) => [period, before].some(({ from, to }) => month >= from && month <= to));
  const unknown: string[] = [];
  const found = nobodyLast(members.names)
    .filter(isActive)
    .flatMap((name): MemberGap[] => {
      const [actual, expected] = [during(name, period), during(name, before)];
      const own = [actual, expected].map((side) => side({ id: tree.kgi.id, lag: 0 }));
      if (own[0] === undefined || own[1] === undefined) {
        unknown.push(name);
        return [];
      }
      const sides = { actual: own[0], expected: own[1] };
      const { contributions } = shareGap(
        { tree, actual, expected, kgi: sides, isPast: true, method },
        monthsOf(name),
      );
      return [{ name, ...sides, contributions }];
    });
  if (unknown.length > 0) return { why: 'members', unknown };
  const gap = kgi.actual - kgi.expected;
  const rest = found.reduce((left, { actual, expected }) => left - (actual - expected), gap);
  const isRounding =
    Math.abs(rest) <= LAST_DIGITS * Math.max(1, Math.abs(kgi.actual), Math.abs(kgi.expected));
  return { why: null, members: found, rest: isRounding ? 0 : rest };
};
