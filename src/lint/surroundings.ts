import type { SourcesSeen } from '../data/sources-seen.js';
import type { Tree } from '../model/tree.js';

/** What a rule may look at besides the tree. */
export interface Surroundings {
  /** What the files of the tree's sources showed; null where no file was looked at. */
  readonly sources: SourcesSeen | null;
  /** The trees of the same run that come before this one. */
  readonly earlier: readonly Tree[];
}

/** A tree that is judged by itself. */
export const ALONE: Surroundings = { sources: null, earlier: [] };
