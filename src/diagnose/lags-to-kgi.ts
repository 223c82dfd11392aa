import { compile } from '../model/program.js';
import type { NodeId, Tree } from '../model/tree.js';

/** After how many months each node below the KGI tells in it, as the tree declares; in rising order. */
export const lagsToKgi = (tree: Tree): ReadonlyMap<NodeId, readonly number[]> => {
  const lags = new Map<NodeId, number[]>();
  for (const { slot } of compile(tree, { lag: 'shifted' }).terms) {
    if (!slot) continue;
    const known = lags.get(slot.id) ?? [];
    if (!known.includes(slot.lag))
      lags.set(
        slot.id,
        [...known, slot.lag].sort((a, b) => a - b),
      );
  }
  return lags;
};
