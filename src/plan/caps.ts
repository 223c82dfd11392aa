import { evaluate } from '../model/evaluate.js';
import { farthest } from '../model/reach.js';
import { boxOf, leastEffort } from './least-effort.js';
import { isKept, type Kept, leavesAt, type Problem, rootAt, sizeOf } from './problem.js';

/** A cap or a further goal that the bounds of the levers rule out by itself. */
export interface Contradiction {
  readonly cap: Kept;
  readonly end: 'min' | 'max';
  /** The nearest to the cap that the node can get. */
  readonly nearest: number;
}

/** A share of a cap that last digits may pass it by. */
const SLACK = 1e-9;

/** The first cap or further goal that no plan can keep, judged by itself. */
export const contradictionOf = (problem: Problem): Contradiction | undefined => {
  const box = boxOf(problem);
  const inside = problem.variables.map(({ leaf, lower, upper }) =>
    Math.min(upper, Math.max(lower, problem.start[leaf]!)),
  );
  const today = evaluate(problem.program, leavesAt(problem, inside));
  for (const cap of problem.caps) {
    if (isKept(cap, today[cap.term]!)) continue;
    const { min, max, scale } = cap;
    const node = { ...problem.program, root: cap.term };
    const most = farthest(node, box, 1).bound;
    if (most < min - SLACK * sizeOf(min, scale)) return { cap, end: 'min', nearest: most };
    const least = farthest(node, box, -1).bound;
    if (least > max + SLACK * sizeOf(max, scale)) return { cap, end: 'max', nearest: least };
  }
  return undefined;
};

const HALVINGS = 40;

/** The best point that was found within bounds and caps, by raising the goal until no plan reaches it; null for none. */
export const bestWithinCaps = (problem: Problem): readonly number[] | null => {
  const { program, sense } = problem;
  const box = boxOf(problem);
  const worst = farthest(program, box, sense === 1 ? -1 : 1).bound;
  const solve = (goal: number) => leastEffort({ ...problem, goal });
  const first = solve(worst);
  if (!first) return null;
  let best = leavesAt(problem, first.values);
  let [low, high] = [rootAt(problem, best), problem.goal];
  for (let i = 0; i < HALVINGS && Math.abs(high - low) > 1e-9 * Math.max(1, Math.abs(high)); i += 1) {
    const half = low + (high - low) / 2;
    const found = solve(half);
    if (found) {
      best = leavesAt(problem, found.values);
      low = half;
    } else high = half;
  }
  return best;
};
