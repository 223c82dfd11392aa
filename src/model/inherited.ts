import type { Measure, Node, NodeId } from './tree.js';

/** What nodes have from elsewhere in the tree, where they say nothing themselves. */
export interface Inherited {
  readonly phases: ReadonlyMap<NodeId, string>;
  readonly measures: ReadonlyMap<NodeId, Measure>;
  /** A node's own measure with the dates of the stage that it names. */
  readonly staged: (measure: Measure) => Measure;
  readonly season: Node['season'];
  /** A node's own season with the tree's working days. */
  readonly withDays: (season: Node['season']) => Node['season'];
}

/**
 * Nodes that a phase names belong to it, the volumes of stages are counted by these, and a node without a season of its
 * own has the tree's.
 */
export const withInherited = (node: Node, from: Inherited): Node => {
  const phase = node.phase ?? from.phases.get(node.id) ?? null;
  const measure = node.measure ? from.staged(node.measure) : (from.measures.get(node.id) ?? null);
  const season = node.season ? from.withDays(node.season) : from.season;
  const isSame = phase === node.phase && measure === node.measure && season === node.season;
  return isSame ? node : { ...node, phase, measure, season };
};
