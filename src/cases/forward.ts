import { evaluate } from '../model/evaluate.js';
import { compile, type Program } from '../model/program.js';
import type { NodeId, Tree } from '../model/tree.js';

/** The arithmetic below any node, lag() taken as settled. */
const programBelow = (tree: Tree, id: NodeId): Program =>
  compile({ ...tree, kgi: tree.nodes.get(id)! }, { lag: 'steady' });

/** The leaves that a node is made of, each once. */
export const leavesBelow = (tree: Tree, id: NodeId): NodeId[] => [
  ...new Set(programBelow(tree, id).leaves.map(({ slot }) => slot.id)),
];

/** A node's value, or the leaves without one on which it depends. */
export type Computed = { readonly value: number } | { readonly unknown: readonly NodeId[] };

/**
 * Evaluates the tree forward to one node, from leaves per month and as levels; a leaf that is not given has its
 * baseline. A division by zero leaves NaN or Infinity.
 */
export const computed = (tree: Tree, id: NodeId, given: ReadonlyMap<NodeId, number>): Computed => {
  const program = programBelow(tree, id);
  const levels = program.leaves.map(({ slot }) => given.get(slot.id) ?? tree.nodes.get(slot.id)!.baseline);
  const unknown = program.leaves.filter((_, index) => levels[index] === null).map(({ slot }) => slot.id);
  if (unknown.length > 0) return { unknown: [...new Set(unknown)] };
  return { value: evaluate(program, levels as number[])[program.root]! };
};
