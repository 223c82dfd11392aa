import type { Diagnostic, Finding } from '../model/diagnostic.js';
import type { NodeId, Source } from '../model/tree.js';

/** Columns of a source's files that the tree has no use for, as the headers write them, or metrics that rows name. */
export interface UnusedColumns {
  readonly source: Source;
  readonly areMetrics: boolean;
  readonly columns: readonly string[];
}

/**
 * What was seen when the sources of a tree were held against their files: what the tree asks for and the files do not
 * give, each finding at the place of the tree that asks, and what the files hold that nobody asks for.
 */
export interface SourcesSeen {
  /** The files that were looked at, by absolute path. */
  readonly paths: readonly string[];
  readonly missingFiles: readonly Finding[];
  readonly missingColumns: readonly Finding[];
  readonly unfitMeasures: readonly Finding[];
  readonly ambiguousDates: readonly Finding[];
  /** The nodes that a source gives the actuals of. */
  readonly measured: ReadonlySet<NodeId>;
  readonly unusedColumns: readonly UnusedColumns[];
  /** What keeps a source or a file from being looked at: its declaration, its encoding, its header. */
  readonly unreadable: readonly Diagnostic[];
}
