import { decisive, evaluate, gradient, type Selection } from '../model/evaluate.js';
import type { Operation } from '../model/program.js';
import { type Interval, rangesOf, signOf, slopesOf } from './interval.js';
import { leavesAt, type Problem, reaches } from './problem.js';
import { PENALTY, solveQuadratic } from './quadratic.js';

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

/** Where a descent ended, in effort coordinates, with a multiplier for each requirement. */
interface Descent {
  readonly point: number[];
  readonly values: number[];
  readonly effort: number;
  readonly multipliers: number[];
  readonly converged: boolean;
}

const MOST_STEPS = 200;
const MOST_ROUNDS = 64;
const PRECISION = 1e-12;

/** A requirement `value >= 0` on the effort coordinates. */
interface Requirement {
  at(values: readonly number[]): { value: number; slopes: number[] };
}

const slopesInEffort = (problem: Problem, byLeaf: Float64Array, values: readonly number[]): number[] =>
  problem.variables.map((variable, j) => byLeaf[variable.leaf]! * variable.coordinate.slope(values[j]!));

/** sign * (of - limit) >= 0, in logs where both are positive: products are straight lines there. */
const requirement = (
  problem: Problem,
  of: number,
  limit: number,
  sign: 1 | -1,
  selection: Selection,
): Requirement => ({
  at: (values) => {
    const all = evaluate(problem.program, leavesAt(problem, values), selection);
    const value = all[of]!;
    const slopes = slopesInEffort(problem, gradient(problem.program, all, of, selection), values);
    const logs = limit > 0 && value > 0;
    const scale = logs ? 1 / value : 1 / Math.max(Math.abs(limit), 1e-9);
    return {
      value: sign * (logs ? Math.log(value) - Math.log(limit) : (value - limit) * scale),
      slopes: slopes.map((slope) => sign * slope * scale),
    };
  },
});

const capRequirements = (problem: Problem): Requirement[] =>
  problem.caps.flatMap((cap) => [
    ...(Number.isFinite(cap.max) ? [requirement(problem, cap.term, cap.max, -1, new Map())] : []),
    ...(cap.min > 0 ? [requirement(problem, cap.term, cap.min, 1, new Map())] : []),
  ]);

const effortOf = (problem: Problem, point: readonly number[], center: readonly number[]): number =>
  problem.variables.reduce((sum, { weight }, j) => sum + (weight * (point[j]! - center[j]!) ** 2) / 2, 0);

const violation = (values: readonly { value: number }[]): number =>
  values.reduce(
    (worst, { value }) => (Number.isFinite(value) ? Math.max(worst, -value) : Number.POSITIVE_INFINITY),
    0,
  );

/**
 * Sequential quadratic programming: the requirements are made straight at the current point, the quadratic problem is
 * solved exactly, and the step is shortened until effort plus penalty falls (Nocedal & Wright 2006, ch. 18).
 */
const descend = (
  problem: Problem,
  requirements: readonly Requirement[],
  from: readonly number[],
): Descent => {
  const { variables } = problem;
  const center = variables.map((variable) => variable.coordinate.toEffort(variable.from));
  const lower = variables.map((variable) => variable.coordinate.toEffort(variable.lower));
  const upper = variables.map((variable) => variable.coordinate.toEffort(variable.upper));
  const valuesAt = (point: readonly number[]): number[] =>
    point.map((effort, j) =>
      Math.min(variables[j]!.upper, Math.max(variables[j]!.lower, variables[j]!.coordinate.toValue(effort))),
    );
  const look = (point: readonly number[]) => requirements.map((needed) => needed.at(valuesAt(point)));

  let point = from.map((value, j) => Math.min(upper[j]!, Math.max(lower[j]!, value)));
  let seen = look(point);
  let multipliers = requirements.map(() => 0);
  let penalty = 1;
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged; step += 1) {
    const rows = seen.map(({ value, slopes }) => ({
      slopes,
      least: slopes.reduce((sum, slope, j) => sum + (slope === 0 ? 0 : slope * point[j]!), 0) - value,
    }));
    const answer = solveQuadratic({
      center,
      weight: variables.map(({ weight }) => weight),
      lower,
      upper,
      rows,
    });
    multipliers = answer.multipliers;
    penalty = Math.max(penalty, ...multipliers.map((multiplier) => 2 * Math.min(multiplier, PENALTY)));
    const merit = (at: readonly number[], values: readonly { value: number }[]): number =>
      effortOf(problem, at, center) +
      penalty *
        values.reduce(
          (sum, { value }) => sum + (Number.isFinite(value) ? Math.max(0, -value) : Number.POSITIVE_INFINITY),
          0,
        );
    const now = merit(point, seen);
    let moved = 0;
    for (let share = 1; share > 1e-9; share /= 2) {
      const trial = point.map((value, j) => value + share * (answer.point[j]! - value));
      const found = look(trial);
      const isBetter = merit(trial, found) <= now + 1e-14 * Math.abs(now);
      if (!isBetter) continue;
      moved = trial.reduce((most, value, j) => Math.max(most, Math.abs(value - point[j]!)), 0);
      point = trial;
      seen = found;
      break;
    }
    if (moved < PRECISION) {
      converged = violation(seen) < 1e-9;
      break;
    }
  }
  return {
    point,
    values: valuesAt(point),
    effort: effortOf(problem, point, center),
    multipliers,
    converged,
  };
};

/** For each min() and max(): whether the goal needs every one of its arguments to do, or any one of them. */
const choices = (problem: Problem): { every: number[]; any: number[] } => {
  const box = problem.start.map((value): Interval => [value, value]);
  for (const { leaf, lower, upper } of problem.variables) box[leaf] = [lower, upper];
  const slopes = slopesOf(problem.program, rangesOf(problem.program, box));
  const every: number[] = [];
  const any: number[] = [];
  problem.program.terms.forEach((term, index) => {
    const sign = signOf(slopes[index]!);
    if ((term.operation !== 'min' && term.operation !== 'max') || sign === null || sign === 0) return;
    const needsEvery: Operation = sign * problem.sense > 0 ? 'min' : 'max';
    (term.operation === needsEvery ? every : any).push(index);
  });
  return { every, any };
};

const MOST_BRANCHES = 1024;

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
  return (
    reaches(problem, all[problem.program.root]!) &&
    problem.caps.every(
      ({ term, min, max }) => all[term]! <= max * (1 + 1e-9) && all[term]! >= min * (1 - 1e-9),
    )
  );
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
