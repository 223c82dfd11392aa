import { evaluate, gradient } from '../model/evaluate.js';
import type { Kind } from '../model/tree.js';
import { nextPrintable, printable } from './grid.js';
import { keepsCaps, leavesAt, type Problem, reaches, surplus } from './problem.js';

/** How a variable is printed: its kind, and how many of its units one printed unit is (months, for what adds up). */
export interface Print {
  readonly kind: Kind;
  readonly months: number;
  /** Whether a stock is counted in whole numbers. */
  readonly isWhole: boolean;
}

/** Levers as they are printed and the check of them. */
export interface Rounded {
  /** The value of each variable, in its own units: exactly what is printed, divided by the months. */
  readonly values: readonly number[];
  /** Whether the tree, evaluated forward from exactly these values, reaches the goal within bounds and caps. */
  readonly verified: boolean;
}

const MOST_REPAIRS = 1000;

const withinBounds = (problem: Problem, j: number, value: number): number => {
  const { lower, upper } = problem.variables[j]!;
  return Math.min(upper, Math.max(lower, value));
};

const moved = (values: readonly number[], j: number, value: number): number[] =>
  values.map((old, index) => (index === j ? value : old));

/**
 * Rounds levers towards the goal to what is printed (methods 1.5) and checks the result by evaluating forward. A
 * lever that would leave its bounds stays on the bound. Where rounding breaks a cap, the levers of the cap give way,
 * the ones that cost the goal least first; where the goal is then missed, the others make up for it.
 */
export const roundTowardsGoal = (
  problem: Problem,
  exact: readonly number[],
  prints: readonly Print[],
): Rounded => {
  const { program } = problem;
  const rootOf = (values: readonly number[]): number =>
    evaluate(program, leavesAt(problem, values))[program.root]!;
  const slopes = gradient(program, evaluate(program, leavesAt(problem, exact)));
  // At a tie of min() or max() only one argument has a slope; the other was moved for a reason too.
  const better = problem.variables.map(({ leaf, from }, j) => {
    const slope = Math.sign(slopes[leaf]! * problem.sense);
    return (slope !== 0 ? slope : Math.sign(exact[j]! - from)) as 1 | 0 | -1;
  });
  const step = (values: readonly number[], j: number, direction: 1 | -1): number => {
    const { kind, months, isWhole } = prints[j]!;
    return withinBounds(problem, j, nextPrintable(kind, values[j]! * months, direction, isWhole) / months);
  };

  let values = exact.map((value, j) => {
    const { kind, months, isWhole } = prints[j]!;
    const direction = better[j] === 0 ? 1 : better[j]!;
    const isIdle = better[j] === 0 && kind !== 'count';
    return isIdle
      ? value
      : withinBounds(problem, j, printable(kind, value * months, direction as 1 | -1, isWhole) / months);
  });
  values = values.map((value, j) => {
    const { kind, months } = prints[j]!;
    // A bound that is not a whole number is kept from inside.
    if (kind !== 'count' || value * months === Math.round(value * months)) return value;
    const inward = value >= problem.variables[j]!.upper ? -1 : 1;
    return printable(kind, value * months, inward, true) / months;
  });

  const overfull = (at: readonly number[]): boolean =>
    !keepsCaps(problem, evaluate(program, leavesAt(problem, at)), 1e-12);
  const excess = (at: readonly number[]): number => {
    const all = evaluate(program, leavesAt(problem, at));
    return problem.caps.reduce((sum, { term, min, max }) => {
      const value = all[term]!;
      return sum + Math.max(0, value - max) / Math.max(1, max) + Math.max(0, min - value) / Math.max(1, min);
    }, 0);
  };

  for (let repair = 0; repair < MOST_REPAIRS && overfull(values); repair += 1) {
    const candidates = problem.variables.flatMap((_, j) =>
      ([1, -1] as const).map((direction) => moved(values, j, step(values, j, direction))),
    );
    const easing = candidates.filter((candidate) => excess(candidate) < excess(values) * (1 - 1e-12));
    if (easing.length === 0) break;
    values = easing.reduce((best, next) =>
      surplus(problem, rootOf(next)) > surplus(problem, rootOf(best)) ? next : best,
    );
  }
  for (let repair = 0; repair < MOST_REPAIRS && !reaches(problem, rootOf(values)); repair += 1) {
    const now = surplus(problem, rootOf(values));
    const candidates = problem.variables
      .flatMap((_, j) => (better[j] === 0 ? [] : [moved(values, j, step(values, j, better[j] as 1 | -1))]))
      .filter((candidate) => !overfull(candidate) && surplus(problem, rootOf(candidate)) > now);
    if (candidates.length === 0) break;
    values = candidates.reduce((best, next) =>
      surplus(problem, rootOf(next)) < surplus(problem, rootOf(best)) ? next : best,
    );
  }
  return { values, verified: reaches(problem, rootOf(values)) && !overfull(values) };
};
