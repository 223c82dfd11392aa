import { evaluate } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import { extremeWeights, type Factor, hasLogs, logMean, logWeights, shapleyWeights } from './secant.js';

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
  const before = evaluate(program, beforeLeaves);
  const after = evaluate(program, afterLeaves);
  const weight = new Float64Array(program.terms.length);
  const passed = new Float64Array(program.terms.length);
  const rough = new Uint8Array(program.terms.length);
  weight[program.root] = 1;

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
  };

  for (let index = program.root; index >= 0; index -= 1) {
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
        for (const inner of part.through) passed[inner]! += own * share * (part.after - part.before);
      });
    } else {
      const shares = extremeWeights(term, before, after);
      for (const [i, share] of shares.entries()) hand(term.args[i]!, own * share, isRough);
    }
  }
  const effects = weight.map((share, index) => {
    const change = after[index]! - before[index]!;
    return (share === 0 || change === 0 ? 0 : share * change) + passed[index]!;
  });
  const perLog = weight.map((share, index) => {
    const [from, to] = [before[index]!, after[index]!];
    if (!(from * to > 0)) return 0;
    return share * logMean(to, from) + (passed[index] === 0 ? 0 : passed[index]! / Math.log(to / from));
  });
  return {
    before: before[program.root]!,
    after: after[program.root]!,
    effects,
    perLog,
    leaves: program.leaves.map(({ term }) => ({
      effect: effects[term]!,
      weight: weight[term]!,
      method: rough[term] === 1 ? 'shapley' : 'lmdi',
    })),
  };
};
