import type { Term } from '../model/program.js';
import type { Problem } from './problem.js';

/** A term as a number times powers of variables, by the term of each variable. */
type Powers = ReadonlyMap<number, number>;

const NO_POWERS: Powers = new Map();

const isEqual = (a: Powers, b: Powers): boolean =>
  a.size === b.size && [...a].every(([term, power]) => b.get(term) === power);

const ofProduct = ({ args, signs }: Term, found: readonly (Powers | null)[]): Powers | null => {
  const powers = new Map<number, number>();
  for (const [i, arg] of args.entries()) {
    const factor = found[arg];
    if (!factor) return null;
    for (const [term, power] of factor) powers.set(term, (powers.get(term) ?? 0) + signs[i]! * power);
  }
  return powers;
};

/** A sum of positive multiples of one product is a multiple of it: months that move together, for one. */
const ofSum = ({ args, signs, constant }: Term, found: readonly (Powers | null)[]): Powers | null => {
  const [first, ...rest] = args.map((arg) => found[arg] ?? null);
  if (!first || (constant !== 0 && first.size > 0)) return null;
  const isOfNumbers = first.size === 0;
  if (!isOfNumbers && signs.some((sign) => sign <= 0)) return null;
  return rest.every((other) => other !== null && isEqual(first, other)) ? first : null;
};

/** Each term as a product of powers of the variables; null where it is none. */
const powersOf = ({ program, variables }: Problem): readonly (Powers | null)[] => {
  const terms = new Set(variables.map(({ leaf }) => program.leaves[leaf]!.term));
  const found: (Powers | null)[] = [];
  program.terms.forEach((term, index) => {
    if (term.operation === 'leaf') found[index] = terms.has(index) ? new Map([[index, 1]]) : NO_POWERS;
    else if (term.operation === 'constant') found[index] = NO_POWERS;
    else if (term.operation === 'product') found[index] = ofProduct(term, found);
    else found[index] = term.operation === 'sum' ? ofSum(term, found) : null;
  });
  return found;
};

/**
 * Whether the points that reach the goal and keep every cap and further goal are a convex set in the effort
 * coordinates: each is one product of levers and their powers that has to be at least or at most something, in which no
 * rate pulls the wrong way (ln p is concave in its logit, -ln p is not). Then the least-effort point is the only one.
 */
export const isConcave = (problem: Problem): boolean => {
  const { program, variables, caps, goal, sense } = problem;
  const found = powersOf(problem);
  const isStraight = (term: number, limit: number, sign: number): boolean => {
    const powers = found[term];
    if (!powers || limit <= 0) return false;
    return variables.every(({ leaf, coordinate }) => {
      const power = powers.get(program.leaves[leaf]!.term) ?? 0;
      if (power === 0 || coordinate.name === 'log') return true;
      return coordinate.name === 'logit' && power * sign > 0;
    });
  };
  return (
    isStraight(program.root, goal, sense) &&
    caps.every(
      ({ term, min, max }) =>
        (max === Number.POSITIVE_INFINITY || isStraight(term, max, -1)) &&
        (min === Number.NEGATIVE_INFINITY || isStraight(term, min, 1)),
    )
  );
};
