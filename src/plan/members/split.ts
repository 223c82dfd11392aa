import type { Members } from '../../data/members.js';
import type { Expression } from '../../model/formula/ast.js';
import { operandsOf, referencesOf } from '../../model/formula/ast.js';
import { below } from '../../model/graph.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../../model/tree.js';
import type { Member } from './crew.js';

/** What of a tree a plan has by member. */
export interface Split {
  /** Counts, amounts and stocks that no formula gives: each member has a part of them. */
  readonly volumes: readonly NodeId[];
  /** Rates, averages and scores that no formula gives, with the node whose formula weighs them. */
  readonly levels: ReadonlyMap<NodeId, NodeId>;
  /** Nodes whose formulas hold for each member as they do for the team. */
  readonly formulas: readonly NodeId[];
  has(id: NodeId): boolean;
}

const addsUp = ({ kind }: Node): boolean => isExtensive(kind) || kind === 'stock';

/**
 * How often a formula takes what adds up as a factor: 1 where it is as much for two teams together as for each added,
 * 0 where it is a level. Null where neither, so that it cannot be told by member.
 */
const degreeOf = (expression: Expression, of: (id: NodeId) => number | null): number | null => {
  if (expression.type === 'number') return 0;
  if (expression.type === 'reference') return of(expression.id);
  const degrees = operandsOf(expression).map((operand) => degreeOf(operand, of));
  if (degrees.includes(null)) return null;
  const [left, right] = degrees as [number, number];
  if (expression.type === 'product') return left + right;
  if (expression.type === 'ratio') return left - right;
  return degrees.every((degree) => degree === left) ? left : null;
};

/** An expression that is proportional to one of its references, which stands in it once. */
const isProportional = (expression: Expression, id: NodeId): boolean => {
  switch (expression.type) {
    case 'reference':
      return expression.id === id;
    case 'product': {
      const sides = [expression.left, expression.right].filter((side) => names(side, id));
      return sides.length === 1 && isProportional(sides[0]!, id);
    }
    case 'ratio':
      return !names(expression.right, id) && isProportional(expression.left, id);
    case 'negate':
      return isProportional(expression.operand, id);
    default:
      return false;
  }
};

const names = (expression: Expression, id: NodeId): boolean =>
  referencesOf(expression).some((reference) => reference.id === id);

/**
 * What can be told by member: a volume that the sources have by member, whatever follows from such volumes by formulas
 * that hold for parts as for the whole, and the levels that only those use and that the actuals tell of somebody. Everything
 * else is the team's.
 */
export const splitOf = (tree: Tree, members: Members, crew: readonly Member[]): Split => {
  const ids = below(tree, tree.kgi.id);
  const nodes = ids.map((id) => tree.nodes.get(id)!);
  const isVolume = (node: Node): boolean =>
    node.formula === null && addsUp(node) && members.measured.has(node.id);
  const split = new Set(nodes.filter((node) => isVolume(node) || node.formula !== null).map(({ id }) => id));
  const degree = (id: NodeId): number | null => {
    const node = tree.nodes.get(id)!;
    if (!addsUp(node)) return 0;
    return split.has(id) ? 1 : null;
  };
  const holdsByMember = (node: Node): boolean => {
    const { expression } = node.formula!;
    const hasSome = referencesOf(expression).some(({ id }) => split.has(id));
    return hasSome && degreeOf(expression, degree) === (addsUp(node) ? 1 : 0);
  };
  // From all formulas down to those that hold: one that builds on its own past rests on itself.
  for (let isShrinking = true; isShrinking; ) {
    const fallen = nodes.filter((node) => node.formula && split.has(node.id) && !holdsByMember(node));
    for (const { id } of fallen) split.delete(id);
    isShrinking = fallen.length > 0;
  }
  const levels = new Map<NodeId, NodeId>();
  const isKnown = ({ id }: Node): boolean => crew.some(({ level }) => level.has(id));
  for (const node of nodes.filter((one) => one.formula === null && !addsUp(one) && isKnown(one))) {
    const users = nodes.filter(({ formula }) => formula && names(formula.expression, node.id));
    const weighing = users.find((user) => addsUp(user) && isProportional(user.formula!.expression, node.id));
    if (weighing && users.every(({ id }) => split.has(id))) levels.set(node.id, weighing.id);
  }
  return {
    volumes: nodes.filter((node) => split.has(node.id) && !node.formula).map(({ id }) => id),
    levels,
    formulas: nodes.filter((node) => split.has(node.id) && node.formula).map(({ id }) => id),
    has: (id) => split.has(id) || levels.has(id),
  };
};
