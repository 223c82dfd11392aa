import { evaluate, evaluateAgain, type Limits } from './evaluate.js';
import type { Program, Term } from './program.js';
import { type Tape, tapeOf } from './tape.js';

/** Which terms use each term, side by side: those of a term are `users[from[term]]` up to `users[from[term + 1]]`. */
interface Users {
  readonly from: Int32Array;
  readonly users: Int32Array;
}

const turned = ({ codes, from, args }: Tape): Users => {
  const starts = new Int32Array(codes.length + 1);
  for (const arg of args) starts[arg + 1]! += 1;
  for (let term = 0; term < codes.length; term += 1) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const users = new Int32Array(args.length);
  for (let term = 0; term < codes.length; term += 1)
    for (let i = from[term]!; i < from[term + 1]!; i += 1) {
      const arg = args[i]!;
      users[next[arg]!] = term;
      next[arg]! += 1;
    }
  return { from: starts, users };
};

const known = new WeakMap<readonly Term[], Users>();

const usersOf = (program: Program): Users => {
  const kept = known.get(program.terms) ?? turned(tapeOf(program));
  known.set(program.terms, kept);
  return kept;
};

/** The terms that a term goes into, itself first, each after its arguments. `marks` is all zeros, and is left so. */
const above = ({ from, users }: Users, term: number, marks: Uint8Array): Int32Array => {
  const found = [term];
  marks[term] = 1;
  for (const one of found)
    for (let i = from[one]!; i < from[one + 1]!; i += 1) {
      const user = users[i]!;
      if (marks[user] === 1) continue;
      marks[user] = 1;
      found.push(user);
    }
  for (const one of found) marks[one] = 0;
  return Int32Array.from(found).sort();
};

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
