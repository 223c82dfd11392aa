import type { History } from '../../data/history.js';
import { oddsText } from '../../locale/odds.js';
import { inputError } from '../../model/diagnostic.js';
import type { Tree } from '../../model/tree.js';
import { planned } from '../plan.js';
import type { Plan, PlanRequest, PlanWarning } from '../types.js';
import { costOf, sureEnough } from './certainty.js';
import { oddsOf, USUAL_SEED } from './odds.js';
import type { OddsAnswer, OddsFinding, OddsRequest } from './types.js';

const noticesOf = (found: OddsFinding): readonly PlanWarning[] =>
  'odds' in found ? found.odds.cautions : [{ rule: 'no-odds', node: null, message: found.refusal }];

const answered = (plan: Plan, answer: OddsAnswer): Plan => ({
  ...plan,
  odds: answer,
  warnings: [...plan.warnings, ...noticesOf(answer.found)],
});

/** A plan for a goal farther off, as the plan of its target that it is. */
const forTarget = (plan: Plan, first: Plan): Plan => ({
  ...plan,
  kgi: { ...plan.kgi, target: first.kgi.target },
  goals: plan.goals.map((goal, which) => ({ ...goal, target: first.goals[which]!.target })),
  pipeline: first.pipeline,
  sensitivity: first.sensitivity,
  closure: first.closure,
  // What a lever alone would have to be for the farther goal would be no answer about the target.
  singleLever: [],
  unreachable: first.unreachable,
});

/**
 * Back-solves as `plan` does, and tells how likely the plan is to reach its target. Where a confidence is asked for, the
 * plan is the one of least effort whose odds come to it, and tells what that takes beyond the target alone. Throws what
 * `plan` throws, and an InputError where a confidence is asked for and history tells of no chances.
 */
export const planWithOdds = (tree: Tree, history: History, request: PlanRequest & OddsRequest = {}): Plan => {
  const { seed = USUAL_SEED, confidence, ...question } = request;
  if (question.by !== undefined) {
    // The chances of members are not those of their sum's rates: nothing is told rather than something else.
    const refusal = oddsText.byMember();
    if (confidence !== undefined)
      throw inputError('no-odds', tree.file, refusal, { help: oddsText.byMemberHelp() });
    return answered(planned(tree, history, question).plan, { found: { refusal }, certainty: null });
  }
  const first = planned(tree, history, question);
  const { target } = first.setting;
  const found = oddsOf(first.setting, first.answer, target, { seed });
  if (confidence === undefined) return answered(first.plan, { found, certainty: null });
  if ('refusal' in found)
    throw inputError('no-odds', tree.file, found.refusal, { help: oddsText.confidenceHelp() });
  const before = found.odds.probability;
  const isDone = before >= confidence || first.plan.status === 'unreachable';
  const { attempt, isReached } = isDone
    ? { attempt: { ...first, found }, isReached: before >= confidence }
    : sureEnough({
        target,
        sense: first.setting.problem.sense,
        asked: confidence,
        seed,
        before,
        planFor: (goal) => planned(tree, history, { ...question, target: goal }, false),
      });
  const certainty = { asked: confidence, isReached, before, ...costOf(first, attempt) };
  const plan = isDone ? first.plan : forTarget(attempt.plan, first.plan);
  return answered(plan, { found: attempt.found, certainty });
};
