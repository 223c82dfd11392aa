import { decisive, evaluate, type Selection } from '../model/evaluate.js';
import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import type { Operation, Term } from '../model/program.js';
import { type Descent, descend, type Requirement, requirement } from './descent.js';
import { keepsCaps, leavesAt, type Problem, reaches } from './problem.js';

/** A least-effort answer. */
export interface Solution {
  /** The value of each variable, in its own units. */
  readonly values: readonly number[];
  readonly effort: number;
  /** The marginal effort of the goal per log-point (per goal, where logs do not exist). */
  readonly goalMultiplier: number;
  /** The same of every finite end of a cap. */
  readonly capMultipliers: readonly number[];
  readonly converged: boolean;
}

const capRequirements = (problem: Problem): Requirement[] =>
  problem.caps.flatMap((cap) => [
    ...(Number.isFinite(cap.max) ? [requirement(problem, cap.term, cap.max, -1, new Map())] : []),
    ...(cap.min > 0 ? [requirement(problem, cap.term, cap.min, 1, new Map())] : []),
  ]);

/** For each min() and max(): whether the goal needs every one of its arguments to do, or any one of them. */
const choices = (problem: Problem): { every: number[]; any: number[] } => {
  const isChoice = ({ operation }: Term): boolean => operation === 'min' || operation === 'max';
  if (!problem.program.terms.some(isChoice)) return { every: [], any: [] };
  const box = problem.start.map((value): Interval => [value, value]);
  for (const { leaf, lower, upper } of problem.variables) box[leaf] = [lower, upper];
  const slopes = slopesOf(problem.program, rangesOf(problem.program, box));
  const every: number[] = [];
  const any: number[] = [];
  problem.program.terms.forEach((term, index) => {
    const sign = signOf(slopes[index]!);
    if (!isChoice(term) || sign === null || sign === 0) return;
    const needsEvery: Operation = sign * problem.sense > 0 ? 'min' : 'max';
    (term.operation === needsEvery ? every : any).push(index);
  });
  return { every, any };
};

const MOST_BRANCHES = 1024;
const MOST_ROUNDS = 64;

/** Every way to choose one argument of each given min() or max(). */
const branches = (problem: Problem, terms: readonly number[]): Selection[] => {
  let all: Selection[] = [new Map()];
  for (const term of terms) {
    const grown = all.flatMap((selection) =>
      problem.program.terms[term]!.args.map((_, which) => new Map([...selection, [term, which]])),
    );
    if (grown.length > MOST_BRANCHES) return all;
    all = grown;
  }
  return all;
};

/**
 * min(a, b) >= t holds where a >= t and b >= t do: the goal is required once for each choice of arguments that turns
 * out to decide, which is exact and keeps every requirement smooth.
 */
const solveBranch = (
  problem: Problem,
  branch: Selection,
  every: readonly number[],
  start: readonly number[],
): Solution => {
  const caps = capRequirements(problem);
  const goalFor = (selection: Selection): Requirement =>
    requirement(problem, problem.program.root, problem.goal, problem.sense, selection);
  const decided = (values: readonly number[]): Selection => {
    const all = evaluate(problem.program, leavesAt(problem, values), branch);
    return new Map([
      ...branch,
      ...every.map((term): [number, number] => [term, decisive(problem.program.terms[term]!, all)]),
    ]);
  };
  const used: Selection[] = [];
  const solveWith = (from: readonly number[], next: Selection): Descent => {
    used.push(next);
    return descend(problem, [...used.map(goalFor), ...caps], from);
  };
  const efforts = problem.variables.map((variable, j) => variable.coordinate.toEffort(start[j]!));
  let descent = solveWith(efforts, decided(start));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = decided(descent.values);
    if (used.some((known) => every.every((term) => known.get(term) === next.get(term)))) break;
    descent = solveWith(descent.point, next);
  }
  const { values, effort, multipliers, converged } = descent;
  const goalMultiplier = multipliers.slice(0, used.length).reduce((sum, multiplier) => sum + multiplier, 0);
  return { values, effort, goalMultiplier, capMultipliers: multipliers.slice(used.length), converged };
};

/** Whether a solution reaches the goal and keeps the caps. */
export const holds = (problem: Problem, values: readonly number[]): boolean => {
  const all = evaluate(problem.program, leavesAt(problem, values));
  return reaches(problem, all[problem.program.root]!) && keepsCaps(problem, all);
};

/**
 * Finds the least effort from one starting point, given as values of the variables. The answer satisfies the first-
 * order conditions (Karush-Kuhn-Tucker); undefined where none was found that reaches the goal.
 */
export const solveFrom = (problem: Problem, values: readonly number[]): Solution | undefined => {
  const { every, any } = choices(problem);
  const found = branches(problem, any)
    .map((branch) => solveBranch(problem, branch, every, values))
    .filter((solution) => solution.values.every(Number.isFinite) && holds(problem, solution.values));
  return found.reduce<Solution | undefined>(
    (best, next) => (best && best.effort <= next.effort ? best : next),
    undefined,
  );
};
