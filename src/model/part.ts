import type { Program, Slot } from './program.js';
import type { Cap } from './reach.js';

/** The terms from which a term is made, itself included. */
export const under = (program: Program, term: number): ReadonlySet<number> => {
  const found = new Set([term]);
  for (const index of found) for (const arg of program.terms[index]!.args) found.add(arg);
  return found;
};

/** The terms that reach the root without passing through given ones. */
const around = (program: Program, blocked: ReadonlySet<number>): ReadonlySet<number> => {
  const found = new Set([program.root]);
  for (const index of found)
    if (!blocked.has(index)) for (const arg of program.terms[index]!.args) found.add(arg);
  return found;
};

/**
 * Whether no leaf reaches the root both through a capped node, in whatever month, and around it. Only then is the root's
 * value with capped nodes held at their caps a bound that holds (methods 1.4).
 */
export const areSeparate = (program: Program, caps: readonly Cap[]): boolean => {
  const ids = new Set(caps.map(({ id }) => id));
  return [...ids].every((id) => {
    const capped = new Set(caps.filter((cap) => cap.id === id).map(({ term }) => term));
    const outside = around(program, capped);
    const inside = new Set([...capped].flatMap((term) => [...under(program, term)]));
    return program.leaves.every(({ term }) => capped.has(term) || !inside.has(term) || !outside.has(term));
  });
};

const keyOf = (id: string, lag: number): string => `${lag} ${id}`;

/** What lies below one term of a program, as a program of its own; null where that is more than `most` terms. */
export const partOf = (program: Program, root: number, most: number): Program | null => {
  const found = new Set([root]);
  for (const index of found) {
    for (const arg of program.terms[index]!.args) found.add(arg);
    if (found.size > most) return null;
  }
  const order = [...found].sort((a, b) => a - b);
  const places = new Map(order.map((index, place) => [index, place]));
  const terms = order.map((index) => {
    const term = program.terms[index]!;
    return { ...term, args: term.args.map((arg) => places.get(arg)!) };
  });
  const leaves: { slot: Slot; term: number }[] = [];
  const slots = new Map<string, number>();
  terms.forEach(({ operation, slot }, term) => {
    if (!slot) return;
    slots.set(keyOf(slot.id, slot.lag), term);
    if (operation === 'leaf') leaves.push({ slot, term });
  });
  return {
    terms,
    leaves,
    divisors: [],
    termOf: (id, lag = 0) => slots.get(keyOf(id, lag)),
    root: terms.length - 1,
  };
};
