import type { Completion } from '../data/completion.js';
import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { schemaText } from '../locale/schema.js';
import type { Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { leverRange } from '../model/goal.js';
import { below, belowGoals } from '../model/graph.js';
import { foldWidth, nearest } from '../model/identifiers.js';
import { averageMonthsIn, type Season } from '../model/season.js';
import { isExtensive, type Node, type NodeId, naturalRange, type Tree } from '../model/tree.js';
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

/** The node that was probably meant by an id that the tree does not have: the one of that label, or the nearest id. */
export const nodeMeantBy = (tree: Tree, id: string): NodeId | undefined =>
  [...tree.nodes.values()].find(({ label }) => foldWidth(label) === foldWidth(id))?.id ??
  nearest(id, tree.nodes.keys());

const checkNames = (tree: Tree, leaves: ReadonlySet<NodeId>, request: PlanRequest): void => {
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
    const node = tree.nodes.get(id)!;
    const { min, max } = naturalRange(node);
    if (value < min || value > max)
      throw inputError('plan-option', tree.file, planText.impossibleValue({ id, value }));
    if (request.lock?.includes(id))
      throw inputError('plan-option', tree.file, planText.lockedAndSet({ id, value }), {
        help: planText.lockedAndSetHelp(),
      });
    const bound =
      value < (node.lever?.min ?? value) ? 'min' : value > (node.lever?.max ?? value) ? 'max' : null;
    if (bound)
      throw inputError(
        'plan-option',
        tree.file,
        planText.setBeyond({ id, value, bound, limit: node.lever![bound]! }),
        {
          help: planText.setBeyondHelp(),
          node: id,
          span: tree.locate([...node.path, 'lever', bound], 'value'),
        },
      );
  }
};

const leafOf = (
  node: Node,
  request: PlanRequest,
  level: number | null,
  season: Season | null,
): StartingLeaf => {
  const [lower, upper] = leverRange(node);
  const set = request.set?.get(node.id);
  const isOther = request.lever !== undefined && request.lever !== node.id;
  const held = node.fixed || set !== undefined || (request.lock?.includes(node.id) ?? false) || isOther;
  const before = level ?? node.baseline ?? set ?? null;
  return { node, value: set ?? before, before, held, season, lower, upper };
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
  checkNames(tree, new Set(nodes.map(({ id }) => id)), request);
  const leaves = nodes.map((node) => {
    const season = node.season ?? seasons.get(node.id) ?? null;
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
