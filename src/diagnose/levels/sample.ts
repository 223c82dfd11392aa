import { cellsAt } from '../../data/actuals.js';
import { type AmountBin, amountOfBin, BIN_WIDTH, logOfBin } from '../../data/amount-key.js';
import type { History } from '../../data/history.js';
import { exactSum } from '../../data/sum.js';
import { eachMonth, type Period } from '../../model/calendar.js';
import type { NodeId } from '../../model/tree.js';
import type { Weighted } from '../../stats/bootstrap-mean.js';
import type { LogSample } from '../../stats/log-mean.js';
import type { Untested } from './types.js';

/** The amounts that an average is of. */
export interface AmountSample {
  readonly n: number;
  /** From the exact sum. */
  readonly mean: number;
  /** The amounts, alike ones together, brought to the exact mean. */
  readonly amounts: Weighted;
  /** Their logarithms, with the skewness of these; null where an amount is 0 or less. */
  readonly logs: (LogSample & { readonly skewness: number }) | null;
}

/** A mean that differs from the node's own by more than rounding is of other records. */
const SAME = 1e-6;
/** Amounts that differ by no more than their groups are all the same, as far as these tell. */
const ALIKE = BIN_WIDTH ** 2;
/** What the width of the groups adds to a variance of logarithms (Sheppard 1898). */
const OF_GROUPING = BIN_WIDTH ** 2 / 12;

type Group = AmountBin & { readonly records: number };

const weighted = (groups: readonly Group[], of: (group: Group) => number): number =>
  exactSum(groups.map((group) => group.records * of(group)));

const logsOf = (groups: readonly Group[], n: number, shift: number): AmountSample['logs'] => {
  if (n < 2 || groups.some(({ sign }) => sign <= 0)) return null;
  const mean = weighted(groups, logOfBin) / n;
  const central = (power: number): number =>
    weighted(groups, (group) => (logOfBin(group) - mean) ** power) / n;
  const square = central(2);
  return {
    n,
    mean: mean + shift,
    variance: (Math.max(0, square - OF_GROUPING) * n) / (n - 1),
    skewness: square > 0 ? central(3) / square ** 1.5 : 0,
  };
};

/**
 * The amounts of a node's records in some months, which are to have a mean that is known from elsewhere; or why they do
 * not tell how far amounts differ.
 */
export const sampleOf = (
  { actuals }: History,
  node: NodeId,
  period: Period,
  level: number,
): AmountSample | Untested => {
  const groups = (actuals.amounts.get(node)?.groups ?? []).filter(
    ({ month }) => month >= period.from && month <= period.to,
  );
  const n = groups.reduce((total, { records }) => total + records, 0);
  if (n === 0) return 'no-records';
  const cells = eachMonth(period).flatMap((month) => [...cellsAt(actuals, node, month).values()]);
  const mean = exactSum(cells.map(({ sum }) => sum)) / exactSum(cells.map(({ count }) => count));
  if (!(Math.abs(mean - level) <= SAME * Math.abs(level))) return 'other-records';
  const middle = weighted(groups, amountOfBin) / n;
  const scale = mean / middle;
  // Of amounts that cancel out the groups do not tell the mean closely enough to be brought to it.
  const factor = Math.abs(scale - 1) < BIN_WIDTH ? scale : 1;
  const amounts = groups.map((group) => ({ value: factor * amountOfBin(group), count: group.records }));
  const logs = logsOf(groups, n, Math.log(factor));
  if (n > 1 && logs && logs.variance < ALIKE) return 'alike';
  return { n, mean, amounts, logs };
};
