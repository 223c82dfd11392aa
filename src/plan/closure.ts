import { equationsOf, type Known, propagate } from '../data/equations.js';
import { evaluate } from '../model/evaluate.js';
import { targetOver } from '../model/goal.js';
import { below } from '../model/graph.js';
import { isExtensive, type Node, type NodeId, naturalRange, type Tree } from '../model/tree.js';
import { answerOf } from './answer.js';
import { snapped } from './grid.js';
import { reaches } from './problem.js';
import { overHorizon, type Setting } from './setting.js';
import { variablesOf } from './variables.js';

/** Whether targets set by hand add up to the KGI, and the smallest change that closes the gap. Values over the horizon. */
export interface Closure {
  /** The KGI where every node comes to its own target, and what has none stays as it is. */
  readonly computed: number;
  readonly target: number;
  readonly closes: boolean;
  /** Computed nodes with a target of their own, and what the targets below make of them. */
  readonly nodes: readonly { readonly id: NodeId; readonly target: number; readonly computed: number }[];
  /** The least effort, from the targets as they stand, with which they reach the KGI; none where they do already. */
  readonly change: readonly { readonly id: NodeId; readonly from: number; readonly to: number }[];
  /** The best KGI within all bounds, where no change is enough. */
  readonly best: number | null;
}

/** The nodes below the KGI that have a target of their own. */
const setByHand = (tree: Tree): Node[] =>
  below(tree, tree.kgi.id)
    .map((id) => tree.nodes.get(id)!)
    .filter(({ id, target }) => id !== tree.kgi.id && target !== null);

/**
 * What the targets say of the leaves, over the horizon: their own target, else what the targets around them leave for
 * them (two volumes give the rate between them). Lags are taken as settled here.
 */
const saidOfLeaves = (tree: Tree, months: number): Map<NodeId, number> => {
  const known = new Map<NodeId, Known>(
    setByHand(tree).map((node) => [node.id, { value: targetOver(node, months)!, origin: 'measured' }]),
  );
  propagate(equationsOf(tree), known, (id) => known.get(id)?.value);
  const isPossible = ([id, { value }]: [NodeId, Known]): boolean => {
    const { min, max } = naturalRange(tree.nodes.get(id)!);
    return value >= min && value <= max;
  };
  return new Map([...known].filter(isPossible).map(([id, { value }]) => [id, value]));
};

/** The level at which the open months of a leaf bring what is left of a total. */
const levelFor = (setting: Setting, { id, kind }: Node, total: number): number => {
  if (!isExtensive(kind)) return total;
  const offset = overHorizon(setting, id, 0);
  const factor = overHorizon(setting, id, 1) - offset;
  return factor > 0 ? Math.max(0, (total - offset) / factor) : total;
};

/** The setting in which every leaf stands where the targets put it, and may move from there. */
const asSetByHand = (tree: Tree, now: Setting): Setting => {
  const said = saidOfLeaves(tree, now.timeline.months);
  const leaves = now.leaves.map((leaf) => {
    const total = said.get(leaf.node.id);
    if (total === undefined) return leaf;
    const value = levelFor(now, leaf.node, total);
    return { ...leaf, value, lower: Math.min(leaf.lower, value), upper: Math.max(leaf.upper, value) };
  });
  const { goal, sense } = now.problem;
  const variables = variablesOf(now.program, leaves, goal, sense);
  const start = leaves.map(({ value }) => value!);
  return { ...now, leaves, problem: { ...now.problem, start, variables } };
};

/** Holds targets set by hand against the KGI; null where there are none, or a lever has no level to start from. */
export const closureOf = (tree: Tree, now: Setting): Closure | null => {
  const targeted = setByHand(tree);
  if (targeted.length === 0 || now.unknown !== null) return null;
  const setting = asSetByHand(tree, now);
  const { program, problem, timeline, target } = setting;
  const values = evaluate(program, problem.start);
  const computed = values[program.root]!;
  const closes = reaches(problem, computed);
  const answer = closes || problem.variables.length === 0 ? null : answerOf(setting);
  const over = (leaf: number, levels: readonly number[]): number => {
    const { node } = setting.leaves[leaf]!;
    return snapped(node.kind, overHorizon(setting, node.id, levels[leaf]!));
  };
  const changes = problem.variables.map(({ leaf }) => ({
    id: setting.leaves[leaf]!.node.id,
    from: over(leaf, problem.start),
    to: over(leaf, (answer ?? { required: problem.start }).required),
  }));
  return {
    computed,
    target,
    closes,
    nodes: targeted.flatMap((node) => {
      if (!node.formula) return [];
      const total = targetOver(node, timeline.months)!;
      return [{ id: node.id, target: total, computed: values[program.totalOf(node.id)]! }];
    }),
    change: answer?.status === 'reachable' ? changes.filter(({ from, to }) => from !== to) : [],
    best: closes || answer?.status === 'reachable' ? null : (answer?.unreachable?.best ?? computed),
  };
};
