import type { Program, Term } from './program.js';
import { type Tape, tapeOf } from './tape.js';

/** Which terms use each term, side by side: those of a term are `users[from[term]]` up to `users[from[term + 1]]`. */
export interface Users {
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

export const usersOf = (program: Program): Users => {
  const kept = known.get(program.terms) ?? turned(tapeOf(program));
  known.set(program.terms, kept);
  return kept;
};

/** The terms that a term goes into, itself first, each after its arguments. `marks` is all zeros, and is left so. */
export const above = ({ from, users }: Users, term: number, marks: Uint8Array): Int32Array => {
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
