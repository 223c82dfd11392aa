import type { SourceFacts } from '../../data/facts.js';
import type { Tree } from '../../model/tree.js';
import { pullJson } from '../documents/pull.js';
import type { Report } from '../report.js';

/** The facts of all sources: as a table that can be read back, and as a document. */
export const pullReport = (
  tree: Tree,
  answers: readonly SourceFacts[],
  rows: readonly (readonly (string | number)[])[],
): Report => ({ blocks: [], rows, data: pullJson(tree, answers), outcome: 'ok' });
