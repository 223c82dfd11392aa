import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { inputError } from '../model/diagnostic.js';
import { evaluate } from '../model/evaluate.js';
import { usesLag } from '../model/graph.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Answer, answerOf } from './answer.js';
import { pipelineOf, spilloverOf } from './carry-over.js';
import { cascade } from './cascade.js';
import { closureOf } from './closure.js';
import { goalsOf } from './goal-rows.js';
import { checkLags } from './lags.js';
import { planByMember } from './members/plan.js';
import { monthsOf } from './month-values.js';
import { keepsGoals, reaches, rootAt } from './problem.js';
import { nodesOf, singleLevers } from './rows.js';
import { sensitivities } from './sensitivity.js';
import { overHorizon, type Setting, settingOf } from './setting.js';
import type { Plan, PlanRequest } from './types.js';
import { isLowered } from './variables.js';

/** Whole numbers from the KGI down in place of the rounded levers. Throws where the way down is not one chain. */
const cascaded = (setting: Setting, answer: Answer): ReadonlyMap<NodeId, number> => {
  const { tree, program, timeline } = setting;
  const help = { help: planText.cascadeHelp() };
  const isLinked = timeline.horizon !== null && usesLag(tree, setting.goals);
  if (timeline.settled > 0 || isLinked)
    throw inputError('plan-option', tree.file, planText.cascadeMonths(), help);
  const all = evaluate(program, answer.required);
  const found = cascade(tree, setting.target, (id) => all[program.totalOf(id)]!);
  if ('brokenAt' in found) {
    throw inputError('plan-option', tree.file, planText.cascadeBroken({ id: found.brokenAt.label }), help);
  }
  const { held, upper, node } = setting.byId.get(found.volume)!;
  if (held) throw inputError('plan-option', tree.file, planText.cascadeHeld({ id: node.label }), help);
  const needed = found.needed.get(found.volume)!;
  const limit = overHorizon(setting, found.volume, upper);
  if (needed > limit)
    throw inputError(
      'plan-option',
      tree.file,
      planText.cascadeBeyond({ id: node.label, needed, limit }),
      help,
    );
  return found.needed;
};

/** The levels to work to, with those of a cascade in place of the rounded ones. */
const withCascade = (setting: Setting, answer: Answer, needed: ReadonlyMap<NodeId, number>): Answer => {
  if (needed.size === 0) return answer;
  const required = answer.required.map((value, leaf) => {
    const { id } = setting.leaves[leaf]!.node;
    const total = needed.get(id);
    return total === undefined ? value : total / overHorizon(setting, id, 1);
  });
  return { ...answer, required, whole: new Map() };
};

/** A plan, with the question that it answers. */
export interface Planned {
  readonly plan: Plan;
  readonly setting: Setting;
  readonly answer: Answer;
}

/**
 * What `plan` answers, and what it answers it from. Where it is not to be explained, what single levers, the same effort
 * and targets set by hand would do is left out. Throws as `plan` does.
 */
export const planned = (
  tree: Tree,
  history: History,
  request: PlanRequest = {},
  isExplained = true,
): Planned => {
  checkLags(tree);
  const ofTeam = (): Setting => settingOf(tree, history, { ...request, freeMonths: false });
  const byMember = request.by === undefined ? null : planByMember(tree, history, request, request.by);
  const tied = byMember?.tied ?? ofTeam();
  // What is asked of the leaves themselves is asked of the team's.
  const explained = isExplained ? (byMember ? ofTeam() : tied) : null;
  const found = answerOf(tied);
  // What is out of reach with one level for all months is so with many: the best is every month at its bound.
  const isFree = (request.freeMonths === true || request.freeMix === true) && found.status === 'reachable';
  const setting = isFree ? (byMember?.free(found) ?? settingOf(tree, history, request)) : tied;
  const first = isFree ? answerOf(setting) : found;
  const given = byMember?.given(setting, first) ?? null;
  const { problem, program, timeline } = setting;
  const rounding = request.rounding ?? 'carry';
  const isCascade = rounding === 'cascade' && first.status === 'reachable';
  const needed: ReadonlyMap<NodeId, number> = isCascade ? cascaded(setting, first) : new Map();
  const answer = given?.answer ?? withCascade(setting, first, needed);
  const values = evaluate(program, answer.required, undefined, answer.whole);
  const root = values[program.root]!;
  const rows = nodesOf({ ...setting, tree }, answer, needed);
  const nodes = given?.nodesOf(rows) ?? rows;
  const plan: Plan = {
    horizon: timeline.horizon,
    months: timeline.months,
    settled: timeline.settled,
    baselinePeriod: setting.baselinePeriod,
    status: answer.status,
    kgi: {
      id: tree.kgi.id,
      baseline: setting.unknown === null ? rootAt(problem, problem.start) : null,
      target: setting.target,
      planned: root,
    },
    goals: goalsOf(setting, answer),
    rounding,
    lever: request.lever ?? null,
    scenario: request.scenario ?? null,
    isSet: (request.set?.size ?? 0) > 0 || [...setting.byId.values()].some(isLowered),
    nodes,
    periods: given?.periodsOf(nodes) ?? monthsOf(setting, answer, nodes),
    members: given?.membersOf(nodes) ?? null,
    // Beyond 100 % of all there is no telling what each member would have.
    singleLever: explained ? singleLevers(tied, byMember !== null) : [],
    sensitivity: explained ? sensitivities(explained) : [],
    pipeline: pipelineOf(setting),
    spillover: spilloverOf(setting, answer),
    closure: explained && closureOf(tree, explained),
    unreachable: answer.unreachable,
    solution: answer.solution,
    verified:
      answer.status !== 'unreachable' &&
      answer.verified &&
      reaches(problem, root) &&
      keepsGoals(problem, values),
    warnings: [...setting.warnings, ...answer.warnings],
  };
  return { plan, setting, answer };
};

/**
 * Back-solves the tree from its KGI: the least effort with which the levers, within their bounds, reach the target
 * (methods 1). The levers are rounded towards the goal to what is printed, and the tree is evaluated forward from
 * exactly those numbers. Throws an InputError where the question itself is incomplete.
 */
export const plan = (tree: Tree, history: History, request: PlanRequest = {}): Plan =>
  planned(tree, history, request).plan;

/** The numbers of a plan alone, for those who hold something against them and explain nothing. Throws as `plan` does. */
export const planNumbers = (tree: Tree, history: History, request: PlanRequest): Plan =>
  planned(tree, history, request, false).plan;
