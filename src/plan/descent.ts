import { evaluate, gradient, type Selection } from '../model/evaluate.js';
import { leavesAt, type Problem } from './problem.js';
import { PENALTY, solveQuadratic } from './quadratic.js';

/** Where a descent ended, in effort coordinates, with a multiplier for each requirement. */
export interface Descent {
  readonly point: number[];
  readonly values: number[];
  readonly effort: number;
  readonly multipliers: number[];
  readonly converged: boolean;
}

const MOST_STEPS = 200;
const PRECISION = 1e-12;

/** A requirement `value >= 0` on the effort coordinates. */
export interface Requirement {
  at(values: readonly number[]): { value: number; slopes: number[] };
}

const slopesInEffort = (problem: Problem, byLeaf: Float64Array, values: readonly number[]): number[] =>
  problem.variables.map((variable, j) => byLeaf[variable.leaf]! * variable.coordinate.slope(values[j]!));

/** sign * (of - limit) >= 0, in logs where both are positive: products are straight lines there. */
export const requirement = (
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

/** Half the weighted square of the distance from the centre. */
export const effortOf = (problem: Problem, point: readonly number[], center: readonly number[]): number =>
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
export const descend = (
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
