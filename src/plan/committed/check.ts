import type { History } from '../../data/history.js';
import type { Message } from '../../locale/message.js';
import type { CommittedPlan } from '../../model/committed-plan.js';
import { InputError } from '../../model/diagnostic.js';
import type { Tree } from '../../model/tree.js';
import { assumptionsOf } from './assumptions.js';
import { commitAgain } from './commit.js';
import { type Comparison, changedDefinitions, compareCommitted, follows } from './compare.js';
import { askedIn } from './options.js';

/** What became of a plan that was committed to. */
export interface PlanCheck {
  readonly committed: CommittedPlan;
  /** The same question, asked of the tree and the actuals of now; null where it has no answer any more. */
  readonly now: CommittedPlan | null;
  /** Why it has none. */
  readonly refusal: Message | null;
  readonly comparison: Comparison;
  readonly follows: boolean;
}

/** Asks again what a committed plan answered, and tells what has changed since. */
export const checkCommitted = (tree: Tree, history: History, committed: CommittedPlan): PlanCheck => {
  try {
    const now = commitAgain(tree, history, committed);
    const comparison = compareCommitted(committed, now);
    const isSame = follows(comparison) && now.status === committed.status;
    return { committed, now, refusal: null, comparison, follows: isSame };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const assumptions = assumptionsOf(tree, askedIn(committed.options));
    const definitions = changedDefinitions(committed.assumptions, assumptions);
    const comparison = { definitions, isRestated: false, actuals: [], numbers: [] };
    return { committed, now: null, refusal: error.diagnostics[0]!.message, comparison, follows: false };
  }
};
