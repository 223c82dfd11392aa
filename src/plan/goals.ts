import { planText } from '../locale/plan.js';
import { senseOf, targetOver } from '../model/goal.js';
import { below, belowGoals } from '../model/graph.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import type { Unrolled } from '../model/unroll.js';
import type { Kept } from './problem.js';
import type { StartingLeaf } from './starting-point.js';
import type { PlanWarning } from './types.js';

/** What a plan has to do beside reaching the KGI, and what it is then made of. */
export interface Goals {
  readonly ids: readonly NodeId[];
  readonly leaves: ReadonlyMap<NodeId, StartingLeaf>;
  /** Goals that cannot be judged, for want of a level. */
  readonly warnings: readonly PlanWarning[];
}

/** The goals of which all leaves have a level, or are what the KGI is made of and hence solved for. */
export const goalsWith = (
  tree: Tree,
  further: readonly NodeId[],
  leaves: ReadonlyMap<NodeId, StartingLeaf>,
): Goals => {
  const ofKgi = new Set(below(tree, tree.kgi.id));
  const missing = (id: NodeId): NodeId[] =>
    below(tree, id).filter((one) => !ofKgi.has(one) && leaves.get(one)?.value === null);
  const ids = further.filter((id) => missing(id).length === 0);
  const label = (id: NodeId): string => tree.nodes.get(id)!.label;
  const warnings = further
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const message = planText.goalWithoutBaseline({ goal: label(id), ids: missing(id).map(label) });
      return { rule: 'goal-without-baseline', node: id, message };
    });
  const inside = new Set(belowGoals(tree, ids));
  return { ids, leaves: new Map([...leaves].filter(([id]) => inside.has(id))), warnings };
};

/** A further goal as something that a plan keeps: its target over the horizon for what adds up, a level for the others. */
export const keptGoal = (program: Unrolled, node: Node, months: number, values: ArrayLike<number>): Kept => {
  const term = program.totalOf(node.id);
  const target = targetOver(node, months)!;
  const isUpward = senseOf(node) === 1;
  return {
    id: node.id,
    term,
    min: isUpward ? target : Number.NEGATIVE_INFINITY,
    max: isUpward ? Number.POSITIVE_INFINITY : target,
    bound: 'target',
    scale: Math.abs(values[term]!),
  };
};
