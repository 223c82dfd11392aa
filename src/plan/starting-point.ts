import type { Completion } from '../data/completion.js';
import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import type { Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { leverRange } from '../model/goal.js';
import { below, belowGoals } from '../model/graph.js';
import { averageMonthsIn, type Season } from '../model/season.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { checkAdjustment } from './adjustments.js';
import { noBaseline } from './no-baseline.js';
import type { PlanRequest } from './types.js';

/** A leaf before anything moves. Values and bounds are per month for extensive nodes. */
export interface StartingLeaf {
  readonly node: Node;
  /** The level of the months to plan before anything moves; null for the one lever that may be without. */
  readonly value: number | null;
  /** The level that it had so far, whatever it was put at by hand. */
  readonly before: number | null;
  readonly held: boolean;
  readonly season: Season | null;
  readonly lower: number;
  readonly upper: number;
  /** Whether the upper bound was given for this plan: then no level starts above it. */
  readonly isBounded: boolean;
}

/**
 * The level of a node today: its average month over the baseline period for what adds up, seasons taken out of it,
 * else the pooled level.
 */
export const actualLevel = (
  node: Node,
  completion: Completion,
  period: Period | null,
  season: Season | null,
): number | null => {
  if (!period) return null;
  const known = completion.over(period).get(node.id);
  if (!known) return null;
  return isExtensive(node.kind) ? known.value / averageMonthsIn(season, period) : known.value;
};

const leafOf = (
  node: Node,
  request: PlanRequest,
  level: number | null,
  season: Season | null,
): StartingLeaf => {
  const [lower, usualUpper] = leverRange(node);
  const set = request.set?.get(node.id);
  const max = request.max?.get(node.id);
  const isFixed = node.fixed && !(request.unlock?.includes(node.id) ?? false);
  const isOther = request.lever !== undefined && request.lever !== node.id;
  const held = isFixed || set !== undefined || (request.lock?.includes(node.id) ?? false) || isOther;
  const before = level ?? node.baseline ?? set ?? null;
  const range = { lower, upper: max ?? usualUpper, isBounded: max !== undefined };
  return { node, value: set ?? before, before, held, season, ...range };
};

/**
 * The leaves that the KGI and further goals are made of, with the seasons that actuals show where the tree declares
 * none, where they stand before the open months. Throws an InputError where a held leaf of the KGI, or more than one
 * lever of it, has no level to plan from.
 */
export const startingLeaves = (
  tree: Tree,
  request: PlanRequest,
  history: History,
  open: Period | null,
  period: Period | null,
  seasons: ReadonlyMap<NodeId, Season>,
  goals: readonly NodeId[],
): ReadonlyMap<NodeId, StartingLeaf> => {
  const ofKgi = new Set(below(tree, tree.kgi.id));
  const nodes = belowGoals(tree, goals)
    .map((id) => tree.nodes.get(id)!)
    .filter(({ formula }) => formula === null);
  checkAdjustment(tree, request);
  const leaves = nodes.map((node) => {
    const season = seasons.get(node.id) ?? node.season;
    return leafOf(node, request, actualLevel(node, history.completion, period, season), season);
  });
  const without = (held: boolean): NodeId[] =>
    leaves
      .filter(({ node, value, held: isHeld }) => value === null && isHeld === held && ofKgi.has(node.id))
      .map(({ node }) => node.id);
  const missing = [...without(true), ...(without(false).length > 1 ? without(false) : [])];
  if (missing.length > 0) throw noBaseline(tree, history, open, missing);
  if (request.lever !== undefined && leaves.find(({ node }) => node.id === request.lever)!.held) {
    throw inputError('plan-option', tree.file, planText.leverHeld({ id: request.lever }));
  }
  return new Map(leaves.map((leaf) => [leaf.node.id, leaf]));
};
