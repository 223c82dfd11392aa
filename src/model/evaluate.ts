import type { Program, Term } from './program.js';

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

const termValue = (term: Term, index: number, values: Float64Array, selection: Selection): number => {
  let result: number;
  switch (term.operation) {
    case 'constant':
      return term.constant;
    case 'leaf':
      return values[index]!;
    case 'sum':
      result = 0;
      for (let i = 0; i < term.args.length; i += 1) result += term.signs[i]! * values[term.args[i]!]!;
      return result;
    case 'product':
      result = 1;
      for (let i = 0; i < term.args.length; i += 1) {
        const value = values[term.args[i]!]!;
        result = term.signs[i]! > 0 ? result * value : result / value;
      }
      return result;
    default:
      return values[term.args[selection.get(index) ?? decisive(term, values)]!]!;
  }
};

/** The range that a term is held in, going up, by term. */
export type Limits = ReadonlyMap<number, { readonly min: number; readonly max: number }>;

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
  const values = new Float64Array(program.terms.length);
  program.leaves.forEach(({ term }, index) => {
    values[term] = leaves[index]!;
  });
  program.terms.forEach((term, index) => {
    const value = termValue(term, index, values, selection);
    const limit = limits?.get(index);
    values[index] = limit ? Math.min(limit.max, Math.max(limit.min, value)) : value;
  });
  return values;
};

/** The derivative of a product by its argument `which`, others as they are; exact where factors are zero. */
const productSlope = (term: Term, which: number, values: Float64Array): number => {
  let others = 1;
  for (let i = 0; i < term.args.length; i += 1) {
    if (i === which) continue;
    const value = values[term.args[i]!]!;
    others = term.signs[i]! > 0 ? others * value : others / value;
  }
  const own = values[term.args[which]!]!;
  return term.signs[which]! > 0 ? others : -others / (own * own);
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
  const adjoint = new Float64Array(program.terms.length);
  adjoint[of] = 1;
  for (let index = of; index >= 0; index -= 1) {
    const weight = adjoint[index]!;
    const term = program.terms[index]!;
    if (weight === 0 || term.args.length === 0) continue;
    if (term.operation === 'min' || term.operation === 'max') {
      adjoint[term.args[selection.get(index) ?? decisive(term, values)]!]! += weight;
      continue;
    }
    for (let i = 0; i < term.args.length; i += 1) {
      const slope = term.operation === 'sum' ? term.signs[i]! : productSlope(term, i, values);
      adjoint[term.args[i]!]! += weight * slope;
    }
  }
  return Float64Array.from(program.leaves, ({ term }) => adjoint[term]!);
};
