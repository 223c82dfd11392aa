import type { Tree } from '../model/tree.js';
import { type Actuals, collectActuals } from './actuals.js';
import { type Completion, complete } from './completion.js';
import { type Coverage, coverageOf } from './coverage.js';
import { type Expectations, expectationsOf } from './expected.js';
import type { SourceFacts } from './facts.js';

/** All that the sources tell of the past: what they say, what follows from it, and for which months it is whole. */
export interface History {
  readonly actuals: Actuals;
  readonly completion: Completion;
  readonly coverage: Coverage;
  /** What the files say was expected beside the actuals. */
  readonly expected: Expectations;
}

export const historyOf = (tree: Tree, sources: readonly SourceFacts[]): History => {
  const actuals = collectActuals(tree, sources);
  const completion = complete(tree, actuals);
  const coverage = coverageOf(tree, actuals, completion);
  return { actuals, completion, coverage, expected: expectationsOf(tree, sources) };
};
