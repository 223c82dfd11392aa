import { cellsAt, type MemberValues } from '../../data/actuals.js';
import { digestOf } from '../../data/digest.js';
import type { History } from '../../data/history.js';
import { exactSum } from '../../data/sum.js';
import { eachMonth, type Month, type Period } from '../../model/calendar.js';
import type { NodeId } from '../../model/tree.js';
import { printed } from './digits.js';

/** The months whose actuals a plan rests on: those of its baseline, and those of the horizon that were settled. */
const monthsOf = (baseline: Period | null, horizon: Period | null, asOf: Month | null): Month[] => {
  const settled =
    horizon && asOf !== null && asOf > horizon.from ? eachMonth({ ...horizon, to: asOf - 1 }) : [];
  const months = new Set([...(baseline ? eachMonth(baseline) : []), ...settled]);
  return [...months].sort((one, other) => one - other);
};

const sumOf = (cells: readonly MemberValues[]): MemberValues => ({
  sum: exactSum(cells.map(({ sum }) => sum)),
  count: exactSum(cells.map(({ count }) => count)),
});

/**
 * A hash of what the sources say of the nodes of a plan in the months that it rests on, added up over members unless
 * it is by member; null where they say nothing. Months of actuals that come in later do not change it.
 */
export const dataHash = (
  nodes: readonly NodeId[],
  { actuals }: History,
  of: {
    readonly baseline: Period | null;
    readonly horizon: Period | null;
    readonly asOf: Month | null;
    readonly byMember: boolean;
  },
): string | null => {
  const months = monthsOf(of.baseline, of.horizon, of.asOf);
  const facts = [...nodes].sort().flatMap((id) =>
    months.flatMap((month) => {
      const cells = cellsAt(actuals, id, month);
      if (cells.size === 0) return [];
      const members = of.byMember ? [...cells].sort(([one], [other]) => (one < other ? -1 : 1)) : [];
      const facts = [['', sumOf([...cells.values()])], ...members] as const;
      return facts.map(([member, { sum, count }]) => [id, month, member, printed(sum), printed(count)]);
    }),
  );
  return facts.length === 0 ? null : `sha256:${digestOf(JSON.stringify(facts))}`;
};
