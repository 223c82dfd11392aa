import { planText } from '../locale/plan.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import { evaluate, type Limits } from '../model/evaluate.js';
import { areSeparate } from '../model/part.js';
import { farthest } from '../model/reach.js';
import { isExtensive } from '../model/tree.js';
import { contradictionOf } from './caps.js';
import { boxOf, leastEffort } from './least-effort.js';
import { keepsGoals, leavesAt, reaches, sizeOf } from './problem.js';
import { type Print, type Rounded, roundTowardsGoal } from './rounding.js';
import type { Setting } from './setting.js';
import { sharesOf } from './shares.js';
import { contradicted, fallenShort } from './shortfall.js';
import type { StartingLeaf } from './starting-point.js';
import { openLags } from './timeline.js';
import type { Plan, PlanWarning, Unreachable } from './types.js';

/** What an answer settles: the continuous levels of all leaves, and the ones to work to. */
export interface Answer {
  readonly status: Plan['status'];
  readonly exact: readonly number[];
  readonly required: readonly number[];
  /** The months that were given whole numbers beside the levels. */
  readonly whole: Limits;
  readonly verified: boolean;
  readonly unreachable: Unreachable | null;
  readonly solution: Plan['solution'];
  /** The marginal effort of the KGI, and of what has to be kept in the order of the setting; null where none was found. */
  readonly multipliers: { readonly kgi: number; readonly caps: readonly number[] } | null;
  readonly warnings: readonly PlanWarning[];
}

const stayed = (setting: Setting): Answer => ({
  status: 'met',
  exact: setting.problem.start,
  required: setting.problem.start,
  whole: new Map(),
  verified: true,
  unreachable: null,
  solution: null,
  multipliers: null,
  warnings: [],
});

/** Shares of the goal by which a plan overshoots, where rounding leaves no way to reach it exactly. */
const MARGINS = [0.002, 0.01, 0.03];

/** Rounds the levers; where no rounded plan is found, again from plans that leave more and more room. */
const roundedOf = (setting: Setting, values: readonly number[], prints: readonly Print[]): Rounded => {
  const { problem } = setting;
  const first = roundTowardsGoal(problem, values, prints);
  if (first.verified) return first;
  for (const margin of MARGINS) {
    const goal = problem.goal + problem.sense * margin * sizeOf(problem.goal, problem.scale);
    const caps = problem.caps.map((cap) => ({
      ...cap,
      max: Number.isFinite(cap.max) ? cap.max - margin * sizeOf(cap.max, cap.scale) : cap.max,
      min: Number.isFinite(cap.min) ? cap.min + margin * sizeOf(cap.min, cap.scale) : cap.min,
    }));
    const roomy = leastEffort({ ...problem, goal, caps });
    const rounded = roomy && roundTowardsGoal(problem, roomy.values, prints);
    if (rounded?.verified) return rounded;
  }
  return first;
};

/** The open months that a lever is printed as the total of; none for a level. */
const printOf = ({ program, timeline }: Setting, { node, value }: StartingLeaf, leaf: number): Print => {
  const { term } = program.leaves[leaf]!;
  const months = isExtensive(node.kind)
    ? sharesOf(program, node.id, openLags(timeline)).filter(({ level }) => level === term)
    : [];
  return { kind: node.kind, months, isWhole: Number.isInteger(value) };
};

const reached = (
  setting: Setting,
  values: readonly number[],
  solution: Plan['solution'],
  multipliers: Answer['multipliers'],
): Answer => {
  const { problem, leaves } = setting;
  const prints = problem.variables.map(({ leaf }) => printOf(setting, leaves[leaf]!, leaf));
  const rounded = roundedOf(setting, values, prints);
  const warnings: PlanWarning[] = [];
  if (!rounded.verified) warnings.push({ rule: 'not-verified', node: null, message: planText.notVerified() });
  if (solution?.method === 'multi-start')
    warnings.push({ rule: 'local-optimum', node: null, message: planText.localOnly() });
  return {
    status: 'reachable',
    exact: leavesAt(problem, values),
    required: leavesAt(problem, rounded.values),
    whole: rounded.whole,
    verified: rounded.verified,
    unreachable: null,
    solution,
    multipliers,
    warnings,
  };
};

/** Why nothing can be moved: every leaf is held, or whatever is not comes too late. */
const nothingToMove = ({ tree, byId, worths }: Setting): InputError => {
  const late = [...byId.values()].filter(({ node, held }) => !held && !worths.lastLags.has(node.id));
  if (late.length === 0)
    return inputError('no-lever', tree.file, planText.noLever(), { help: planText.noLeverHelp() });
  const message = planText.allTooLate({ ids: late.map(({ node }) => node.label) });
  return inputError('no-lever', tree.file, message, { help: planText.allTooLateHelp() });
};

/** Answers a question: nothing to do, the least effort rounded and checked, or why the goal is out of reach. */
export const answerOf = (setting: Setting): Answer => {
  const { problem, unknown } = setting;
  const { program } = problem;
  const values = problem.variables.map(({ leaf }) => problem.start[leaf]!);
  const today = evaluate(program, problem.start);
  const isThere = reaches(problem, today[program.root]!) && keepsGoals(problem, today);
  if (isThere && unknown === null) return stayed(setting);
  if (problem.variables.length === 0) throw nothingToMove(setting);
  if (isThere)
    return reached(setting, values, { certificate: 'global', method: 'single', effort: null }, null);
  const contradiction = contradictionOf(problem);
  if (contradiction) return contradicted(setting, contradiction);
  const box = boxOf(problem);
  const free = farthest(program, box, problem.sense);
  if (!reaches(problem, free.bound)) return fallenShort(setting, free.proof, 'kgi');
  // Nodes held at their caps bound the root only where no leaf goes round them.
  if (problem.caps.length > 0 && areSeparate(program, problem.caps)) {
    const held = farthest(program, box, problem.sense, problem.caps);
    if (!reaches(problem, held.bound)) return fallenShort(setting, held.proof, 'all');
  }
  const found = leastEffort(problem);
  if (!found) return fallenShort(setting, 'search', 'all');
  const { certificate, method, effort, goalMultiplier, capMultipliers } = found;
  const isSolved = method !== 'path';
  const multipliers = isSolved ? { kgi: goalMultiplier, caps: capMultipliers } : null;
  return reached(setting, found.values, { certificate, method, effort }, multipliers);
};
