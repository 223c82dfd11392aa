import { eachMonth, type Month, type Period, shiftPeriod } from '../model/calendar.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { type Actuals, cellsAt, type MemberValues } from './actuals.js';
import { type Equation, equationsOf, type Known, type Lagged, propagate } from './equations.js';
import { exactSum } from './sum.js';

/** What is known of every node at one level (a month, a member, a range of months). */
export type Level = ReadonlyMap<NodeId, Known>;

/** Actual values over any range of months. */
export interface Completion {
  over(period: Period): Level;
}

/** A tree with its equations in order. */
export interface Rules {
  readonly tree: Tree;
  readonly equations: readonly Equation[];
}

const addsUpOverMembers = ({ kind }: Node): boolean => isExtensive(kind) || kind === 'stock';

/**
 * Completes one level. What adds up is taken as measured; rates, averages and scores are first solved from what adds
 * up, and only those that no equation gives are taken as they were measured.
 */
export const completeLevel = (
  { tree, equations }: Rules,
  measured: ReadonlyMap<NodeId, Known>,
  lagged: Lagged,
): Map<NodeId, Known> => {
  const known = new Map([...measured].filter(([id]) => addsUpOverMembers(tree.nodes.get(id)!)));
  propagate(equations, known, lagged);
  const left = [...measured].filter(([id]) => !known.has(id));
  for (const [id, value] of left) known.set(id, value);
  if (left.length > 0) propagate(equations, known, lagged);
  return known;
};

const measuredOf = (node: Node, cell: MemberValues): Known => ({
  value: addsUpOverMembers(node) ? cell.sum : cell.sum / cell.count,
  origin: 'measured',
});

/** Records add up over members as they are: a member without a record had none. */
const sumOfRecords = (
  { tree }: Rules,
  actuals: Actuals,
  nodes: readonly NodeId[],
  month: Month,
): Map<NodeId, Known> => {
  const sums = new Map<NodeId, Known>();
  for (const id of nodes) {
    const cells = [...cellsAt(actuals, id, month).values()];
    if (cells.length === 0) continue;
    const pooled = {
      sum: exactSum(cells.map(({ sum }) => sum)),
      count: exactSum(cells.map(({ count }) => count)),
    };
    sums.set(id, measuredOf(tree.nodes.get(id)!, pooled));
  }
  return sums;
};

/** What the members of one table add up to in a month, each completed by itself first. */
const sumOfMembers = (
  rules: Rules,
  actuals: Actuals,
  nodes: readonly NodeId[],
  month: Month,
): Map<NodeId, Known> => {
  const cells = new Map(nodes.map((id) => [id, cellsAt(actuals, id, month)]));
  const members = new Set([...cells.values()].flatMap((byMember) => [...byMember.keys()]));
  const levels = [...members].map((member) => {
    const measured = new Map<NodeId, Known>();
    for (const [id, byMember] of cells) {
      const cell = byMember.get(member);
      if (cell) measured.set(id, measuredOf(rules.tree.nodes.get(id)!, cell));
    }
    return completeLevel(rules, measured, (id, lag) => cellsAt(actuals, id, month - lag).get(member)?.sum);
  });
  const sums = new Map<NodeId, Known>();
  for (const node of rules.tree.nodes.values()) {
    const parts = levels.flatMap((level) => level.get(node.id) ?? []);
    // A blank cell of one member leaves the sum unknown; rates of several members have no sum at all.
    if (parts.length === 0 || parts.length < levels.length || (parts.length > 1 && !addsUpOverMembers(node)))
      continue;
    const isMeasured = parts.every(({ origin }) => origin === 'measured');
    // What follows from one member's cells follows from the month's as well, and is worked out there.
    if (!isMeasured && parts.length === 1) continue;
    sums.set(node.id, {
      value: exactSum(parts.map(({ value }) => value)),
      origin: isMeasured ? 'measured' : 'computed',
    });
  }
  return sums;
};

/** Completes actuals lazily: a range is worked out when it is asked for, and once. */
export const complete = (tree: Tree, actuals: Actuals): Completion => {
  const rules: Rules = { tree, equations: equationsOf(tree) };
  const months = new Map<Month, Level>();
  const ranges = new Map<string, Level>();
  const nothing: Level = new Map();

  const atMonth = (month: Month): Level => {
    const { span } = actuals;
    if (!span || month < span.from || month > span.to) return nothing;
    const found = months.get(month);
    if (found) return found;
    const measured = new Map<NodeId, Known>();
    for (const { nodes, isRecords } of actuals.sources) {
      const sums = isRecords ? sumOfRecords : sumOfMembers;
      for (const [id, value] of sums(rules, actuals, nodes, month)) {
        const other = measured.get(id);
        if (!other || (other.origin !== 'measured' && value.origin === 'measured')) measured.set(id, value);
      }
    }
    const level = completeLevel(rules, measured, (id, lag) => atMonth(month - lag).get(id)?.value);
    months.set(month, level);
    return level;
  };

  /** What can be carried from months to a range: sums of what adds up, last levels of stocks, pooled means. */
  const carried = (period: Period): Map<NodeId, Known> => {
    const all = eachMonth(period);
    const levels = all.map(atMonth);
    const result = new Map<NodeId, Known>();
    for (const node of tree.nodes.values()) {
      const parts = levels.map((level) => level.get(node.id));
      const last = parts.at(-1);
      if (node.kind === 'stock') {
        if (last) result.set(node.id, last);
      } else if (isExtensive(node.kind)) {
        if (parts.some((part) => part === undefined)) continue;
        const isMeasured = parts.every((part) => part!.origin === 'measured');
        const value = exactSum(parts.map((part) => part!.value));
        result.set(node.id, {
          value,
          origin: isMeasured ? 'measured' : parts.find((part) => part!.origin !== 'measured')!.origin,
        });
      } else if (actuals.isPooled(node.id)) {
        const cells = all.flatMap((month) => [...cellsAt(actuals, node.id, month).values()]);
        const count = exactSum(cells.map((cell) => cell.count));
        if (count > 0)
          result.set(node.id, { value: exactSum(cells.map((cell) => cell.sum)) / count, origin: 'measured' });
      }
    }
    return result;
  };

  const over = (period: Period): Level => {
    if (period.from === period.to) return atMonth(period.from);
    const key = `${period.from} ${period.to}`;
    const found = ranges.get(key);
    if (found) return found;
    const { span } = actuals;
    const isOutside = !span || period.to < span.from || period.from > span.to;
    const level = isOutside
      ? nothing
      : completeLevel(rules, carried(period), (id, lag) => over(shiftPeriod(period, -lag)).get(id)?.value);
    ranges.set(key, level);
    return level;
  };
  return { over };
};
