import { evaluate } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import { trialOf } from '../model/trial.js';
import { above, usersOf } from '../model/users.js';
import { extremeWeights } from './extreme.js';
import { type Factor, hasLogs, logMean, logWeights, shapleyWeights } from './secant.js';

/** How a product was shared out: by logarithmic means, or by Shapley's value where logarithms do not exist. */
export type Method = 'lmdi' | 'shapley';

/** The change of the root, shared out over every term. */
export interface Attribution {
  readonly before: number;
  readonly after: number;
  /** The contribution of each term; over the leaves they add up to the change of the root exactly. */
  readonly effects: Float64Array;
  /** What the root gains for each unit that the logarithm of a term does; 0 where a term has no logarithm on both sides. */
  readonly perLog: Float64Array;
  /**
   * The leaves, in the order of `program.leaves`: what each brings, the weight by which its own change was multiplied
   * for that, and the method that the weight rests on.
   */
  readonly leaves: readonly { readonly effect: number; readonly weight: number; readonly method: Method }[];
}

/** A factor of a product with the inner products that were opened on the way to it. */
interface OpenFactor extends Factor {
  readonly term: number;
  readonly through: readonly number[];
}

/** The values of all terms on both sides. */
interface States {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** What has come down to each term so far: its weight, what passes it by, and whether logarithms did not exist. */
interface Shares {
  readonly weight: Float64Array;
  readonly passed: Float64Array;
  readonly rough: Uint8Array;
  /** The terms that anything has come down to. */
  readonly reached: number[];
}

const noShares = ({ terms: { length } }: Program): Shares => ({
  weight: new Float64Array(length),
  passed: new Float64Array(length),
  rough: new Uint8Array(length),
  reached: [],
});

/** Hands the shares of some terms down to their arguments: the listed ones backwards, each after all that use it. */
const handDown = (
  program: Program,
  { before, after }: States,
  { weight, passed, rough, reached }: Shares,
  listed: ArrayLike<number>,
): void => {
  const factor = (term: number, power: number, through: readonly number[]): OpenFactor => ({
    term,
    power,
    through,
    before: before[term]!,
    after: after[term]!,
  });
  const factorsOf = (index: number): OpenFactor[] => {
    const { args, signs } = program.terms[index]!;
    return args.map((arg, i) => factor(arg, signs[i]!, []));
  };
  const opened = (index: number): OpenFactor[] =>
    factorsOf(index).flatMap((outer) =>
      program.terms[outer.term]!.operation === 'product'
        ? opened(outer.term).map((inner) => ({
            ...inner,
            power: inner.power * outer.power,
            through: [outer.term, ...inner.through],
          }))
        : [outer],
    );
  const hand = (to: number, amount: number, isRough: boolean): void => {
    weight[to]! += amount;
    if (isRough) rough[to] = 1;
    reached.push(to);
  };

  for (let at = listed.length - 1; at >= 0; at -= 1) {
    const index = listed[at]!;
    const term = program.terms[index]!;
    const own = weight[index]!;
    if (own === 0 || term.args.length === 0) continue;
    const isRough = rough[index] === 1;
    if (term.operation === 'sum') {
      for (const [i, arg] of term.args.entries()) hand(arg, own * term.signs[i]!, isRough);
    } else if (term.operation === 'product') {
      const factors = factorsOf(index);
      if (hasLogs(factors)) {
        for (const [i, share] of logWeights(factors).entries()) hand(factors[i]!.term, own * share, isRough);
        continue;
      }
      const parts = opened(index);
      shapleyWeights(parts).forEach((share, i) => {
        const part = parts[i]!;
        hand(part.term, own * share, true);
        for (const inner of part.through) {
          passed[inner]! += own * share * (part.after - part.before);
          reached.push(inner);
        }
      });
    } else {
      const shares = extremeWeights(term, before, after);
      for (const [i, share] of shares.entries()) hand(term.args[i]!, own * share, isRough);
    }
  }
};

const effectAt = ({ before, after }: States, { weight, passed }: Shares, term: number): number => {
  const [share, change] = [weight[term]!, after[term]! - before[term]!];
  return (share === 0 || change === 0 ? 0 : share * change) + passed[term]!;
};

/**
 * Attributes the change of the root from one set of leaves to another by structural secant adjoints: each term hands
 * its share to its arguments by weights that sum to its own change exactly (methods 4.1), so that every level is
 * conserved and a re-bracketed product changes nothing. Products whose factors are zero or change sign in one state
 * are opened down to their factors and shared by Shapley's value (methods 4.3).
 */
export const attribute = (
  program: Program,
  beforeLeaves: ArrayLike<number>,
  afterLeaves: ArrayLike<number>,
): Attribution => {
  const states = { before: evaluate(program, beforeLeaves), after: evaluate(program, afterLeaves) };
  const shares = noShares(program);
  shares.weight[program.root] = 1;
  handDown(
    program,
    states,
    shares,
    Int32Array.from({ length: program.root + 1 }, (_, index) => index),
  );
  const effects = shares.weight.map((_, term) => effectAt(states, shares, term));
  const perLog = shares.weight.map((share, term) => {
    const [from, to] = [states.before[term]!, states.after[term]!];
    const passed = shares.passed[term]!;
    if (!(from * to > 0)) return 0;
    return share * logMean(to, from) + (passed === 0 ? 0 : passed / Math.log(to / from));
  });
  return {
    before: states.before[program.root]!,
    after: states.after[program.root]!,
    effects,
    perLog,
    leaves: program.leaves.map(({ term }) => ({
      effect: effects[term]!,
      weight: shares.weight[term]!,
      method: shares.rough[term] === 1 ? 'shapley' : 'lmdi',
    })),
  };
};

/** What a leaf brings if it has another value on one side, and all others have theirs. */
export type OtherEffect = (leaf: number, side: keyof States, value: number) => number;

/**
 * Answers for one leaf at a time what `attribute` would say of it: only the terms that are made of the leaf are looked
 * at, for of a large tree it goes into few.
 */
export const otherEffects = (
  program: Program,
  beforeLeaves: ArrayLike<number>,
  afterLeaves: ArrayLike<number>,
): OtherEffect => {
  const trials = { before: trialOf(program, beforeLeaves), after: trialOf(program, afterLeaves) };
  const users = usersOf(program);
  const marks = new Uint8Array(program.terms.length);
  const shares = noShares(program);
  const { weight, passed, rough, reached } = shares;
  return (leaf, side, value) => {
    const { term } = program.leaves[leaf]!;
    const states = { before: trials.before.now(), after: trials.after.now() };
    states[side] = trials[side].at(leaf, value);
    weight[program.root] = 1;
    handDown(program, states, shares, above(users, term, marks));
    const effect = effectAt(states, shares, term);
    for (const one of reached) {
      weight[one] = 0;
      passed[one] = 0;
      rough[one] = 0;
    }
    reached.length = 0;
    return effect;
  };
};
