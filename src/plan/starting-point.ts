import type { Completion } from '../data/completion.js';
import { planText } from '../locale/plan.js';
import { schemaText } from '../locale/schema.js';
import { monthsIn, type Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { leverRange } from '../model/goal.js';
import { foldWidth, nearest } from '../model/identifiers.js';
import type { Program } from '../model/program.js';
import { isExtensive, type Node, type NodeId, naturalRange, type Tree } from '../model/tree.js';
import type { PlanRequest } from './types.js';

/** A leaf before anything moves. Values and bounds are per month for extensive nodes. */
export interface StartingLeaf {
  readonly node: Node;
  /** Null for the one lever that may be without a level today. */
  readonly value: number | null;
  readonly held: boolean;
  readonly lower: number;
  readonly upper: number;
}

/** The level of a node today: its mean month over the baseline period for what adds up, else the pooled level. */
export const actualLevel = (node: Node, completion: Completion, period: Period | null): number | null => {
  if (!period) return null;
  const known = completion.over(period).get(node.id);
  if (!known) return null;
  return isExtensive(node.kind) ? known.value / monthsIn(period) : known.value;
};

/** The node that was probably meant by an id that the tree does not have: the one of that label, or the nearest id. */
export const nodeMeantBy = (tree: Tree, id: string): NodeId | undefined =>
  [...tree.nodes.values()].find(({ label }) => foldWidth(label) === foldWidth(id))?.id ??
  nearest(id, tree.nodes.keys());

const checkNames = (tree: Tree, program: Program, request: PlanRequest): void => {
  const leaves = new Set(program.leaves.flatMap(({ slot }) => (slot.lag > 0 ? [] : [slot.id])));
  const named = [
    ...(request.lock ?? []),
    ...(request.set?.keys() ?? []),
    ...(request.lever === undefined ? [] : [request.lever]),
  ];
  for (const id of named) {
    if (leaves.has(id)) continue;
    const node = tree.nodes.get(id);
    if (!node) {
      const suggestion = nodeMeantBy(tree, id);
      const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
      throw inputError('plan-option', tree.file, planText.unknownNode({ id }), help);
    }
    const message = node.formula ? planText.notALeaf({ id }) : planText.notBelowKgi({ id });
    throw inputError('plan-option', tree.file, message, {
      help: planText.notALeafHelp({ leaves: [...leaves] }),
    });
  }
  for (const [id, value] of request.set ?? []) {
    const { min, max } = naturalRange(tree.nodes.get(id)!);
    if (value < min || value > max)
      throw inputError('plan-option', tree.file, planText.impossibleValue({ id, value }));
  }
};

const leafOf = (node: Node, request: PlanRequest, level: number | null): StartingLeaf => {
  const [lower, upper] = leverRange(node);
  const set = request.set?.get(node.id);
  const isOther = request.lever !== undefined && request.lever !== node.id;
  const held = node.fixed || set !== undefined || (request.lock?.includes(node.id) ?? false) || isOther;
  return {
    node,
    value: set ?? level ?? node.baseline,
    held,
    lower,
    upper,
  };
};

/**
 * The leaves that the KGI is made of, where they stand today. Throws an InputError where a held leaf, or more than one
 * lever, has no level to plan from.
 */
export const startingLeaves = (
  tree: Tree,
  program: Program,
  request: PlanRequest,
  completion: Completion,
  period: Period | null,
): StartingLeaf[] => {
  checkNames(tree, program, request);
  const leaves = program.leaves.map(({ slot }) => {
    const node = tree.nodes.get(slot.id)!;
    const leaf = leafOf(node, request, actualLevel(node, completion, period));
    // The level that a node had in the past is not anybody's to move.
    return slot.lag > 0 ? { ...leaf, held: true } : leaf;
  });
  const without = (held: boolean): NodeId[] =>
    leaves.filter((leaf) => leaf.value === null && leaf.held === held).map(({ node }) => node.id);
  const missing = [...without(true), ...(without(false).length > 1 ? without(false) : [])];
  if (missing.length > 0) {
    const help = planText.noBaselineHelp({ id: missing[0]! });
    throw inputError('no-baseline', tree.file, planText.noBaseline({ ids: missing }), {
      help,
      node: missing[0]!,
    });
  }
  if (request.lever !== undefined && leaves.find(({ node }) => node.id === request.lever)!.held) {
    throw inputError('plan-option', tree.file, planText.leverHeld({ id: request.lever }));
  }
  return leaves;
};
