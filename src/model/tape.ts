import type { Operation, Program, Term } from './program.js';

/** The codes of operations on a tape, as plain numbers that a loop can switch on. */
export const CODE = {
  constant: 0,
  leaf: 1,
  sum: 2,
  product: 3,
  min: 4,
  max: 5,
  /** A product of two factors, as nearly every product is: it needs no look at its powers. */
  pair: 6,
} as const satisfies Record<Operation | 'pair', number>;

/**
 * The terms of a program side by side in flat arrays, each after its arguments: those of a term are
 * `args[from[term]]` up to `args[from[term + 1]]`. A pass over it touches memory in order and makes no objects.
 */
export interface Tape {
  readonly codes: Uint8Array;
  readonly from: Int32Array;
  readonly args: Int32Array;
  readonly signs: Float64Array;
  readonly constants: Float64Array;
  /** The terms of the leaves, in the order of `program.leaves`. */
  readonly leaves: Int32Array;
}

const laidOut = ({ terms, leaves }: Program): Tape => {
  const size = terms.reduce((sum, { args }) => sum + args.length, 0);
  const tape: Tape = {
    codes: new Uint8Array(terms.length),
    from: new Int32Array(terms.length + 1),
    args: new Int32Array(size),
    signs: new Float64Array(size),
    constants: new Float64Array(terms.length),
    leaves: Int32Array.from(leaves, ({ term }) => term),
  };
  let place = 0;
  terms.forEach(({ operation, args, signs, constant }, index) => {
    const isPair = operation === 'product' && args.length === 2 && signs.every((sign) => sign > 0);
    tape.codes[index] = CODE[isPair ? 'pair' : operation];
    tape.constants[index] = constant;
    args.forEach((arg, i) => {
      tape.args[place] = arg;
      tape.signs[place] = signs[i] ?? 1;
      place += 1;
    });
    tape.from[index + 1] = place;
  });
  return tape;
};

/** A solver evaluates the same program thousands of times: its tape is kept as long as its terms are. */
const known = new WeakMap<readonly Term[], Tape>();

export const tapeOf = (program: Program): Tape => {
  const kept = known.get(program.terms);
  if (kept) return kept;
  const tape = laidOut(program);
  known.set(program.terms, tape);
  return tape;
};
