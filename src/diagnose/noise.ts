import { jeffreys } from '../stats/proportion.js';
import { normalQuantile } from '../stats/special.js';
import type { Attribution, OtherEffect } from './attribution.js';
import type { LevelNoise } from './levels/types.js';
import { logMean } from './secant.js';
import type { Cases } from './verdict.js';

/** The cases of a rate before and after; null on a side that is taken as given, or whose cases are not known. */
export interface Counted {
  readonly before: Cases | null;
  readonly after: Cases | null;
}

type Sides = Record<'before' | 'after', readonly number[]>;
type Deviation = { readonly down: number; readonly up: number };

const CONFIDENCE = 0.9;
const Z = normalQuantile((1 + CONFIDENCE) / 2);
/** With fewer cases than this on either side of a rate, the normal approximation is no good. */
const ENOUGH = 5;
const NO_DEVIATION: Deviation = { down: 0, up: 0 };

const isFew = ({ entered, converted }: Cases): boolean => converted < ENOUGH || entered - converted < ENOUGH;

/** How far the contribution of a leaf moves where one side of it lies at the ends of an interval. */
const atEnds = (
  otherEffect: OtherEffect,
  effect: number,
  leaf: number,
  side: 'before' | 'after',
  interval: readonly [number, number],
): Deviation => {
  const ends = interval.map((value) => otherEffect(leaf, side, value));
  return { down: Math.max(0, effect - Math.min(...ends)), up: Math.max(0, Math.max(...ends) - effect) };
};

/**
 * How far chance on one side of a rate may move its contribution. By the delta method on the logarithmic mean (methods
 * 4.5); of few cases, from the contribution at the ends of the rate's own interval (Jeffreys' prior).
 */
const deviation = (
  sides: Sides,
  result: Attribution,
  otherEffect: OtherEffect,
  leaf: number,
  side: 'before' | 'after',
  cases: Cases | null,
): Deviation => {
  if (!cases || cases.entered === 0) return NO_DEVIATION;
  const { effect, weight } = result.leaves[leaf]!;
  const { entered, converted } = cases;
  if (!isFew(cases)) {
    const share = converted / entered;
    const mean = logMean(sides.after[leaf]!, sides.before[leaf]!);
    const spread = Z * Math.abs(weight) * mean * Math.sqrt((1 - share) / converted);
    return { down: spread, up: spread };
  }
  return atEnds(otherEffect, effect, leaf, side, jeffreys(converted, entered, CONFIDENCE));
};

/** The same of a volume or an average, by its standard error; without a good one, at the ends of its interval. */
const levelDeviation = (
  sides: Sides,
  result: Attribution,
  otherEffect: OtherEffect,
  leaf: number,
  side: 'before' | 'after',
  noise: LevelNoise | null,
): Deviation => {
  if (!noise) return NO_DEVIATION;
  const { effect, weight } = result.leaves[leaf]!;
  if (noise.relative === null) return atEnds(otherEffect, effect, leaf, side, noise.ends);
  const spread = Z * Math.abs(weight) * logMean(sides.after[leaf]!, sides.before[leaf]!) * noise.relative;
  return { down: spread, up: spread };
};

/** The chance of both sides, which have nothing to do with each other. */
const around = (effect: number, before: Deviation, after: Deviation): readonly [number, number] => [
  effect - Math.hypot(before.down, after.down),
  effect + Math.hypot(before.up, after.up),
];

/**
 * The range of a rate's contribution within which chance alone would move it, at 90 %; null of a leaf without cases. The
 * chance of both sides is added where both are counted.
 */
export const noiseBand = (
  sides: Sides,
  result: Attribution,
  otherEffect: OtherEffect,
  leaf: number,
  counted: Counted,
): readonly [number, number] | null => {
  if (!counted.before && !counted.after) return null;
  const [before, after] = (['before', 'after'] as const).map((side) =>
    deviation(sides, result, otherEffect, leaf, side, counted[side]),
  ) as [Deviation, Deviation];
  return around(result.leaves[leaf]!.effect, before, after);
};

/** The same of a volume or an average. */
export const levelBand = (
  sides: Sides,
  result: Attribution,
  otherEffect: OtherEffect,
  leaf: number,
  noise: Record<'before' | 'after', LevelNoise | null>,
): readonly [number, number] => {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    levelDeviation(sides, result, otherEffect, leaf, side, noise[side]),
  ) as [Deviation, Deviation];
  return around(result.leaves[leaf]!.effect, before, after);
};
