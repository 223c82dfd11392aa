import type { Message } from '../locale/message.js';
import type { Finding, Principle, Severity } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import type { Surroundings } from './surroundings.js';

/**
 * A rule is one object in one file: what it finds, why it matters, and two trees that show it, which are its tests.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** The habit of good measurement that the rule serves; null for mere soundness. */
  readonly principle: Principle;
  /** Why a tree is better without it. */
  readonly reason: Message;
  /** What it looks at besides the tree, without which it finds nothing. */
  readonly sees?: keyof Surroundings;
  /** Whether it needs all of the tree: what is left out of one that could be read in part would make it untrue. */
  readonly needsWhole?: boolean;
  /** The smallest tree that the rule has nothing to say about. */
  readonly good: string;
  /** The smallest tree that it reports; the reported line ends in `# !`. */
  readonly bad: string;
  /** The files beside both trees, by name, where the rule holds the tree against files. */
  readonly files?: Readonly<Record<string, string>>;
  check(tree: Tree, surroundings: Surroundings): Iterable<Finding>;
}
