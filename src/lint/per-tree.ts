import type { Tree } from '../model/tree.js';

/** A view of trees that several rules ask for, made once of each tree. It goes when the tree goes. */
export const perTree = <T>(make: (tree: Tree) => T): ((tree: Tree) => T) => {
  const known = new WeakMap<Tree, { readonly made: T }>();
  return (tree) => {
    const kept = known.get(tree) ?? { made: make(tree) };
    known.set(tree, kept);
    return kept.made;
  };
};
