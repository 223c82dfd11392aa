import { hastening } from './hasten.js';
import type { Problem } from './problem.js';
import { PENALTY, solveQuadratic } from './quadratic.js';
import { type Look, lookAt, pastLimit, type Requirement, slopesInEffort } from './requirement.js';

/** Where a descent ended, in effort coordinates, with a multiplier for each requirement. */
export interface Descent {
  readonly point: readonly number[];
  readonly values: readonly number[];
  readonly effort: number;
  readonly multipliers: readonly number[];
  readonly converged: boolean;
}

const MOST_STEPS = 200;
const PRECISION = 1e-12;
/** Below this a gap that does not close any more is what arithmetic leaves, after so many steps without getting nearer. */
const NOISE = 1e-8;
const MOST_IDLE = 8;
const LESS = 0.9;
/** What the sum of effort and penalty may rise by, as a share of what it is made of: the last digits of its parts. */
const LAST_DIGITS = 1e-13;
/** A requirement that is this far past its limit, in logs, does not bend a step until it has come nearer once. */
const NEAR = 0.5;

/** Half the weighted square of the distance from the centre. */
export const effortOf = (problem: Problem, point: readonly number[], center: ArrayLike<number>): number => {
  let sum = 0;
  problem.variables.forEach(({ weight }, j) => {
    sum += (weight * (point[j]! - center[j]!) ** 2) / 2;
  });
  return sum;
};

/** What the requirements are short of, each 0 where it is met; infinite where a value does not exist. */
const shortOf = (past: readonly number[]): number[] =>
  past.map((value) => (Number.isFinite(value) ? Math.max(0, -value) : Number.POSITIVE_INFINITY));

/** A point, and how far past their limits the requirements are there. */
interface Seen {
  readonly point: readonly number[];
  readonly values: readonly number[];
  readonly look: Look;
  readonly past: readonly number[];
}

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
  const center = Float64Array.from(variables, ({ coordinate, from: start }) => coordinate.toEffort(start));
  const weight = Float64Array.from(variables, (variable) => variable.weight);
  const lower = Float64Array.from(variables, (variable) => variable.coordinate.toEffort(variable.lower));
  const upper = Float64Array.from(variables, (variable) => variable.coordinate.toEffort(variable.upper));
  const seenAt = (point: readonly number[]): Seen => {
    const values = point.map((effort, j) => {
      const { coordinate, lower: least, upper: most } = variables[j]!;
      return Math.min(most, Math.max(least, coordinate.toValue(effort)));
    });
    const look = lookAt(problem, requirements, values);
    return { point, values, look, past: requirements.map((needed) => pastLimit(needed, look)) };
  };

  const near = new Set<number>();
  const hastened = hastening(weight);
  let seen = seenAt(from.map((value, j) => Math.min(upper[j]!, Math.max(lower[j]!, value))));
  let multipliers = requirements.map(() => 0);
  let penalty = 1;
  let nearest = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    seen.past.forEach((value, i) => {
      if (!(value > NEAR)) near.add(i);
    });
    const active = [...near].sort((a, b) => a - b);
    const { point, look, values, past } = seen;
    const rows = active.map((i) => {
      const slopes = slopesInEffort(problem, requirements[i]!, look, values);
      const flat = slopes.reduce((sum, slope, j) => sum + (slope === 0 ? 0 : slope * point[j]!), 0);
      return { slopes, least: flat - past[i]! };
    });
    const answer = solveQuadratic({ center, weight, lower, upper, rows });
    multipliers = requirements.map(() => 0);
    active.forEach((which, i) => {
      multipliers[which] = answer.multipliers[i]!;
    });
    const gap = point.reduce((most, value, j) => Math.max(most, Math.abs(answer.point[j]! - value)), 0);
    idle = gap < nearest * LESS ? 0 : idle + 1;
    nearest = Math.min(nearest, gap);
    if (gap < PRECISION || (idle > MOST_IDLE && nearest < NOISE)) break;

    penalty = answer.multipliers.reduce((most, one) => Math.max(most, 2 * Math.min(one, PENALTY)), penalty);
    const merit = (there: Seen): number =>
      effortOf(problem, there.point, center) +
      penalty * shortOf(there.past).reduce((sum, short) => sum + short, 0);
    const most = merit(seen) + LAST_DIGITS * (Math.abs(merit(seen)) + penalty);
    const guess = hastened(point, answer.point, gap);
    const hasty = guess && seenAt(guess.map((value, j) => Math.min(upper[j]!, Math.max(lower[j]!, value))));
    // A requirement that bends is missed by the square of a long step, and met by the next.
    let next = hasty && merit(hasty) <= most + penalty * gap * gap ? hasty : null;
    for (let share = 1; !next && share > 1e-9; share /= 2) {
      const there = seenAt(point.map((value, j) => value + share * (answer.point[j]! - value)));
      if (merit(there) <= most) next = there;
    }
    if (!next) break;
    seen = next;
  }
  const { point, values, past } = seen;
  const converged = nearest < NOISE && shortOf(past).every((short) => short < 1e-9);
  return { point, values, effort: effortOf(problem, point, center), multipliers, converged };
};
