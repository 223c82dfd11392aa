import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { inputError } from '../model/diagnostic.js';
import { evaluate } from '../model/evaluate.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Answer, answerOf } from './answer.js';
import { cascade } from './cascade.js';
import { reaches, rootAt } from './problem.js';
import { nodesOf, singleLevers } from './rows.js';
import { type Setting, settingOf, spread } from './setting.js';
import type { Plan, PlanRequest } from './types.js';

/** Whole numbers from the KGI down in place of the rounded levers. Throws where the way down is not one chain. */
const cascaded = (setting: Setting, answer: Answer): ReadonlyMap<NodeId, number> => {
  const { tree, program } = setting;
  const help = { help: planText.cascadeHelp() };
  const all = evaluate(program, answer.required);
  const found = cascade(tree, setting.target, (id) => all[program.termOf(id)!]!);
  if ('brokenAt' in found) {
    throw inputError('plan-option', tree.file, planText.cascadeBroken({ id: found.brokenAt.id }), help);
  }
  const leaf = setting.leaves.find(({ node }) => node.id === found.volume)!;
  if (leaf.held) throw inputError('plan-option', tree.file, planText.cascadeHeld({ id: found.volume }), help);
  const needed = found.needed.get(found.volume)!;
  const limit = leaf.upper * spread(setting, found.volume);
  if (needed > limit)
    throw inputError(
      'plan-option',
      tree.file,
      planText.cascadeBeyond({ id: found.volume, needed, limit }),
      help,
    );
  return found.needed;
};

/**
 * Back-solves the tree from its KGI: the least effort with which the levers, within their bounds, reach the target
 * (methods 1). The levers are rounded towards the goal to what is printed, and the tree is evaluated forward from
 * exactly those numbers. Throws an InputError where the question itself is incomplete.
 */
export const plan = (tree: Tree, history: History, request: PlanRequest = {}): Plan => {
  const setting = settingOf(tree, history, request);
  const first = answerOf(setting);
  const rounding = request.rounding ?? 'carry';
  const isCascade = rounding === 'cascade' && first.status === 'reachable';
  const whole: ReadonlyMap<NodeId, number> = isCascade ? cascaded(setting, first) : new Map();
  const required = first.required.map((value, leaf) => {
    const { id } = setting.leaves[leaf]!.node;
    const needed = whole.get(id);
    return needed === undefined ? value : needed / spread(setting, id);
  });
  const answer = { ...first, required };
  const months = spread(setting, tree.kgi.id);
  const planned = rootAt(setting.problem, required);
  return {
    horizon: setting.horizon,
    months: setting.months,
    baselinePeriod: setting.baselinePeriod,
    status: answer.status,
    kgi: {
      id: tree.kgi.id,
      baseline: setting.unknown === null ? rootAt(setting.problem, setting.problem.start) * months : null,
      target: setting.target,
      planned: planned * months,
    },
    rounding,
    lever: request.lever ?? null,
    isSet: (request.set?.size ?? 0) > 0,
    nodes: nodesOf(setting, answer, whole),
    singleLever: singleLevers(setting),
    unreachable: answer.unreachable,
    solution: answer.solution,
    verified: answer.status !== 'unreachable' && answer.verified && reaches(setting.problem, planned),
    warnings: [...setting.warnings, ...answer.warnings],
  };
};
