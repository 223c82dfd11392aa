import { evaluate } from '../model/evaluate.js';
import type { Answer } from './answer.js';
import { dependsOnUnknown } from './rows.js';
import type { Setting } from './setting.js';
import type { Goal } from './types.js';

/** Below this a multiplier is what arithmetic leaves of none. */
const NOTHING = 1e-9;

/** The goals of a plan and what came of each: the KGI, then those with a target of their own. */
export const goalsOf = (setting: Setting, answer: Answer): Goal[] => {
  const { tree, program, problem, target } = setting;
  const before = evaluate(program, problem.start);
  const after = evaluate(program, answer.required, undefined, answer.whole);
  const goal = (id: string, term: number, aim: number, given: number | undefined): Goal => {
    const multiplier = given === undefined ? null : given > NOTHING ? given : 0;
    return {
      id,
      target: aim,
      baseline: dependsOnUnknown(setting, term) ? null : before[term]!,
      planned: after[term]!,
      binding: multiplier === null ? null : multiplier > 0,
      multiplier,
    };
  };
  const further = problem.caps.flatMap(({ id, term, min, max, bound }, which) =>
    bound === 'target'
      ? [goal(id, term, Number.isFinite(min) ? min : max, answer.multipliers?.caps[which])]
      : [],
  );
  return [goal(tree.kgi.id, program.root, target, answer.multipliers?.kgi), ...further];
};
