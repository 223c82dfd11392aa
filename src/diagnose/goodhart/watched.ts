import type { Node, NodeId, Tree } from '../../model/tree.js';

/** The rates by which it shows whether a volume was bought with quality. */
export interface Watched {
  /** One of these must have fallen: what the tree names as the volume's quality, else the conversions after it. */
  readonly signs: readonly NodeId[];
  /** What the volume may lose by: the named ones and every conversion after it. */
  readonly losses: readonly NodeId[];
}

/** The rates that keep a volume honest; null where the tree has none. */
export const watchedOf = (tree: Tree, volume: Node): Watched | null => {
  const place = tree.phases.findIndex((phase) => phase.volume === volume.id || phase.id === volume.phase);
  const after =
    place === -1 ? [] : tree.phases.slice(place + 1).flatMap(({ conversion }) => conversion ?? []);
  const named = volume.quality.filter((id) => tree.nodes.get(id)?.kind === 'rate');
  const signs = named.length > 0 ? named : after;
  return signs.length === 0 ? null : { signs, losses: [...new Set([...named, ...after])] };
};
