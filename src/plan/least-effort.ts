import { evaluate } from '../model/evaluate.js';
import type { Interval } from '../model/interval.js';
import type { Program } from '../model/program.js';
import { farthest } from '../model/reach.js';
import { isConcave } from './concavity.js';
import { effortOf } from './descent.js';
import { leavesAt, type Problem, reaches, rootAt } from './problem.js';
import { normalFrom } from './random.js';
import { holds, type Solution, solveFrom } from './solve.js';

/** A solution and how far it may be trusted to be the least: proven, or the best of what was tried. */
export interface LeastEffort extends Solution {
  readonly certificate: 'global' | 'local';
  readonly method: 'descent' | 'multi-start' | 'path';
}

/** Beyond this growth of a part, an even split of a sum stops being even a local optimum. */
const GROWTH_LIMIT = Math.E;
const STARTS = 20;
const SEED = 1;

/** The box of all leaves that the variables' bounds leave. */
export const boxOf = (problem: Problem): Interval[] => {
  const box = problem.start.map((value): Interval => [value, value]);
  for (const { leaf, lower, upper } of problem.variables) box[leaf] = [lower, upper];
  return box;
};

/** Whether any part of a sum is asked to grow so much that an uneven plan may be easier. */
const growsUnevenly = (problem: Problem, values: readonly number[]): boolean => {
  const before = evaluate(problem.program, problem.start);
  const after = evaluate(problem.program, leavesAt(problem, values));
  const parts = (program: Program): number[] =>
    program.terms.flatMap((term) => (term.operation === 'sum' && term.args.length > 1 ? [...term.args] : []));
  return parts(problem.program).some(
    (part) => before[part]! > 0 && after[part]! / before[part]! > GROWTH_LIMIT,
  );
};

const startValues = (problem: Problem): number[] => problem.variables.map(({ from }) => from);

const scattered = (problem: Problem, draw: () => number, spread: number): number[] =>
  problem.variables.map(({ coordinate, from, lower, upper }) => {
    const value = coordinate.toValue(coordinate.toEffort(from) + spread * draw());
    return Math.min(upper, Math.max(lower, value));
  });

/** Terms that all further starts together may cost, as a multiple of one program; large ones get fewer starts. */
const MOST_TERMS = 400_000;

const startsFor = ({ program }: Problem): number =>
  Math.max(1, Math.min(STARTS, Math.floor(MOST_TERMS / program.terms.length)));

const multiStart = (problem: Problem, first: Solution): Solution => {
  const draw = normalFrom(SEED);
  const spread = Math.max(1, Math.sqrt(2 * first.effort));
  let best = first;
  for (let start = 0; start < startsFor(problem); start += 1) {
    const next = solveFrom(problem, scattered(problem, draw, spread));
    if (next && next.effort < best.effort * (1 - 1e-9)) best = next;
  }
  return best;
};

/** A point between the start and the farthest point that reaches the goal: the root is continuous on the way. */
const onThePath = (problem: Problem): number[] | undefined => {
  const far = farthest(problem.program, boxOf(problem), problem.sense, problem.caps);
  const from = startValues(problem);
  const to = problem.variables.map(({ leaf }) => far.leaves[leaf]!);
  const between = (share: number): number[] =>
    from.map((value, j) => {
      const { coordinate } = problem.variables[j]!;
      const [a, b] = [coordinate.toEffort(value), coordinate.toEffort(to[j]!)];
      return Number.isFinite(a) && Number.isFinite(b)
        ? coordinate.toValue(a + share * (b - a))
        : value + share * (to[j]! - value);
    });
  let [low, high] = [0, 1];
  if (!reaches(problem, rootAt(problem, leavesAt(problem, to)))) return undefined;
  for (let i = 0; i < 60; i += 1) {
    const share = (low + high) / 2;
    if (reaches(problem, rootAt(problem, leavesAt(problem, between(share))))) high = share;
    else low = share;
  }
  return high === 1 ? to : between(high);
};

/**
 * The least-effort plan. A chain's is proven; otherwise it is the best of one start, or of `STARTS` seeded ones where
 * a part of a sum grows more than e-fold. Undefined where no plan was found that reaches the goal and keeps the caps.
 */
export const leastEffort = (problem: Problem): LeastEffort | undefined => {
  const first = solveFrom(problem, startValues(problem));
  if (first) {
    if (isConcave(problem)) return { ...first, certificate: 'global', method: 'descent' };
    return growsUnevenly(problem, first.values)
      ? { ...multiStart(problem, first), certificate: 'local', method: 'multi-start' }
      : { ...first, certificate: 'local', method: 'descent' };
  }
  const path = onThePath(problem);
  if (!path || !holds(problem, path)) return undefined;
  const improved = solveFrom(problem, path);
  if (improved) return { ...improved, certificate: 'local', method: 'descent' };
  const [point, center] = [path, startValues(problem)].map((values) =>
    problem.variables.map(({ coordinate }, j) => coordinate.toEffort(values[j]!)),
  );
  const effort = effortOf(problem, point!, center!);
  return {
    values: path,
    effort,
    goalMultiplier: 0,
    capMultipliers: [],
    converged: false,
    certificate: 'local',
    method: 'path',
  };
};
