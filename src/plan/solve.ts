import { decisive, evaluate, type Selection } from '../model/evaluate.js';
import { type Aim, aimsOf, branchesOf } from './aims.js';
import { type Descent, descend } from './descent.js';
import { keepsCaps, leavesAt, type Problem, reaches } from './problem.js';
import type { Requirement } from './requirement.js';

/** A least-effort answer. */
export interface Solution {
  /** The value of each variable, in its own units. */
  readonly values: readonly number[];
  readonly effort: number;
  /** The marginal effort of the goal per log-point (per goal, where logs do not exist). */
  readonly goalMultiplier: number;
  /** The same of every cap and further goal; of both its ends together. */
  readonly capMultipliers: readonly number[];
  readonly converged: boolean;
}

const MOST_ROUNDS = 64;

const isSame = (terms: readonly number[], a: Selection, b: Selection): boolean =>
  terms.every((term) => a.get(term) === b.get(term));

/**
 * min(a, b) >= t holds where a >= t and b >= t do: an aim is required once for each choice of arguments that turns out
 * to decide, which is exact and keeps every requirement smooth.
 */
const solveBranch = (
  problem: Problem,
  aims: readonly Aim[],
  branch: readonly Selection[],
  start: readonly number[],
): Solution => {
  const { program, variables } = problem;
  const used: Selection[][] = aims.map(() => []);
  /** Takes up the choices that decide at a point and have not been required; whether there were any. */
  const takeUp = (values: readonly number[]): boolean => {
    const leaves = leavesAt(problem, values);
    let isNew = false;
    aims.forEach(({ every }, which) => {
      const chosen = branch[which]!;
      if (every.length === 0 && used[which]!.length > 0) return;
      const all = every.length === 0 ? null : evaluate(program, leaves, chosen);
      const next = every.map((term): [number, number] => [term, decisive(program.terms[term]!, all!)]);
      const selection = next.length === 0 ? chosen : new Map([...chosen, ...next]);
      if (used[which]!.some((known) => isSame(every, known, selection))) return;
      used[which]!.push(selection);
      isNew = true;
    });
    return isNew;
  };
  const solve = (from: readonly number[]): Descent => {
    const requirements = aims.flatMap((aim, which) =>
      used[which]!.map((selection): Requirement => ({ ...aim, selection })),
    );
    return descend(problem, requirements, from);
  };
  takeUp(start);
  let descent = solve(variables.map(({ coordinate }, j) => coordinate.toEffort(start[j]!)));
  for (let round = 0; round < MOST_ROUNDS && takeUp(descent.values); round += 1)
    descent = solve(descent.point);

  let next = 0;
  const ofAims = aims.map((_, which) => {
    const own = descent.multipliers.slice(next, next + used[which]!.length);
    next += own.length;
    return own.reduce((sum, multiplier) => sum + multiplier, 0);
  });
  const capMultipliers = problem.caps.map((_, cap) =>
    aims.reduce((sum, aim, which) => (aim.cap === cap ? sum + ofAims[which]! : sum), 0),
  );
  const { values, effort, converged } = descent;
  return { values, effort, goalMultiplier: ofAims[0]!, capMultipliers, converged };
};

/** Whether a solution reaches the goal and keeps the caps and further goals. */
export const holds = (problem: Problem, values: readonly number[]): boolean => {
  const all = evaluate(problem.program, leavesAt(problem, values));
  return reaches(problem, all[problem.program.root]!) && keepsCaps(problem, all);
};

/**
 * Finds the least effort from one starting point, given as values of the variables. The answer satisfies the first-
 * order conditions (Karush-Kuhn-Tucker); undefined where none was found that reaches the goal.
 */
export const solveFrom = (problem: Problem, values: readonly number[]): Solution | undefined => {
  const aims = aimsOf(problem);
  const found = branchesOf(problem, aims)
    .map((branch) => solveBranch(problem, aims, branch, values))
    .filter((solution) => solution.values.every(Number.isFinite) && holds(problem, solution.values));
  return found.reduce<Solution | undefined>(
    (best, next) => (best && best.effort <= next.effort ? best : next),
    undefined,
  );
};

/**
 * A point within bounds, caps and further goals from which a descent towards the goal came no farther: the values of
 * the variables, best of all branches; undefined where caps or goals are not kept there.
 */
export const approach = (problem: Problem, from: readonly number[]): readonly number[] | undefined => {
  const aims = aimsOf(problem);
  const { program, sense } = problem;
  const found = branchesOf(problem, aims).flatMap((branch) => {
    const { values } = solveBranch(problem, aims, branch, from);
    const all = evaluate(program, leavesAt(problem, values));
    return values.every(Number.isFinite) && keepsCaps(problem, all)
      ? [{ values, root: all[program.root]! }]
      : [];
  });
  return found.reduce<{ values: readonly number[]; root: number } | undefined>(
    (best, next) => (best && sense * (best.root - next.root) >= 0 ? best : next),
    undefined,
  )?.values;
};
