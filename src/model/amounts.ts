import type { Expression } from './formula/ast.js';
import type { Node, NodeId, Tree } from './tree.js';

/** How the records that a node adds up or averages are told apart: by how large their amount is. */
export interface Amounts {
  readonly kind: 'amounts';
  readonly node: Node;
  readonly column: string;
}

/** Whether a node's own records hold one amount each, in months of their own. */
const isOfRecords = ({ measure }: Node, aggregate: 'sum' | 'mean'): boolean =>
  measure?.aggregate === aggregate && measure.on.length > 0;

const isCount = ({ nodes }: Tree, expression: Expression): boolean =>
  expression.type === 'reference' && nodes.get(expression.id)?.kind === 'count';

/** The average of `amount = count * average`, whichever stands first; null of any other formula. */
const averageIn = (tree: Tree, { formula }: Node): NodeId | null => {
  const expression = formula?.expression;
  if (expression?.type !== 'product') return null;
  const { left, right } = expression;
  if (left.type === 'reference' && isCount(tree, right)) return left.id;
  return right.type === 'reference' && isCount(tree, left) ? right.id : null;
};

/** The amount of `average = amount / count`; null of any other formula. */
const amountIn = (tree: Tree, { formula }: Node): Node | null => {
  const expression = formula?.expression;
  if (expression?.type !== 'ratio' || !isCount(tree, expression.right)) return null;
  return expression.left.type === 'reference' ? (tree.nodes.get(expression.left.id) ?? null) : null;
};

/**
 * The nodes whose records hold the amounts that averages are of, by the average: itself, or else the amount that it
 * makes with a count (`revenue = wins * deal_size`). Averages of which the tree names no such records are left out.
 */
export const amountsBehind = (tree: Tree): ReadonlyMap<NodeId, Node> => {
  const found = new Map<NodeId, Node>();
  const add = (average: NodeId | null | undefined, amounts: Node | null): void => {
    const isAverage = average && tree.nodes.get(average)?.kind === 'average' && !found.has(average);
    if (isAverage && amounts) found.set(average, amounts);
  };
  const all = [...tree.nodes.values()];
  const summed = (node: Node | null) => (node?.kind === 'amount' && isOfRecords(node, 'sum') ? node : null);
  for (const node of all) if (isOfRecords(node, 'mean')) add(node.id, node);
  for (const node of all) {
    add(node.id, summed(amountIn(tree, node)));
    add(averageIn(tree, node), summed(node));
  }
  return found;
};
