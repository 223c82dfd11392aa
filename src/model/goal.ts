import { monthsIn } from './calendar.js';
import type { Interval } from './interval.js';
import type { Program } from './program.js';
import type { Cap } from './reach.js';
import { isExtensive, type Node, type NodeId, naturalRange, type Tree } from './tree.js';

/** The months that the tree's targets cover: its horizon's, or one where it names none. */
export const declaredMonths = (tree: Tree): number => (tree.horizon ? monthsIn(tree.horizon) : 1);

/** A node's target over the horizon for what adds up, a level for the others; null where it has none. */
export const targetOver = ({ target, kind }: Node, months: number): number | null =>
  target && (target.perMonth && isExtensive(kind) ? target.value * months : target.value);

/** The nodes with a formula and a target of their own, beside the KGI: what a plan has to keep as well. */
export const furtherGoals = (tree: Tree): NodeId[] =>
  [...tree.nodes.values()]
    .filter(({ id, formula, target }) => id !== tree.kgi.id && formula !== null && target !== null)
    .map(({ id }) => id);

/** How many months' worth a node's value over the horizon is: all of them for what adds up, else one. */
export const monthsOf = ({ kind }: Node, months: number): number => (isExtensive(kind) ? months : 1);

/** +1 where the node must be at least its target, -1 where it must be at most that. */
export const senseOf = ({ better }: Node): 1 | -1 => (better === 'lower' ? -1 : 1);

/** The range that planning may choose a lever from: what people believe, within its kind's. Per month for extensive nodes. */
export const leverRange = (node: Node): Interval => {
  const natural = naturalRange(node);
  return [
    Math.max(natural.min, node.lever?.min ?? natural.min),
    Math.min(natural.max, node.lever?.max ?? natural.max),
  ];
};

/** What the nodes of a program must keep in each month, by its lag; per month for extensive ones. */
export const capsOf = (tree: Tree, program: Program, lags: readonly number[] = [0]): Cap[] =>
  [...tree.nodes.values()].flatMap(({ id, cap }) => {
    if (!cap) return [];
    const [min, max] = [cap.min ?? Number.NEGATIVE_INFINITY, cap.max ?? Number.POSITIVE_INFINITY];
    return lags.flatMap((lag) => {
      const term = program.termOf(id, lag);
      return term === undefined ? [] : [{ id, term, min, max }];
    });
  });
