import { evaluate } from '../model/evaluate.js';
import { type Cap, farthest, UNLIMITED } from '../model/reach.js';
import { boxWith, type Limiting, type Reachability, signsOf } from './constraints.js';

/** Up to this many constraints every subset is tried by size; beyond it a deletion filter takes over. */
const ENUMERABLE = 15;
const FEW = 3;

type BestWith = (kept: readonly Limiting[]) => number;

/**
 * The best that the root can come to when only the given limits hold. Where every leaf has one sign it is the value at
 * one corner, which thousands of subsets can afford; elsewhere each of them is searched.
 */
const bestWith = (question: Reachability): BestWith => {
  const { program, sense } = question;
  const signs = signsOf(question);
  const capsOf = (kept: readonly Limiting[]): Cap[] => kept.flatMap(({ caps }) => caps);
  if (signs.includes(null))
    return (kept) => farthest(program, boxWith(question, kept), sense, capsOf(kept)).bound;
  return (kept) => {
    const corner = boxWith(question, kept).map(([low, high], leaf) =>
      signs[leaf] === 1 ? Math.min(high, UNLIMITED) : Math.max(low, -UNLIMITED),
    );
    const limits = new Map(capsOf(kept).map((cap) => [cap.term, cap]));
    return evaluate(program, corner, undefined, limits)[program.root]!;
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

/**
 * The smallest set of constraints that rules the goal out by itself (irreducible infeasible set). All subsets by size
 * where there are few; otherwise a deletion filter (Chinneck & Dravnieks 1991) that drops what gains least first,
 * which is smallest on chains and a heuristic elsewhere.
 */
export const smallestConflict = (question: Reachability, all: readonly Limiting[]): Limiting[] => {
  const best = bestWith(question);
  const isSigned = !signsOf(question).includes(null);
  const { sense, goal } = question;
  const isImpossible = (kept: readonly Limiting[]): boolean =>
    sense * (best(kept) - goal) < -1e-11 * Math.max(1, Math.abs(goal));
  const without = (dropped: Limiting, from: readonly Limiting[]) => from.filter((other) => other !== dropped);
  // Where signs are not known each subset is a search of its own: a filter needs one for each limit only.
  if (all.length <= (isSigned ? ENUMERABLE : FEW)) {
    for (let size = 0; size <= all.length; size += 1) {
      for (const subset of subsets(all, size)) if (isImpossible(subset)) return subset;
    }
    return [];
  }
  const byGain = all
    .map((constraint) => ({ constraint, gain: sense * best(without(constraint, all)) }))
    .sort((a, b) => a.gain - b.gain);
  let kept = [...all];
  for (const { constraint } of byGain) {
    const rest = without(constraint, kept);
    if (isImpossible(rest)) kept = rest;
  }
  return kept;
};
