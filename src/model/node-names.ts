import { foldWidth } from './identifiers.js';
import type { Node, Tree } from './tree.js';

/** All ids and labels of a tree. */
export const nodeNames = (tree: Tree): string[] =>
  [...tree.nodes.values()].flatMap(({ id, label }) => [id, label]);

/** The node of an id or, failing that, of a label, in whatever width and case it is written. */
export const nodeNamed = (tree: Tree, asked: string): Node | undefined => {
  const wanted = foldWidth(asked);
  const nodes = [...tree.nodes.values()];
  return (
    nodes.find(({ id }) => foldWidth(id) === wanted) ?? nodes.find(({ label }) => foldWidth(label) === wanted)
  );
};
