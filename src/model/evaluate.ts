import type { Program, Term } from './program.js';
import { CODE, type Tape, tapeOf } from './tape.js';

/** Which argument each min() or max() takes, by term; a term that is not named takes the one that its values say. */
export type Selection = ReadonlyMap<number, number>;

const NOTHING: Selection = new Map();

/** The argument of a min() or max() that decides its value; the first of equal ones. */
export const decisive = (term: Term, values: ArrayLike<number>): number => {
  let best = 0;
  term.args.forEach((arg, index) => {
    const value = values[arg]!;
    const held = values[term.args[best]!]!;
    if (term.operation === 'min' ? value < held : value > held) best = index;
  });
  return best;
};

/** The place on the tape of the argument that a min() or max() takes. */
const taken = (tape: Tape, index: number, values: Float64Array, selection: Selection): number => {
  const { codes, from, args } = tape;
  const start = from[index]!;
  const chosen = selection.get(index);
  if (chosen !== undefined) return start + chosen;
  const isMin = codes[index] === CODE.min;
  let best = start;
  for (let i = start + 1; i < from[index + 1]!; i += 1) {
    const value = values[args[i]!]!;
    const held = values[args[best]!]!;
    if (isMin ? value < held : value > held) best = i;
  }
  return best;
};

/** The range that a term is held in, going up, by term. */
export type Limits = ReadonlyMap<number, { readonly min: number; readonly max: number }>;

/** Gives each of the terms on a list its value, in order; every term of the tape where there is no list. */
const run = (
  tape: Tape,
  values: Float64Array,
  listed: Int32Array | null,
  selection: Selection,
  limits: Limits | undefined,
): void => {
  const { codes, from, args, signs, constants } = tape;
  const size = listed === null ? codes.length : listed.length;
  for (let at = 0; at < size; at += 1) {
    const index = listed === null ? at : listed[at]!;
    const start = from[index]!;
    const end = from[index + 1]!;
    let value: number;
    switch (codes[index]) {
      case CODE.constant:
        value = constants[index]!;
        break;
      case CODE.leaf:
        value = values[index]!;
        break;
      case CODE.sum:
        value = constants[index]!;
        for (let i = start; i < end; i += 1) value += signs[i]! * values[args[i]!]!;
        break;
      case CODE.pair:
        value = values[args[start]!]! * values[args[start + 1]!]!;
        break;
      case CODE.product:
        value = signs[start]! > 0 ? values[args[start]!]! : 1 / values[args[start]!]!;
        for (let i = start + 1; i < end; i += 1)
          value = signs[i]! > 0 ? value * values[args[i]!]! : value / values[args[i]!]!;
        break;
      default:
        value = values[args[taken(tape, index, values, selection)]!]!;
    }
    if (limits !== undefined) {
      const limit = limits.get(index);
      if (limit) value = Math.min(limit.max, Math.max(limit.min, value));
    }
    values[index] = value;
  }
};

/**
 * Evaluates a program forward. `leaves` are in the order of `program.leaves`; the result has a value for each term.
 * A division by zero leaves NaN or Infinity in its term: whoever shows a value checks that it is finite.
 */
export const evaluate = (
  program: Program,
  leaves: ArrayLike<number>,
  selection: Selection = NOTHING,
  limits?: Limits,
): Float64Array => {
  const tape = tapeOf(program);
  const values = new Float64Array(tape.codes.length);
  for (let leaf = 0; leaf < tape.leaves.length; leaf += 1) values[tape.leaves[leaf]!] = leaves[leaf]!;
  run(tape, values, null, selection, limits);
  return values;
};

/**
 * Evaluates only the listed terms again, in place, each after its arguments; the others stand as they are. With the
 * terms that a leaf goes into it gives the very bits that `evaluate` gives.
 */
export const evaluateAgain = (
  program: Program,
  values: Float64Array,
  terms: Int32Array,
  limits?: Limits,
): void => run(tapeOf(program), values, terms, NOTHING, limits);

/** The derivative of a product by one argument, others as they are; exact where factors are zero. */
export const productSlope = (tape: Tape, index: number, which: number, values: Float64Array): number => {
  const { from, args, signs } = tape;
  let others = 1;
  for (let i = from[index]!; i < from[index + 1]!; i += 1) {
    if (i === which) continue;
    const value = values[args[i]!]!;
    others = signs[i]! > 0 ? others * value : others / value;
  }
  if (signs[which]! > 0) return others;
  const own = values[args[which]!]!;
  return -others / (own * own);
};

/**
 * The derivatives of one term by every leaf, in the order of `program.leaves`, by one backward pass (Griewank &
 * Walther 2008, reverse mode). At a tie of min() or max() the first argument is followed.
 */
export const gradient = (
  program: Program,
  values: Float64Array,
  of: number = program.root,
  selection: Selection = NOTHING,
): Float64Array => {
  const tape = tapeOf(program);
  const { codes, from, args, signs } = tape;
  const adjoint = new Float64Array(codes.length);
  adjoint[of] = 1;
  for (let index = of; index >= 0; index -= 1) {
    const weight = adjoint[index]!;
    const code = codes[index]!;
    if (weight === 0 || code <= CODE.leaf) continue;
    const start = from[index]!;
    const end = from[index + 1]!;
    if (code === CODE.sum) for (let i = start; i < end; i += 1) adjoint[args[i]!]! += weight * signs[i]!;
    else if (code === CODE.pair) {
      adjoint[args[start]!]! += weight * values[args[start + 1]!]!;
      adjoint[args[start + 1]!]! += weight * values[args[start]!]!;
    } else if (code === CODE.product)
      for (let i = start; i < end; i += 1)
        adjoint[args[i]!]! += weight * productSlope(tape, index, i, values);
    else adjoint[args[taken(tape, index, values, selection)]!]! += weight;
  }
  const slopes = new Float64Array(tape.leaves.length);
  for (let leaf = 0; leaf < slopes.length; leaf += 1) slopes[leaf] = adjoint[tape.leaves[leaf]!]!;
  return slopes;
};
