import { farthest } from '../model/reach.js';
import type { NodeId } from '../model/tree.js';
import { smallestConflict } from './conflict.js';
import { type Constraint, type Limiting, limiting, type Reachability, signsOf } from './constraints.js';
import { neededValue } from './single.js';

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
    const caps = question.caps.map((cap) => (cap.id === which.id ? { ...cap, max } : cap));
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
        : constraint.caps.length > 0
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
