import type { History } from '../../data/history.js';
import type { Period } from '../../model/calendar.js';
import type { NodeId, Tree } from '../../model/tree.js';

/** What the data allow to say of a volume or an average, on whichever side of what was expected it lies. */
export type LevelVerdict = 'confirmed' | 'suggestive' | 'indistinct' | 'insufficient';

/** How a volume or an average was held against what was expected of it. */
export interface LevelTest {
  /** Of counts the Poisson, of averages the lognormal with Student's t, or draws from the amounts themselves. */
  readonly kind: 'poisson' | 'log-t' | 'bootstrap';
  /** What was counted, or how many amounts the average is of. */
  readonly cases: number;
  /** Of the level, at 95 %; null where there are too few amounts to tell. */
  readonly interval: readonly [number, number] | null;
  /** Two-sided; adjusted by Holm over all volumes and averages of the diagnosis. */
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  /**
   * How much more the months before differ than chance alone would let them, as variance over mean: 1 where they do not
   * beyond chance; null of averages, and where there are fewer than 12 such months.
   */
  readonly dispersion: number | null;
  readonly verdict: LevelVerdict;
}

/**
 * Why a volume or an average is not tested: its month is not over; nothing says how far its amounts differ; the amounts
 * on record are not those that it is the average of; they are all the same.
 */
export type Untested = 'unfinished' | 'no-records' | 'other-records' | 'alike';

/** What is known of a test before its p-value is adjusted, and of the chance in the level. */
export interface LevelEvidence
  extends Pick<LevelTest, 'kind' | 'cases' | 'interval' | 'pValue' | 'dispersion'> {
  /** Whether more of a difference could have shown at all. */
  readonly isTelling: boolean;
}

/** The chance in a level by itself. */
export interface LevelNoise {
  /** The standard error, as a part of the level; null where the normal approximation is no good. */
  readonly relative: number | null;
  /** The interval of the level at 90 %. */
  readonly ends: readonly [number, number];
}

/** The months that are judged, and those that they are held against where these happened. */
export interface LevelQuestion {
  readonly tree: Tree;
  readonly history: History;
  readonly period: Period;
  readonly before: Period | null;
  /** Nodes that count what cannot be judged. */
  readonly hidden: ReadonlySet<NodeId>;
}
