import { planText } from '../locale/plan.js';
import { inputError } from '../model/diagnostic.js';
import { type NodeId, naturalRange } from '../model/tree.js';
import type { Reachability } from './constraints.js';
import { boxOf, leastEffort } from './least-effort.js';
import { obstacles } from './obstacles.js';
import { leavesAt, reaches, rootAt } from './problem.js';
import { farthest, UNLIMITED } from './reach.js';
import { roundTowardsGoal } from './rounding.js';
import { type Setting, spread } from './setting.js';
import type { Plan, PlanWarning, Unreachable } from './types.js';

/** What an answer settles: the continuous values of all leaves, and the ones to work to. Per month. */
export interface Answer {
  readonly status: Plan['status'];
  readonly exact: readonly number[];
  readonly required: readonly number[];
  readonly verified: boolean;
  readonly unreachable: Unreachable | null;
  readonly solution: Plan['solution'];
  readonly warnings: readonly PlanWarning[];
}

const reachability = (setting: Setting): Reachability => ({
  program: setting.program,
  ranges: setting.leaves.map(({ node, value, held, lower, upper }) => {
    const natural = naturalRange(node);
    return {
      id: node.id,
      allowed: held ? [value!, value!] : [lower, upper],
      natural: [natural.min, natural.max],
      fixed: held,
    };
  }),
  caps: setting.caps,
  goal: setting.problem.goal,
  sense: setting.problem.sense,
});

const stayed = (setting: Setting): Answer => ({
  status: 'met',
  exact: setting.problem.start,
  required: setting.problem.start,
  verified: true,
  unreachable: null,
  solution: null,
  warnings: [],
});

/** The plan falls short: everything at its best, and why that is not enough. */
const fallenShort = (setting: Setting, proven: boolean): Answer => {
  const { problem, program } = setting;
  const reach = farthest(program, boxOf(problem), problem.sense, problem.caps);
  const found = obstacles(reachability(setting));
  // A lever without limit that cannot help is left where it is.
  const leaves = reach.leaves.map((value, leaf) =>
    Math.abs(value) >= UNLIMITED / 10 ? problem.start[leaf]! : value,
  );
  const months = spread(setting, setting.tree.kgi.id);
  const inHorizon = <T extends { readonly id: NodeId }>(entry: T, key: keyof T): T => ({
    ...entry,
    [key]: (entry[key] as number) * spread(setting, entry.id),
  });
  return {
    status: 'unreachable',
    exact: leaves,
    required: leaves,
    verified: false,
    unreachable: {
      best: reach.best * months,
      shortBy: Math.abs(problem.goal - reach.best) * months,
      proof: proven ? reach.proof : 'search',
      conflict: found.conflict.map((entry) => inHorizon(entry, 'value')),
      relax: found.relax.map((entry) => inHorizon(inHorizon(entry, 'from'), 'to')),
      necessary: found.necessary.map((entry) => inHorizon(entry, 'atLeast')),
    },
    solution: null,
    warnings: proven ? [] : [{ rule: 'not-proven', node: null, message: planText.notProven() }],
  };
};

const reached = (setting: Setting, values: readonly number[], solution: Plan['solution']): Answer => {
  const { problem, leaves } = setting;
  const prints = problem.variables.map(({ leaf }) => {
    const { node, value } = leaves[leaf]!;
    return { kind: node.kind, months: spread(setting, node.id), isWhole: Number.isInteger(value) };
  });
  const rounded = roundTowardsGoal(problem, values, prints);
  const warnings: PlanWarning[] = [];
  if (!rounded.verified) warnings.push({ rule: 'not-verified', node: null, message: planText.notVerified() });
  if (solution?.method === 'multi-start')
    warnings.push({ rule: 'local-optimum', node: null, message: planText.localOnly() });
  return {
    status: 'reachable',
    exact: leavesAt(problem, values),
    required: leavesAt(problem, rounded.values),
    verified: rounded.verified,
    unreachable: null,
    solution,
    warnings,
  };
};

/** Answers a question: nothing to do, the least effort rounded and checked, or why the goal is out of reach. */
export const answerOf = (setting: Setting): Answer => {
  const { problem, program, unknown, tree } = setting;
  const values = problem.variables.map(({ leaf }) => problem.start[leaf]!);
  const isThere = reaches(problem, rootAt(problem, problem.start));
  if (isThere && unknown === null) return stayed(setting);
  if (problem.variables.length === 0) throw inputError('no-lever', tree.file, planText.noLever());
  if (isThere) return reached(setting, values, { certificate: 'global', method: 'single', effort: null });
  const { bound } = farthest(program, boxOf(problem), problem.sense, problem.caps);
  if (!reaches(problem, bound)) return fallenShort(setting, true);
  const found = leastEffort(problem);
  return found ? reached(setting, found.values, found) : fallenShort(setting, false);
};
