import { evaluate } from '../model/evaluate.js';
import { type Cap, farthest, UNLIMITED } from '../model/reach.js';
import { trialOf } from '../model/trial.js';
import { boxWith, type Limiting, type Reachability, type Sign } from './constraints.js';

/** Up to this many constraints every subset is tried by size; beyond it a deletion filter takes over. */
const ENUMERABLE = 15;
const FEW = 3;
/** Terms that all subsets together may evaluate. */
const MOST_TERMS = 1e8;

type BestWith = (kept: readonly Limiting[]) => number;

const capsOf = (kept: readonly Limiting[]): Cap[] => kept.flatMap(({ caps }) => caps);

/** The corner of the box in which only the given constraints hold that is best for the root. */
const cornerWith = (question: Reachability, signs: readonly Sign[], kept: readonly Limiting[]): number[] =>
  boxWith(question, kept).map(([low, high], leaf) =>
    signs[leaf] === 1 ? Math.min(high, UNLIMITED) : Math.max(low, -UNLIMITED),
  );

/**
 * The best that the root can come to when only the given limits hold. Where every leaf has one sign it is the value at
 * one corner, which thousands of subsets can afford; elsewhere each of them is searched.
 */
const bestWith = (question: Reachability, signs: readonly Sign[]): BestWith => {
  const { program, sense } = question;
  if (signs.includes(null))
    return (kept) => farthest(program, boxWith(question, kept), sense, capsOf(kept)).bound;
  return (kept) => {
    const limits = new Map(capsOf(kept).map((cap) => [cap.term, cap]));
    return evaluate(program, cornerWith(question, signs, kept), undefined, limits)[program.root]!;
  };
};

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i += 1) {
    for (const rest of subsets(items, size - 1, i + 1)) yield [items[i]!, ...rest];
  }
}

const without = (dropped: Limiting, from: readonly Limiting[]): Limiting[] =>
  from.filter((other) => other !== dropped);

/** What is left of the constraints when each in turn is dropped for good where the goal stays out of reach. */
type Filter = (all: readonly Limiting[], isShort: (best: number) => boolean) => Limiting[];

const byGain = (gains: ReadonlyMap<Limiting, number>): Limiting[] =>
  [...gains].sort(([, a], [, b]) => a - b).map(([constraint]) => constraint);

const searchedFilter =
  (question: Reachability, signs: readonly Sign[]): Filter =>
  (all, isShort) => {
    const best = bestWith(question, signs);
    const gains = new Map(all.map((one) => [one, question.sense * best(without(one, all))]));
    return byGain(gains).reduce((kept, constraint) => {
      const rest = without(constraint, kept);
      return isShort(best(rest)) ? rest : kept;
    }, all) as Limiting[];
  };

/** The same where every leaf has one sign: a leaf that is dropped changes only what is made of it. */
const corneredFilter =
  (question: Reachability, signs: readonly Sign[]): Filter =>
  (all, isShort) => {
    const { program, sense } = question;
    const best = bestWith(question, signs);
    const free = cornerWith(question, signs, []);
    const trialWith = (kept: readonly Limiting[]) =>
      trialOf(
        program,
        cornerWith(question, signs, kept),
        new Map(capsOf(kept).map((cap) => [cap.term, cap])),
      );
    let trial = trialWith(all);
    const dropped = new Set<Limiting>();
    const rest = (): Limiting[] => all.filter((one) => !dropped.has(one));
    const bestWithout = (one: Limiting): number =>
      one.leaf === null ? best(without(one, rest())) : trial.at(one.leaf, free[one.leaf]!)[program.root]!;
    for (const one of byGain(new Map(all.map((each) => [each, sense * bestWithout(each)])))) {
      if (!isShort(bestWithout(one))) continue;
      dropped.add(one);
      if (one.leaf === null) trial = trialWith(rest());
      else trial.keep(one.leaf, free[one.leaf]!);
    }
    return rest();
  };

/**
 * The smallest set of constraints that rules the goal out by itself (irreducible infeasible set). All subsets by size
 * where there are few; otherwise a deletion filter (Chinneck & Dravnieks 1991) that drops what gains least first,
 * which is smallest on chains and a heuristic elsewhere.
 */
export const smallestConflict = (
  question: Reachability,
  signs: readonly Sign[],
  all: readonly Limiting[],
): Limiting[] => {
  const { program, sense, goal } = question;
  const isShort = (best: number): boolean => sense * (best - goal) < -1e-11 * Math.max(1, Math.abs(goal));
  const isSigned = !signs.includes(null);
  // Where signs are not known each subset is a search of its own: a filter needs one for each limit only.
  const isFew = all.length <= (isSigned ? ENUMERABLE : FEW);
  if (isFew && 2 ** all.length * program.terms.length <= MOST_TERMS) {
    const best = bestWith(question, signs);
    for (let size = 0; size <= all.length; size += 1) {
      for (const subset of subsets(all, size)) if (isShort(best(subset))) return subset;
    }
    return [];
  }
  if (!isShort(bestWith(question, signs)(all))) return [];
  return (isSigned ? corneredFilter : searchedFilter)(question, signs)(all, isShort);
};
