import { evaluate } from '../model/evaluate.js';
import { farthest } from '../model/reach.js';
import type { NodeId } from '../model/tree.js';
import { type Trial, trialOf } from '../model/trial.js';
import { smallestConflict } from './conflict.js';
import {
  type Constraint,
  type Limiting,
  limiting,
  type Reachability,
  type Sign,
  signsOf,
} from './constraints.js';
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

/** A question with what every part of its answer rests on. */
interface Asked {
  readonly question: Reachability;
  readonly signs: readonly Sign[];
  /** All leaves where everything that is allowed is at its best, caps held. */
  readonly best: readonly number[];
  readonly trial: Trial;
}

const asked = (question: Reachability): Asked => {
  const { program, ranges, sense, caps } = question;
  const box = ranges.map(({ allowed }) => allowed);
  const best = farthest(program, box, sense, caps).leaves;
  const limits = new Map(caps.map((cap) => [cap.term, cap]));
  return { question, signs: signsOf(question), best, trial: trialOf(program, best, limits) };
};

/** What a leaf would have to be, the others at their best; null where no value within its nature would do. */
const neededOfLeaf = (
  { question, best, trial }: Asked,
  leaf: number,
  sign: 1 | -1,
  from: 'natural' | 'allowed',
): number | null => {
  const { program, goal, sense } = question;
  const { natural, allowed } = question.ranges[leaf]!;
  const start = from === 'natural' ? natural[sign > 0 ? 0 : 1] : allowed[sign > 0 ? 1 : 0];
  if (!Number.isFinite(start)) return null;
  return neededValue({ program, leaves: best, leaf, goal, sense }, start, natural[sign > 0 ? 1 : 0], trial);
};

const neededOfCap = ({ question, signs, best }: Asked, which: Limiting): number | null => {
  const { program, ranges, sense, goal } = question;
  const bestAt = (max: number): number => {
    const caps = question.caps.map((cap) => (which.caps.includes(cap) ? { ...cap, max } : cap));
    // With one sign for every leaf the best corner is the same whatever the cap.
    if (!signs.includes(null))
      return evaluate(program, best, undefined, new Map(caps.map((cap) => [cap.term, cap])))[program.root]!;
    const box = ranges.map(({ allowed }) => allowed);
    return farthest(program, box, sense, caps).best;
  };
  const reached = (max: number): boolean => sense * (bestAt(max) - goal) >= 0;
  let [low, high] = [which.value, Math.max(1, which.value) * 1e6];
  if (!reached(high)) return null;
  for (let i = 0; i < 100; i += 1) {
    const half = low + (high - low) / 2;
    if (reached(half)) high = half;
    else low = half;
  }
  return high;
};

const necessaryOf = (about: Asked): Obstacles['necessary'] =>
  about.question.ranges.flatMap(({ id, fixed }, leaf) => {
    const sign = about.signs[leaf];
    if (fixed || (sign !== 1 && sign !== -1)) return [];
    const atLeast = neededOfLeaf(about, leaf, sign, 'natural');
    return atLeast === null ? [] : [{ id, atLeast }];
  });

/**
 * What each lever must at least become even when all others are at their best (backward narrowing after Benhamou et
 * al. 1999): null where it could not, 0-sign leaves and leaves of unknown sign left out.
 */
export const necessaryMinimum = (question: Reachability): Obstacles['necessary'] =>
  necessaryOf(asked(question));

/** Why the goal is out of reach, and what would bring it back. Only for a question whose goal is out of reach. */
export const obstacles = (question: Reachability): Obstacles => {
  const about = asked(question);
  const { signs } = about;
  const all = limiting(question, signs);
  const relax = all.flatMap((constraint) => {
    const sign = constraint.leaf === null ? null : signs[constraint.leaf]!;
    const to =
      constraint.leaf !== null && (sign === 1 || sign === -1)
        ? neededOfLeaf(about, constraint.leaf, sign, 'allowed')
        : constraint.caps.length > 0
          ? neededOfCap(about, constraint)
          : null;
    return to === null ? [] : [{ id: constraint.id, bound: constraint.bound, from: constraint.value, to }];
  });
  return {
    conflict: smallestConflict(question, signs, all).map(({ id, bound, value }) => ({ id, bound, value })),
    relax,
    necessary: necessaryOf(about),
  };
};
