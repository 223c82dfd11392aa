import type { Expression } from '../model/formula/ast.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { wholeAtLeast } from './grid.js';

/** A factor of a flattened product: a node or a number, above or below the line. */
interface Factor {
  readonly id: NodeId | null;
  readonly value: number;
  readonly power: 1 | -1;
}

/** Whole numbers from the KGI down, or the node at which the way down is not one chain. */
export type Cascade =
  | { readonly needed: ReadonlyMap<NodeId, number>; readonly volume: NodeId }
  | { readonly brokenAt: Node };

const factorsOf = (expression: Expression, power: 1 | -1 = 1): Factor[] | null => {
  switch (expression.type) {
    case 'number':
      return [{ id: null, value: expression.value, power }];
    case 'reference':
      return [{ id: expression.id, value: 0, power }];
    case 'lag':
      return factorsOf(expression.operand, power);
    case 'product':
    case 'ratio': {
      const left = factorsOf(expression.left, power);
      const right = factorsOf(expression.right, expression.type === 'ratio' ? (power === 1 ? -1 : 1) : power);
      return left && right && [...left, ...right];
    }
    default:
      return null;
  }
};

/**
 * Rounds up at every phase and carries the whole number down, as many sales sheets do: 5,000万 / 200万 = 25 wins,
 * / 30 % = 84 proposals, / 80 % = 105 hearings. `levels` gives the rates and averages of the plan.
 */
export const cascade = (tree: Tree, target: number, levels: (id: NodeId) => number): Cascade => {
  const needed = new Map<NodeId, number>();
  let node = tree.kgi;
  let amount = node.kind === 'count' ? wholeAtLeast(target) : target;
  for (;;) {
    needed.set(node.id, amount);
    if (!node.formula) return { needed, volume: node.id };
    const factors = factorsOf(node.formula.expression);
    const isVolume = ({ id }: Factor): boolean => id !== null && isExtensive(tree.nodes.get(id)!.kind);
    const volumes = factors?.filter(isVolume) ?? [];
    if (!factors || volumes.length !== 1 || volumes[0]!.power !== 1) return { brokenAt: node };
    for (const factor of factors) {
      if (factor === volumes[0]) continue;
      const level = factor.id === null ? factor.value : levels(factor.id);
      amount = factor.power === 1 ? amount / level : amount * level;
    }
    node = tree.nodes.get(volumes[0]!.id!)!;
    if (node.kind === 'count') amount = wholeAtLeast(amount);
  }
};
