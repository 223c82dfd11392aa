import { evaluate } from '../model/evaluate.js';
import { isExtensive, type NodeId } from '../model/tree.js';
import type { Answer } from './answer.js';
import { splitWhole } from './grid.js';
import type { Setting } from './setting.js';
import { monthAt } from './timeline.js';
import type { PlanMonth, PlanNode } from './types.js';

/** Whole numbers in proportion to the parts, that come to the total. Parts that are whole already stay as they are. */
const wholeParts = (total: number, parts: readonly number[]): number[] => {
  const isOpen = parts.some((part) => !Number.isInteger(part));
  const free = parts.map((part) => !isOpen || !Number.isInteger(part));
  const rest = parts.reduce((left, part, i) => (free[i] ? left : left - part), total);
  const weights = parts.filter((_, i) => free[i]);
  const split = splitWhole(rest, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
  let next = 0;
  return parts.map((part, i) => {
    if (!free[i]) return part;
    next += 1;
    return split[next - 1]!;
  });
};

/**
 * The numbers of a node by month, from the first: as the tree gives them, those of what adds up brought to the total
 * that is printed. Whole totals are split into whole months (largest remainder); what is settled stays as it was.
 */
const broughtToTotal = ({ node, required }: PlanNode, raw: readonly number[], settled: number): number[] => {
  if (!isExtensive(node.kind)) return [...raw];
  const past = raw.slice(0, settled);
  const open = raw.slice(settled);
  const rest = required - past.reduce((sum, value) => sum + value, 0);
  if (node.kind === 'count' && Number.isInteger(rest) && rest >= 0)
    return [...past, ...wholeParts(rest, open)];
  const sum = open.reduce((total, value) => total + value, 0);
  return [...past, ...open.map((value) => (sum === 0 ? rest / open.length : (value * rest) / sum))];
};

/** The plan month by month; nothing where the horizon has no date. */
export const monthsOf = (setting: Setting, answer: Answer, nodes: readonly PlanNode[]): PlanMonth[] => {
  const { program, timeline } = setting;
  const { horizon, months, settled } = timeline;
  if (!horizon) return [];
  const exact = evaluate(program, answer.exact);
  const after = evaluate(program, answer.required, undefined, answer.whole);
  const lags = Array.from({ length: months }, (_, index) => months - 1 - index);
  const inMonths = (id: NodeId, values: Float64Array): number[] =>
    lags.map((lag) => values[program.termOf(id, lag)!]!);
  const table = nodes.map((entry) => {
    const { id } = entry.node;
    return { id, exact: inMonths(id, exact), values: broughtToTotal(entry, inMonths(id, after), settled) };
  });
  return lags.map((lag, index) => ({
    month: monthAt(timeline, lag)!,
    settled: index < settled,
    isAssumed: index < settled && setting.worths.assumedLags.has(lag),
    values: new Map(table.map(({ id, values }) => [id, values[index]!])),
    exact: new Map(table.map((row) => [row.id, row.exact[index]!])),
  }));
};
