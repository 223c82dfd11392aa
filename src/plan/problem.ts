import { evaluate } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import type { Cap } from '../model/reach.js';
import type { Start } from './effort.js';

/** A leaf that the plan may move, in the units of the leaf (per month for extensive ones). */
export interface Variable extends Start {
  /** The leaf's place in `program.leaves`. */
  readonly leaf: number;
  readonly weight: number;
  readonly lower: number;
  readonly upper: number;
}

/** An inner node that must stay between two ends: a team's capacity in a month, or a further goal over the horizon. */
export interface Kept extends Cap {
  readonly bound: 'cap' | 'target';
  /** The size of the node, against which last digits are judged where an end is zero or below. */
  readonly scale: number;
}

/**
 * Find the least effort 1/2 sum w (z - z0)^2 with which the root reaches the goal, every variable within its bounds
 * and every cap kept. `sense` is +1 where the root must be at least the goal, -1 where it must be at most the goal.
 */
export interface Problem {
  readonly program: Program;
  /** The value of every leaf before anything moves, in the order of `program.leaves`. */
  readonly start: readonly number[];
  readonly variables: readonly Variable[];
  readonly caps: readonly Kept[];
  readonly goal: number;
  readonly sense: 1 | -1;
  /** The size of the root, against which last digits are judged where the goal is zero or below. */
  readonly scale: number;
}

/** What a limit is measured in: itself, or where it is zero or below, the size of what it limits. */
export const sizeOf = (limit: number, scale: number): number =>
  limit > 0 ? limit : Math.max(Math.abs(limit), scale, 1e-9);

/** All leaves, with the variables at the given values. */
export const leavesAt = (problem: Problem, values: readonly number[]): number[] => {
  const leaves = [...problem.start];
  problem.variables.forEach((variable, index) => {
    leaves[variable.leaf] = values[index]!;
  });
  return leaves;
};

/** The root at the given values of all leaves. */
export const rootAt = (problem: Problem, leaves: readonly number[]): number =>
  evaluate(problem.program, leaves)[problem.program.root]!;

/** Whether a value is between two ends, but for a share of `slack` of them. */
export const isKept = ({ min, max, scale }: Kept, value: number, slack = 1e-9): boolean =>
  (max === Number.POSITIVE_INFINITY || value <= max + slack * sizeOf(max, scale)) &&
  (min === Number.NEGATIVE_INFINITY || value >= min - slack * sizeOf(min, scale));

/** Whether every cap and further goal is kept where the terms have the given values, but for a share of `slack`. */
export const keepsCaps = ({ caps }: Problem, all: ArrayLike<number>, slack = 1e-9): boolean =>
  caps.every((cap) => isKept(cap, all[cap.term]!, slack));

/** Whether every further goal is reached where the terms have the given values. */
export const keepsGoals = ({ caps }: Problem, all: ArrayLike<number>): boolean =>
  caps.every((cap) => cap.bound !== 'target' || isKept(cap, all[cap.term]!));

/** How far a value of the root is past the goal: 0 or more where the goal is reached. */
export const surplus = (problem: Problem, root: number): number => problem.sense * (root - problem.goal);

/** Rounding in the last digits of a chain of products must not turn a plan that reaches the goal into one that fails. */
export const reaches = (problem: Problem, root: number): boolean =>
  surplus(problem, root) >= -1e-11 * Math.max(1, sizeOf(problem.goal, problem.scale));
