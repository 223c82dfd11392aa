import { below, dependencies, walk } from '../../model/graph.js';
import type { Handoff, NodeId, Tree } from '../../model/tree.js';
import { normalQuantile } from '../../stats/special.js';
import type { SharedGap } from '../chained.js';
import { logMean } from '../secant.js';
import type { Part, RateSplit } from './cells.js';
import type { Split } from './split.js';

/**
 * Why a handoff has no parts of the gap: no gap; numbers that the tree does not name; a number accepted that the KGI does
 * not follow from, or that does not follow from the number passed; a number passed that reaches the KGI past the
 * acceptance as well; values that are not known; or shares by Shapley's value, which has none of inner nodes.
 */
export type EffectsObstacle = 'no-gap' | 'not-named' | 'not-computed' | 'past' | 'unknown' | 'shapley';

/** The parts of the KGI's gap along one handoff; they add up to it, where a null one is contained in the others. */
export interface HandoffEffects {
  /** By the number passed. */
  readonly volume: number | null;
  /** By the scores of what was passed, in being accepted and in being won later; null where not told apart. */
  readonly quality: number | null;
  /** By how soon it was answered; null where not told apart. */
  readonly speed: number | null;
  /** By the share accepted, as far as neither scores nor speed explain it. */
  readonly acceptance: number | null;
  /** By the conversions after it, as far as the scores do not explain them; null where no phase tells which these are. */
  readonly later: number | null;
  /** By all else: deal sizes, other routes, what the tree does not model. */
  readonly rest: number | null;
  /** Of quality and speed, the range in which chance alone moves them, at 90 %. */
  readonly intervals: Readonly<Record<'quality' | 'speed', readonly [number, number] | null>>;
  readonly obstacle: EffectsObstacle | null;
}

/** Whether the KGI follows from a node also where another one is left out. */
const reachesPast = (tree: Tree, id: NodeId, without: NodeId): boolean =>
  walk(
    [tree.kgi.id],
    (vertex) => (vertex === without ? [] : dependencies(tree, vertex)),
    (vertex) => vertex,
  ).order.includes(id);

/** The conversions of the phases after the one of a node, none of them inside another one. */
const laterConversions = (tree: Tree, accepted: NodeId): NodeId[] | null => {
  const own = tree.phases.findIndex(({ volume }) => volume === accepted);
  const at = own >= 0 ? own : tree.phases.findIndex(({ id }) => id === tree.nodes.get(accepted)!.phase);
  if (at < 0) return null;
  const before = new Set(below(tree, accepted));
  const later = tree.phases
    .slice(at + 1)
    .flatMap(({ conversion }) => (conversion !== null && !before.has(conversion) ? [conversion] : []));
  const isInside = (id: NodeId): boolean =>
    later.some((other) => other !== id && below(tree, other).includes(id));
  return later.filter((id) => !isInside(id));
};

const obstacleOf = (
  tree: Tree,
  { passed, accepted }: Handoff,
  gap: SharedGap | null,
  isShapley: boolean,
): EffectsObstacle | null => {
  if (!gap) return 'no-gap';
  if (passed === null || accepted === null || !tree.nodes.has(passed) || !tree.nodes.has(accepted)) {
    return 'not-named';
  }
  const isChain = below(tree, tree.kgi.id).includes(accepted) && below(tree, accepted).includes(passed);
  if (!isChain || passed === accepted) return 'not-computed';
  if (reachesPast(tree, passed, accepted)) return 'past';
  if (isShapley) return 'shapley';
  return gap.effectOf(accepted) === null || gap.effectOf(passed) === null ? 'unknown' : null;
};

/** Points of a rate as units of the KGI: by the logarithmic mean, like every other factor of a product (methods 4.1). */
const inKgi = (part: Part | null | undefined, rate: RateSplit | null, perLog: number | null): Part | null => {
  if (!part || !rate || perLog === null) return null;
  const unit = perLog / logMean(rate.after, rate.before);
  return { points: part.points * unit, deviation: part.deviation * Math.abs(unit) };
};

const Z = normalQuantile(0.95);

/** The interval, at 90 %, of the sum of parts that rest on different records. */
const intervalOf = (parts: readonly (Part | null)[]): readonly [number, number] | null => {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  const sum = known.reduce((total, { points }) => total + points, 0);
  const half = Z * Math.hypot(...known.map(({ deviation }) => deviation));
  return [sum - half, sum + half];
};

const NONE = {
  volume: null,
  quality: null,
  speed: null,
  acceptance: null,
  later: null,
  rest: null,
  intervals: { quality: null, speed: null },
} as const;

/**
 * Shares the KGI's gap out along a handoff. The tree's own attribution gives the number passed, the rest of what made the
 * number accepted, and the conversions after it; the records say how much of the latter two their scores and the speed of
 * the answers explain. What they do not explain stays where it was, so that the parts add up to the gap.
 */
export const effectsOf = (
  tree: Tree,
  handoff: Handoff,
  {
    attribution,
    total,
    isShapley,
  }: {
    readonly attribution: SharedGap | null;
    /** The KGI's gap. */
    readonly total: number | null;
    readonly isShapley: boolean;
  },
  split: Split,
): HandoffEffects => {
  const obstacle = obstacleOf(tree, handoff, attribution, isShapley);
  if (obstacle !== null || total === null) return { ...NONE, obstacle };
  const accepted = handoff.accepted!;
  const through = attribution!.effectOf(accepted)!;
  const perLog = attribution!.perLogOf(accepted);
  const volume = attribution!.effectOf(handoff.passed!)!;
  const conversions = laterConversions(tree, accepted);
  const after =
    conversions === null ? null : conversions.reduce((sum, id) => sum + (attribution!.effectOf(id) ?? 0), 0);
  const inAcceptance = inKgi(split.acceptance?.quality, split.acceptance, perLog);
  const inWins = after === null ? null : inKgi(split.wins?.quality, split.wins, perLog);
  const speed = inKgi(split.acceptance?.speed, split.acceptance, perLog);
  const [ofAcceptance, ofWins] = [inAcceptance?.points ?? 0, inWins?.points ?? 0];
  return {
    volume,
    quality: inAcceptance || inWins ? ofAcceptance + ofWins : null,
    speed: speed?.points ?? null,
    acceptance: through - volume - ofAcceptance - (speed?.points ?? 0),
    later: after === null ? null : after - ofWins,
    rest: total - through - (after ?? 0),
    intervals: { quality: intervalOf([inAcceptance, inWins]), speed: intervalOf([speed]) },
    obstacle: null,
  };
};
