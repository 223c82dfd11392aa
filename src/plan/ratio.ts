import { evaluate } from '../model/evaluate.js';
import { type Interval, rangesOf } from '../model/interval.js';
import type { Program, Term } from '../model/program.js';
import { farthest } from '../model/reach.js';

/** A root that has to come to a limit. */
interface Crossed {
  readonly program: Program;
  readonly limit: number;
}

const EMPTY: Term = { operation: 'constant', args: [], signs: [], constant: 1, slot: null };

/** The product of the arguments of a term whose power has the given sign; the number 1 of none. */
const sideOf = ({ args, signs }: Term, sign: number): Term => {
  const side = args.filter((_, i) => signs[i] === sign);
  return side.length === 0 ? EMPTY : { ...EMPTY, operation: 'product', args: side, signs: side.map(() => 1) };
};

/**
 * A ratio n / d of positive d as the difference n - limit * d, which reaches 0 where the ratio reaches the limit. Where
 * n and d share leaves, as a margin and its revenue do, the difference has the signs that the ratio hides. The root
 * itself where it is no such ratio.
 */
export const crossed = (program: Program, box: readonly Interval[], limit: number): Crossed => {
  const term = program.terms[program.root]!;
  if (term.operation !== 'product' || !term.signs.includes(-1)) return { program, limit };
  const size = program.terms.length;
  const terms = [...program.terms, sideOf(term, 1), sideOf(term, -1)];
  const [least] = rangesOf({ ...program, terms }, box)[size + 1]!;
  if (least < 0) return { program, limit };
  terms.push({ ...EMPTY, operation: 'sum', args: [size, size + 1], signs: [1, -limit], constant: 0 });
  return { program: { ...program, terms, root: size + 2 }, limit: 0 };
};

const MOST_STEPS = 30;

/**
 * The farthest that a root can get, a ratio by the differences that it stands for, each at the ratio that the one before
 * came to (Dinkelbach 1967). `from` is a value of it that is known to exist.
 */
export const farthestRatio = (
  program: Program,
  box: readonly Interval[],
  sense: 1 | -1,
  from: number,
): { readonly best: number; readonly leaves: readonly number[] } => {
  let [best, leaves]: [number, readonly number[]] = [from, []];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const asked = crossed(program, box, best);
    const reach = farthest(asked.program, box, sense);
    const found = evaluate(program, reach.leaves)[program.root]!;
    if (!Number.isFinite(found)) break;
    if (asked.program === program) return { best: reach.bound, leaves: reach.leaves };
    const isNear = Math.abs(found - best) <= 1e-12 * Math.max(1, Math.abs(best));
    if (step === 0 || sense * (found - best) > 0) [best, leaves] = [found, reach.leaves];
    if (isNear || sense * (found - best) < 0) break;
  }
  return { best, leaves };
};
