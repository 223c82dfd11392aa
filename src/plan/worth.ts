import type { History } from '../data/history.js';
import type { Period } from '../model/calendar.js';
import { recurrentNodes, usesLag } from '../model/graph.js';
import type { Slot } from '../model/program.js';
import { seasonWeight } from '../model/season.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import type { Months, Worth } from '../model/unroll.js';
import { noBaseline } from './no-baseline.js';
import { actualLevel, type StartingLeaf } from './starting-point.js';
import { monthAt, openPeriod, type Timeline } from './timeline.js';

/** What is to be unrolled, and what came to light while it was. */
export interface Worths extends Months {
  /** By lever, the lag of the last open month in which it still counts for a goal of the horizon. */
  readonly lastLags: ReadonlyMap<NodeId, number>;
  /** The leaves of which nothing is known in a month that has gone by: they are taken to have stood as they do now. */
  readonly assumed: ReadonlySet<NodeId>;
  /** The lags of the months in which any of them is taken so. */
  readonly assumedLags: ReadonlySet<number>;
}

export interface WorthsOptions {
  readonly tree: Tree;
  readonly history: History;
  readonly timeline: Timeline;
  /** The goals beside the KGI. */
  readonly goals: readonly NodeId[];
  readonly leaves: ReadonlyMap<NodeId, StartingLeaf>;
  readonly baselinePeriod: Period | null;
  /** Each month has a level of its own, in place of one for all. */
  readonly freeMonths: boolean;
}

/** The share of a change that is there in a month, from 0: after `ramp` months all of it is. */
const arrivedBy = (month: number, ramp: number | null): number =>
  ramp === null ? 1 : Math.min(1, (month + 1) / ramp);

/** Whether one month tells all: none has actuals, a season, a part of a change, or work from another month. */
const isSteady = ({ tree, timeline, goals, leaves, freeMonths }: WorthsOptions): boolean => {
  if (timeline.horizon === null) return true;
  const differs = ({ node, season, held }: StartingLeaf): boolean =>
    (season !== null && isExtensive(node.kind)) || (!held && (node.lever?.ramp ?? null) !== null);
  return (
    !freeMonths && timeline.settled === 0 && !usesLag(tree, goals) && ![...leaves.values()].some(differs)
  );
};

/** What every node and month is worth: actuals where they are known, levels that planning may choose where they are open. */
export const worthsOf = (options: WorthsOptions): Worths => {
  const { tree, history, timeline, leaves, freeMonths } = options;
  const { months, settled, horizon, isAsked } = timeline;
  const { actuals, completion, coverage } = history;
  const recurrent = recurrentNodes(tree);
  const open = months - settled;
  const finished = Math.min(...actuals.unfinished.values(), Number.POSITIVE_INFINITY);
  const levels = new Map([...leaves.keys()].map((id): [NodeId, Slot] => [id, { id, lag: 0 }]));
  const lastLags = new Map<NodeId, number>();
  const assumed = new Set<NodeId>();
  const assumedLags = new Set<number>();

  const actual = ({ id, lag }: Slot): number | undefined => {
    const month = monthAt(timeline, lag);
    if (lag < open || month === null) return undefined;
    const isSaid = isAsked && lag < months;
    if (month >= finished && !isSaid) return undefined;
    const value = completion.over({ from: month, to: month }).get(id)?.value;
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  };
  /** A level that builds on its own past is followed back to the months of the data, no further. */
  const reachesBack = ({ lag }: Slot): boolean =>
    lag < months || (horizon !== null && coverage.last !== null && horizon.to - lag > coverage.last);
  const follows = (slot: Slot): boolean => {
    if (slot.lag < open) return true;
    if (actual(slot) !== undefined) return false;
    return !recurrent.has(slot.id) || reachesBack(slot);
  };

  const startOf = (node: Node): Worth => {
    const level = actualLevel(node, completion, options.baselinePeriod, node.season) ?? node.baseline;
    if (level !== null) return { known: level };
    throw noBaseline(tree, history, openPeriod(timeline), [node.id]);
  };
  const ofLeaf = (leaf: StartingLeaf, slot: Slot, counts: boolean): Worth => {
    const { node, value, before, held } = leaf;
    const month = monthAt(timeline, slot.lag);
    const weight = isExtensive(node.kind) && month !== null ? seasonWeight(leaf.season, month) : 1;
    const level = levels.get(node.id)!;
    if (slot.lag >= open) {
      if (counts && horizon !== null && before !== null) {
        assumed.add(node.id);
        assumedLags.add(slot.lag);
      }
      return before === null ? { level, offset: 0, factor: weight } : { known: weight * before };
    }
    if (counts && !held) lastLags.set(node.id, Math.min(lastLags.get(node.id) ?? slot.lag, slot.lag));
    if (held || value === null) return { level, offset: 0, factor: weight };
    if (!counts) return { known: weight * value };
    const share = arrivedBy(open - 1 - slot.lag, node.lever?.ramp ?? null);
    const offset = share === 1 ? 0 : weight * value * (1 - share);
    return { level: freeMonths ? slot : level, offset, factor: weight * share };
  };
  const worth = (slot: Slot, counts: boolean): Worth => {
    const known = actual(slot);
    if (known !== undefined) return { known };
    const leaf = leaves.get(slot.id);
    return leaf ? ofLeaf(leaf, slot, counts) : startOf(tree.nodes.get(slot.id)!);
  };
  return { count: months, isSteady: isSteady(options), follows, worth, lastLags, assumed, assumedLags };
};
