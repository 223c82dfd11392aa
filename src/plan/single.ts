import { evaluate, type Limits } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import { UNLIMITED } from '../model/reach.js';

/** A root, a goal for it, and all leaves but one at given values. */
export interface SingleQuestion {
  readonly program: Program;
  readonly leaves: readonly number[];
  readonly leaf: number;
  readonly goal: number;
  readonly sense: 1 | -1;
  readonly limits?: Limits;
}

const MOST_HALVINGS = 2100;

const between = (a: number, b: number): number => {
  // Bounds far apart are halved in their logarithm: 1 and 1e18 are sixty doublings from each other.
  if (a > 0 && b > 0 && (b / a > 2 || a / b > 2)) return Math.sqrt(a) * Math.sqrt(b);
  return a + (b - a) / 2;
};

/**
 * The value of one leaf at which the root just reaches the goal, all others being held: goal seek by bisection, exact
 * to the last bit on the side that reaches. `from` does not reach, `to` is as far as the leaf may go; null where the
 * goal is not reached there either.
 */
export const neededValue = (question: SingleQuestion, from: number, to: number): number | null => {
  const { program, goal, sense } = question;
  const leaves = [...question.leaves];
  const isReached = (value: number): boolean => {
    leaves[question.leaf] = value;
    const root = evaluate(program, leaves, undefined, question.limits)[program.root]!;
    return sense * (root - goal) >= 0;
  };
  let far = Math.max(-UNLIMITED, Math.min(UNLIMITED, to));
  let near = from;
  if (isReached(near)) return near;
  if (!isReached(far)) return null;
  for (let i = 0; i < MOST_HALVINGS; i += 1) {
    const half = between(near, far);
    if (half === near || half === far) break;
    if (isReached(half)) far = half;
    else near = half;
  }
  return far;
};
