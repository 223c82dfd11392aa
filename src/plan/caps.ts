import { evaluate } from '../model/evaluate.js';
import type { Interval } from '../model/interval.js';
import { farthest } from '../model/reach.js';
import { boxOf, leastEffort } from './least-effort.js';
import { isKept, type Kept, leavesAt, type Problem, rootAt, sizeOf } from './problem.js';
import { crossed, farthestRatio } from './ratio.js';
import { approach } from './solve.js';

/** A cap or a further goal that the bounds of the levers rule out by itself. */
export interface Contradiction {
  readonly cap: Kept;
  readonly end: 'min' | 'max';
  /** The nearest to the cap that the node can get. */
  readonly nearest: number;
  /** All leaves where it is nearest. */
  readonly leaves: readonly number[];
  /** Whether it was found by the difference that a ratio stands for. */
  readonly isRatio: boolean;
}

/** A share of a cap that last digits may pass it by. */
const SLACK = 1e-9;

/** An end of a cap that cannot be kept; undefined where it can, or where that is not proven. */
const endOutOfReach = (
  problem: Problem,
  box: readonly Interval[],
  today: readonly number[],
  cap: Kept,
  end: 'min' | 'max',
): Contradiction | undefined => {
  const limit = cap[end];
  if (!Number.isFinite(limit)) return undefined;
  const node = { ...problem.program, root: cap.term };
  const asked = crossed(node, box, limit);
  const values = evaluate(asked.program, today);
  const isRatio = asked.program !== node;
  const size = isRatio ? Math.abs(values[node.terms.length]!) : sizeOf(limit, cap.scale);
  const sense = end === 'min' ? 1 : -1;
  const { bound, leaves } = farthest(asked.program, box, sense);
  if (!(sense * (asked.limit - bound) > SLACK * size)) return undefined;
  if (!isRatio) return { cap, end, nearest: bound, leaves, isRatio };
  const from = values[cap.term]!;
  // A ratio that does not exist today is not searched from there.
  if (!Number.isFinite(from)) return undefined;
  const ratio = farthestRatio(node, box, sense, from);
  return { cap, end, nearest: ratio.best, leaves: ratio.leaves, isRatio };
};

/** The first cap or further goal that no plan can keep, judged by itself. */
export const contradictionOf = (problem: Problem): Contradiction | undefined => {
  const box = boxOf(problem);
  const inside = problem.variables.map(({ leaf, lower, upper }) =>
    Math.min(upper, Math.max(lower, problem.start[leaf]!)),
  );
  const leaves = leavesAt(problem, inside);
  const values = evaluate(problem.program, leaves);
  for (const cap of problem.caps) {
    if (isKept(cap, values[cap.term]!)) continue;
    const found =
      endOutOfReach(problem, box, leaves, cap, 'min') ?? endOutOfReach(problem, box, leaves, cap, 'max');
    if (found) return found;
  }
  return undefined;
};

/** Looks at what may lie between the best that a descent came to and the goal, the first a share of it away. */
const HALVINGS = 40;
const NEARBY = 1e-6;
const CLOSE = 1e-8;

/** The best point that was found within bounds and caps, by asking for the goal and then for less; null for none. */
export const bestWithinCaps = (problem: Problem): readonly number[] | null => {
  const { program, sense } = problem;
  const box = boxOf(problem);
  const worst = farthest(program, box, sense === 1 ? -1 : 1).bound;
  const solve = (goal: number) => leastEffort({ ...problem, goal });
  const first = solve(worst);
  if (!first) return null;
  const near = approach(problem, first.values);
  let best = leavesAt(problem, first.values);
  if (near && sense * (rootAt(problem, leavesAt(problem, near)) - rootAt(problem, best)) > 0)
    best = leavesAt(problem, near);
  let [low, high] = [rootAt(problem, best), problem.goal];
  // What a descent came to is the best or near it: what lies right above is asked for first.
  let step = near ? NEARBY : 0.5;
  for (let i = 0; i < HALVINGS && Math.abs(high - low) > CLOSE * Math.max(1, Math.abs(high)); i += 1) {
    const asked = low + (high - low) * step;
    const found = solve(asked);
    if (found) {
      best = leavesAt(problem, found.values);
      low = rootAt(problem, best);
      step = Math.min(0.5, 4 * step);
    } else {
      high = asked;
      step = 0.5;
    }
  }
  return best;
};
