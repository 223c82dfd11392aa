import { evaluate, evaluateAgain, type Limits } from './evaluate.js';
import type { Program } from './program.js';
import { above, usersOf } from './users.js';

/** How many terms of leaves that were asked about are remembered. */
const MOST_KEPT = 4_000_000;

/** A program at some values of its leaves, for questions of what one leaf alone would change. */
export interface Trial {
  /**
   * The values of all terms with one leaf changed, the others as they stand. They hold until the next question. Limits
   * may have changed since the trial was begun, of what is made of that leaf.
   */
  at(leaf: number, value: number): Float64Array;
  /** Leaves a leaf at a value for the questions that follow. */
  keep(leaf: number, value: number): void;
  /** The values of all terms as they stand. */
  now(): Float64Array;
}

/** Only what is made of the leaf in question is evaluated: of a thousand levers each goes into few of the terms. */
export const trialOf = (program: Program, leaves: ArrayLike<number>, limits?: Limits): Trial => {
  const users = usersOf(program);
  const standing = evaluate(program, leaves, undefined, limits);
  const values = standing.slice();
  const marks = new Uint8Array(values.length);
  const kept = new Map<number, Int32Array>();
  let room = MOST_KEPT;
  const termsOf = (leaf: number): Int32Array => {
    const known = kept.get(leaf);
    if (known) return known;
    const found = above(users, program.leaves[leaf]!.term, marks);
    if (found.length <= room) {
      kept.set(leaf, found);
      room -= found.length;
    }
    return found;
  };
  let current = -1;
  let terms: Int32Array = new Int32Array(0);
  const turnTo = (leaf: number): void => {
    if (leaf === current) return;
    for (let i = 0; i < terms.length; i += 1) values[terms[i]!] = standing[terms[i]!]!;
    current = leaf;
    terms = termsOf(leaf);
  };
  const at: Trial['at'] = (leaf, value) => {
    turnTo(leaf);
    values[terms[0]!] = value;
    evaluateAgain(program, values, terms, limits);
    return values;
  };
  return {
    at,
    keep: (leaf, value) => {
      at(leaf, value);
      for (let i = 0; i < terms.length; i += 1) standing[terms[i]!] = values[terms[i]!]!;
    },
    now: () => standing,
  };
};
