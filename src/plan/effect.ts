import { evaluate, type Limits } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import type { Coordinate } from './effort.js';

/** One leaf of a program where it stands, and how far it may go. */
export interface Movable {
  readonly leaf: number;
  readonly coordinate: Coordinate;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A leaf moved by one step of effort, and what that makes of the root. */
export interface Step {
  readonly to: number;
  /** The root afterwards less the root before. */
  readonly effect: number;
  /** Whether the leaf's range left less than the whole step. */
  readonly isCut: boolean;
}

/**
 * Moves a leaf by a finite step of effort. A derivative would mislead: caps, min() and the bend of the logit come within
 * such a step (methods 2). What already stands outside its range is moved no farther out.
 */
export const stepOf = (
  program: Program,
  leaves: readonly number[],
  { leaf, coordinate, value, lower, upper }: Movable,
  effort: number,
  limits?: Limits,
): Step => {
  const at = (values: readonly number[]): number =>
    evaluate(program, values, undefined, limits)[program.root]!;
  const whole = coordinate.toValue(coordinate.toEffort(value) + effort);
  const to = effort > 0 ? Math.min(whole, Math.max(upper, value)) : Math.max(whole, Math.min(lower, value));
  return { to, effect: at(leaves.with(leaf, to)) - at(leaves), isCut: to !== whole };
};
