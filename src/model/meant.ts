import { foldWidth, nearest } from './identifiers.js';
import type { NodeId, Tree } from './tree.js';

/** The node that was probably meant by an id that the tree does not have: the one of that label, or the nearest id. */
export const nodeMeantBy = (tree: Tree, id: string): NodeId | undefined =>
  [...tree.nodes.values()].find(({ label }) => foldWidth(label) === foldWidth(id))?.id ??
  nearest(id, tree.nodes.keys());
