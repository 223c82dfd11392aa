import type { PassGroup, ResponseGroup } from '../../data/handoff-counts.js';
import {
  type AcceptanceParts,
  type AnswerCells,
  acceptanceParts,
  type Cell,
} from '../../stats/acceptance-parts.js';
import { cellDeviation } from '../../stats/cell-deviation.js';
import { bandOf, bandsOf } from './bands.js';
import { recordsOf } from './evidence.js';

/** Records before and in the period. */
export interface Sides<G> {
  readonly before: readonly G[];
  readonly after: readonly G[];
}

/** Points of the change of a rate, and the standard deviation that chance gives them. */
export interface Part {
  readonly points: number;
  readonly deviation: number;
}

/** A rate of the records before and after, and how many points of its change come from where. */
export interface RateSplit {
  readonly before: number;
  readonly after: number;
  /** Null where it is not told apart. */
  readonly quality: Part | null;
  readonly speed: Part | null;
}

type Scored = PassGroup | ResponseGroup;

/** Groups by band of their scores, the last of them those without. */
export const byBand = <G extends Scored>(sides: Sides<G>): Sides<G>[] => {
  const scored = [...sides.before, ...sides.after].flatMap(({ score, records }) =>
    score === null ? [] : [{ score, records }],
  );
  const bands = bandsOf(scored, null, false);
  const placeOf = ({ score }: G): number => (score === null ? bands.length : bandOf(bands, score));
  return Array.from({ length: bands.length + 1 }, (_, at) => ({
    before: sides.before.filter((group) => placeOf(group) === at),
    after: sides.after.filter((group) => placeOf(group) === at),
  }));
};

/** The cells of a rate by kind of record. */
export const cellsOf = <G extends Scored>(
  kinds: readonly Sides<G>[],
  states: readonly ((group: G) => boolean)[],
  isHit: (group: G) => boolean,
): AnswerCells[] => {
  const cells = (groups: readonly G[]): Cell[] =>
    states.map((isIn) => {
      const own = groups.filter(isIn);
      return { n: recordsOf(own), x: recordsOf(own.filter(isHit)) };
    });
  return kinds.map(({ before, after }) => ({ before: cells(before), after: cells(after) }));
};

const totalOf = (cells: readonly Cell[]): Cell =>
  cells.reduce((sum, { n, x }) => ({ n: sum.n + n, x: sum.x + x }), { n: 0, x: 0 });

/**
 * The cells with the rates of before in the period as well: what its kinds would have come to then. A kind that was not
 * there before has the rate of all.
 */
const atRatesBefore = (kinds: readonly AnswerCells[]): AnswerCells[] => {
  const all = totalOf(kinds.flatMap(({ before }) => before));
  return kinds.map(({ before, after }) => ({
    before,
    after: after.map(({ n }, state) => {
      const known = before[state]!.n > 0 ? before[state]! : all;
      return { n, x: known.n > 0 ? (n * known.x) / known.n : 0 };
    }),
  }));
};

/**
 * Splits the change of a rate by its cells; null where either side has no records. `atRatesBefore` takes the rates of
 * before in the period as well.
 */
export const splitCells = (
  kinds: readonly AnswerCells[],
  which: { readonly quality: boolean; readonly speed: boolean; readonly atRatesBefore: boolean },
): RateSplit | null => {
  const partsOf = (cells: readonly AnswerCells[]): AcceptanceParts | null =>
    acceptanceParts(which.atRatesBefore ? atRatesBefore(cells) : cells);
  const parts = partsOf(kinds);
  if (!parts) return null;
  const part = (of: 'mix' | 'speed'): Part => ({
    points: parts[of],
    deviation: cellDeviation(kinds, (cells) => partsOf(cells)![of]),
  });
  return {
    before: parts.before,
    after: parts.after,
    quality: which.quality ? part('mix') : null,
    speed: which.speed ? part('speed') : null,
  };
};
