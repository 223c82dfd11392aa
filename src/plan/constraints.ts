import type { Program } from '../model/program.js';
import type { NodeId } from '../model/tree.js';
import { type Interval, rangesOf, signOf, slopesOf } from './interval.js';
import type { Cap } from './problem.js';
import { farthest } from './reach.js';
import { neededValue } from './single.js';

/** A limit that stands between the tree and its goal: the end of a leaf's range, a leaf that is fixed, a cap. */
export interface Constraint {
  readonly id: NodeId;
  readonly bound: 'min' | 'max' | 'fixed' | 'cap';
  readonly value: number;
}

/** A leaf as the question of reachability sees it. */
export interface Range {
  readonly id: NodeId;
  /** What planning may choose from; both ends equal for a fixed leaf. */
  readonly allowed: Interval;
  /** What the kind of the leaf allows by itself. */
  readonly natural: Interval;
  readonly fixed: boolean;
}

export interface Reachability {
  readonly program: Program;
  readonly ranges: readonly Range[];
  readonly caps: readonly (Cap & { readonly id: NodeId })[];
  readonly goal: number;
  readonly sense: 1 | -1;
}

/** A constraint with the place that it takes in the question. */
interface Limiting extends Constraint {
  readonly leaf: number | null;
  readonly cap: (Cap & { readonly id: NodeId }) | null;
}

/** A limit and what it alone would have to become. */
export interface Relaxation {
  readonly id: NodeId;
  readonly bound: Constraint['bound'];
  readonly from: number;
  readonly to: number;
}

/** The answer to "why is the goal out of reach?". Every value is per month for extensive nodes. */
export interface Obstacles {
  readonly conflict: readonly Constraint[];
  readonly relax: readonly Relaxation[];
  readonly necessary: readonly { readonly id: NodeId; readonly atLeast: number }[];
}

/** Up to this many constraints every subset is tried by size; beyond it a deletion filter takes over. */
const ENUMERABLE = 15;

const naturalBox = ({ ranges }: Reachability): Interval[] => ranges.map(({ natural }) => natural);

/** The better end of each leaf's range, 0 where a leaf does not matter, null where it is not known. */
const signsOf = (question: Reachability): (1 | 0 | -1 | null)[] => {
  const slopes = slopesOf(question.program, rangesOf(question.program, naturalBox(question)));
  return question.program.leaves.map(({ term }) => {
    const sign = signOf(slopes[term]!);
    return sign === null || sign === 0 ? sign : ((sign * question.sense) as 1 | -1);
  });
};

const limiting = (question: Reachability): Limiting[] => {
  const signs = signsOf(question);
  const ofLeaves = question.ranges.flatMap(({ id, allowed, natural, fixed }, leaf): Limiting[] => {
    const sign = signs[leaf];
    if (sign === 0) return [];
    const upward = sign !== -1 && allowed[1] < natural[1];
    const downward = sign !== 1 && allowed[0] > natural[0];
    if (fixed) return upward || downward ? [{ id, bound: 'fixed', value: allowed[0], leaf, cap: null }] : [];
    return [
      ...(upward ? [{ id, bound: 'max' as const, value: allowed[1], leaf, cap: null }] : []),
      ...(downward ? [{ id, bound: 'min' as const, value: allowed[0], leaf, cap: null }] : []),
    ];
  });
  const ofCaps = question.caps.map(
    (cap): Limiting => ({ id: cap.id, bound: 'cap', value: cap.max, leaf: null, cap }),
  );
  return [...ofLeaves, ...ofCaps];
};

/** The box in which only the given constraints hold; everything else is free within its nature. */
const boxWith = (question: Reachability, kept: readonly Limiting[]): Interval[] => {
  const box = naturalBox(question).map((range): [number, number] => [...range]);
  question.ranges.forEach(({ allowed }, leaf) => {
    for (const { bound, leaf: which } of kept) {
      if (which !== leaf) continue;
      if (bound === 'fixed' || bound === 'max') box[leaf]![1] = allowed[1];
      if (bound === 'fixed' || bound === 'min') box[leaf]![0] = allowed[0];
    }
  });
  return box;
};

const isImpossible = (question: Reachability, kept: readonly Limiting[]): boolean => {
  const caps = kept.flatMap(({ cap }) => (cap ? [cap] : []));
  const { bound } = farthest(question.program, boxWith(question, kept), question.sense, caps);
  return question.sense * (bound - question.goal) < -1e-11 * Math.max(1, Math.abs(question.goal));
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

/** How much the best KGI grows when one constraint is dropped, for the order of the deletion filter. */
const gain = (question: Reachability, all: readonly Limiting[], dropped: Limiting): number => {
  const kept = all.filter((constraint) => constraint !== dropped);
  return question.sense * farthest(question.program, boxWith(question, kept), question.sense).best;
};

/**
 * The smallest set of constraints that rules the goal out by itself (irreducible infeasible set). All subsets by size
 * where there are few; otherwise a deletion filter (Chinneck & Dravnieks 1991) that drops what gains least first,
 * which is smallest on chains and a heuristic elsewhere.
 */
const smallestConflict = (question: Reachability, all: readonly Limiting[]): Limiting[] => {
  if (all.length <= ENUMERABLE) {
    for (let size = 0; size <= all.length; size += 1) {
      for (const subset of subsets(all, size)) if (isImpossible(question, subset)) return subset;
    }
    return [];
  }
  const byGain = all
    .map((constraint) => ({ constraint, gain: gain(question, all, constraint) }))
    .sort((a, b) => a.gain - b.gain);
  let kept = [...all];
  for (const { constraint } of byGain) {
    const rest = kept.filter((other) => other !== constraint);
    if (isImpossible(question, rest)) kept = rest;
  }
  return kept;
};

/** The values of all leaves when everything that is allowed is at its best. */
const bestLeaves = (question: Reachability): readonly number[] =>
  farthest(
    question.program,
    question.ranges.map(({ allowed }) => allowed),
    question.sense,
    question.caps,
  ).leaves;

const neededOfLeaf = (
  question: Reachability,
  leaf: number,
  sign: 1 | -1,
  best: readonly number[],
  from: 'natural' | 'allowed',
): number | null => {
  const { natural, allowed } = question.ranges[leaf]!;
  const start = from === 'natural' ? natural[sign > 0 ? 0 : 1] : allowed[sign > 0 ? 1 : 0];
  const limits = new Map(question.caps.map((cap) => [cap.term, cap]));
  const asked = {
    program: question.program,
    leaves: best,
    leaf,
    goal: question.goal,
    sense: question.sense,
    limits,
  };
  return Number.isFinite(start) ? neededValue(asked, start, natural[sign > 0 ? 1 : 0]) : null;
};

const neededOfCap = (question: Reachability, which: Limiting): number | null => {
  const reached = (max: number): boolean => {
    const caps = question.caps.map((cap) => (cap === which.cap ? { ...cap, max } : cap));
    const box = question.ranges.map(({ allowed }) => allowed);
    return question.sense * (farthest(question.program, box, question.sense, caps).best - question.goal) >= 0;
  };
  let [low, high] = [which.value, Math.max(1, which.value) * 1e6];
  if (!reached(high)) return null;
  for (let i = 0; i < 100; i += 1) {
    const half = low + (high - low) / 2;
    if (reached(half)) high = half;
    else low = half;
  }
  return high;
};

/**
 * What each lever must at least become even when all others are at their best (backward narrowing after Benhamou et
 * al. 1999): null where it could not, 0-sign leaves and leaves of unknown sign left out.
 */
export const necessaryMinimum = (question: Reachability): { id: NodeId; atLeast: number }[] => {
  const signs = signsOf(question);
  const best = bestLeaves(question);
  return question.ranges.flatMap(({ id, fixed }, leaf) => {
    const sign = signs[leaf];
    if (fixed || (sign !== 1 && sign !== -1)) return [];
    const atLeast = neededOfLeaf(question, leaf, sign, best, 'natural');
    return atLeast === null ? [] : [{ id, atLeast }];
  });
};

/** Why the goal is out of reach, and what would bring it back. Only for a question whose goal is out of reach. */
export const obstacles = (question: Reachability): Obstacles => {
  const all = limiting(question);
  const signs = signsOf(question);
  const best = bestLeaves(question);
  const relax = all.flatMap((constraint) => {
    const sign = constraint.leaf === null ? null : signs[constraint.leaf]!;
    const to =
      constraint.leaf !== null && (sign === 1 || sign === -1)
        ? neededOfLeaf(question, constraint.leaf, sign, best, 'allowed')
        : constraint.cap
          ? neededOfCap(question, constraint)
          : null;
    return to === null ? [] : [{ id: constraint.id, bound: constraint.bound, from: constraint.value, to }];
  });
  return {
    conflict: smallestConflict(question, all).map(({ id, bound, value }) => ({ id, bound, value })),
    relax,
    necessary: necessaryMinimum(question),
  };
};
