import { adjustmentText } from '../locale/adjustments.js';
import { planText } from '../locale/plan.js';
import { formatMonth } from '../model/calendar.js';
import { usesLag } from '../model/graph.js';
import type { Season } from '../model/season.js';
import type { NodeId, Tree } from '../model/tree.js';
import type { StartingLeaf } from './starting-point.js';
import type { Timeline } from './timeline.js';
import type { PlanWarning } from './types.js';
import { isLowered } from './variables.js';
import type { Worths } from './worth.js';

/** What of a setting there is to be warned of. */
interface Standing {
  readonly tree: Tree;
  readonly timeline: Timeline;
  readonly worths: Worths;
  readonly goals: readonly NodeId[];
  readonly byId: ReadonlyMap<NodeId, StartingLeaf>;
  readonly unknown: NodeId | null;
  /** The seasons that the actuals showed. */
  readonly seasons: ReadonlyMap<NodeId, Season>;
}

const ofLeaf = (leaf: StartingLeaf, unknown: NodeId | null): PlanWarning[] => {
  const { node, value, held, lower, upper } = leaf;
  const { id, kind, label } = node;
  const warning = (rule: string, message: PlanWarning['message']) => ({ rule, node: id, message });
  if (id === unknown) return [warning('without-baseline', planText.withoutBaseline({ id: label }))];
  if (value === null) return [];
  const found: PlanWarning[] = [];
  if (isLowered(leaf)) found.push(warning('max-below-baseline', adjustmentText.maxBelowBaseline({ label })));
  if (kind === 'rate' && value > 1)
    found.push(warning('rate-above-one', planText.rateAboveOne({ id: label })));
  if (held) return found;
  if (value < lower || value > upper)
    found.push(warning('outside-bounds', planText.outsideBounds({ id: label })));
  if (kind === 'rate' && (value === 0 || value === 1))
    found.push(warning('rate-at-edge', planText.rateAtEdge({ id: label })));
  else if (value === 0 && kind !== 'score')
    found.push(warning('zero-baseline', planText.zeroBaseline({ id: label })));
  return found;
};

/** What the one who reads the plan should know of its months. */
const ofMonths = ({ tree, timeline, worths, goals, byId, seasons }: Standing): PlanWarning[] => {
  const { horizon, isOver } = timeline;
  if (!horizon)
    return usesLag(tree, goals) ? [{ rule: 'steady-lag', node: null, message: planText.steadyLag() }] : [];
  const labels = (ids: Iterable<NodeId>): string[] => [...ids].map((id) => tree.nodes.get(id)!.label);
  const found: PlanWarning[] = [];
  if (isOver) {
    const message = planText.horizonOver({ from: formatMonth(horizon.from) });
    found.push({ rule: 'horizon-over', node: null, message });
  }
  if (seasons.size > 0) {
    const message = planText.seasonShown({ ids: labels(seasons.keys()) });
    found.push({ rule: 'season-shown', node: null, message });
  }
  if (worths.assumed.size > 0) {
    const message = planText.assumedPast({ ids: labels(worths.assumed) });
    found.push({ rule: 'assumed-past', node: null, message });
  }
  const late = [...byId.values()].filter(({ node, held }) => !held && !worths.lastLags.has(node.id));
  for (const { node } of late)
    found.push({ rule: 'too-late', node: node.id, message: planText.tooLate({ id: node.label }) });
  return found;
};

/** Everything that a person should know before relying on the plan. */
export const warningsOf = (standing: Standing): PlanWarning[] => [
  ...ofMonths(standing),
  ...[...standing.byId.values()].flatMap((leaf) => ofLeaf(leaf, standing.unknown)),
];
