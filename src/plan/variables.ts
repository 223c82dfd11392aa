import { seasonWeight } from '../model/season.js';
import { isExtensive, type Node } from '../model/tree.js';
import { trialOf } from '../model/trial.js';
import type { Unrolled } from '../model/unroll.js';
import { startOf } from './effort.js';
import type { Variable } from './problem.js';
import { neededValue } from './single.js';
import type { StartingLeaf } from './starting-point.js';
import { monthAt, openLags, type Timeline } from './timeline.js';

/** A rate that is already all it can be has nowhere to go, and no coordinate that would say so. */
const isAtBestEdge = ({ kind, better }: Node, value: number): boolean =>
  kind === 'rate' && value === (better === 'higher' ? 1 : 0);

/** A leaf that was bounded for this plan starts from its bound where it stands above. */
const notAbove = (leaf: StartingLeaf): StartingLeaf =>
  leaf.isBounded && leaf.value !== null && leaf.value > leaf.upper ? { ...leaf, value: leaf.upper } : leaf;

/** Whether the bound that was given for this plan is below where the leaf stands. */
export const isLowered = ({ isBounded, before, value }: StartingLeaf): boolean =>
  isBounded && before !== null && value !== null && value < before;

/** A leaf with the range of a level in which the months of the given lags keep what the tree gives for a month. */
export const rangeOverMonths = (
  leaf: StartingLeaf,
  timeline: Timeline,
  lags: readonly number[] = openLags(timeline),
): StartingLeaf => {
  if (!leaf.season || !timeline.horizon || !isExtensive(leaf.node.kind)) return notAbove(leaf);
  const weights = lags.map((lag) => seasonWeight(leaf.season, monthAt(timeline, lag)!));
  const upper = leaf.upper / Math.max(...weights);
  return notAbove({ ...leaf, upper, lower: Math.min(upper, leaf.lower / Math.min(...weights)) });
};

/** What may move, in the coordinates in which its effort is measured. */
export const variablesOf = (
  program: Unrolled,
  leaves: readonly StartingLeaf[],
  goal: number,
  sense: 1 | -1,
): Variable[] => {
  const values = leaves.map(({ value }) => value!);
  const trial = trialOf(program, values);
  return leaves.flatMap(({ node, value, held, lower, upper }, leaf): Variable[] => {
    if (held || isAtBestEdge(node, value!)) return [];
    const alone = (): number =>
      neededValue({ program, leaves: values, leaf, goal, sense }, value!, upper, trial) ?? 1;
    const width = node.rubric ? node.rubric.high - node.rubric.low : null;
    const unit = width ?? (Number.isFinite(upper) && upper > 0 ? upper : value === 0 ? alone() || 1 : 1);
    const start = startOf(node.kind, value!, unit);
    return [{ ...start, leaf, weight: node.lever?.effort ?? 1, lower, upper }];
  });
};
