import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import type { Program } from '../model/program.js';
import type { Cap } from '../model/reach.js';
import type { NodeId } from '../model/tree.js';
import type { Kept } from './problem.js';

/** A limit that stands between the tree and its goal: the end of a leaf's range, a leaf that is fixed, a cap, another goal. */
export interface Constraint {
  readonly id: NodeId;
  readonly bound: 'min' | 'max' | 'fixed' | 'cap' | 'target';
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
  readonly caps: readonly Kept[];
  readonly goal: number;
  readonly sense: 1 | -1;
}

/** A constraint with the place that it takes in the question. */
export interface Limiting extends Constraint {
  readonly leaf: number | null;
  /** The cap of a node in every month; none of a leaf's limit. */
  readonly caps: readonly Cap[];
}

const naturalBox = ({ ranges }: Reachability): Interval[] => ranges.map(({ natural }) => natural);

/** The better end of a leaf's range: 1 the upper, -1 the lower, 0 where it does not matter, null where it is not known. */
export type Sign = 1 | 0 | -1 | null;

/** The better ends of all leaves, in the order of the program. */
export const signsOf = (question: Reachability): Sign[] => {
  const slopes = slopesOf(question.program, rangesOf(question.program, naturalBox(question)));
  return question.program.leaves.map(({ term }) => {
    const sign = signOf(slopes[term]!);
    return sign === null || sign === 0 ? sign : ((sign * question.sense) as 1 | -1);
  });
};

/** Every limit that keeps the root from being better. */
export const limiting = (question: Reachability, signs: readonly Sign[]): Limiting[] => {
  const ofLeaves = question.ranges.flatMap(({ id, allowed, natural, fixed }, leaf): Limiting[] => {
    const sign = signs[leaf];
    if (sign === 0) return [];
    const upward = sign !== -1 && allowed[1] < natural[1];
    const downward = sign !== 1 && allowed[0] > natural[0];
    if (fixed) return upward || downward ? [{ id, bound: 'fixed', value: allowed[0], leaf, caps: [] }] : [];
    return [
      ...(upward ? [{ id, bound: 'max' as const, value: allowed[1], leaf, caps: [] }] : []),
      ...(downward ? [{ id, bound: 'min' as const, value: allowed[0], leaf, caps: [] }] : []),
    ];
  });
  const groups = new Map<string, Kept[]>();
  for (const cap of question.caps) {
    const key = `${cap.bound} ${cap.id}`;
    if (Number.isFinite(cap.max)) groups.set(key, [...(groups.get(key) ?? []), cap]);
  }
  const ofCaps = [...groups.values()].map((caps): Limiting => {
    const { id, bound, max } = caps[0]!;
    return { id, bound, value: max, leaf: null, caps };
  });
  return [...ofLeaves, ...ofCaps];
};

/** The box in which only the given constraints hold; everything else is free within its nature. */
export const boxWith = (question: Reachability, kept: readonly Limiting[]): Interval[] => {
  const box = naturalBox(question).map((range): [number, number] => [...range]);
  for (const { bound, leaf } of kept) {
    if (leaf === null) continue;
    const [low, high] = question.ranges[leaf]!.allowed;
    if (bound === 'fixed' || bound === 'max') box[leaf]![1] = high;
    if (bound === 'fixed' || bound === 'min') box[leaf]![0] = low;
  }
  return box;
};
