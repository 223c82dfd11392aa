import { gradient, type Limits } from '../model/evaluate.js';
import { trialOf } from '../model/trial.js';
import { isKept, keepsCaps, leavesAt, type Problem, reaches, sizeOf, surplus } from './problem.js';

/** How variables may be moved from one printed value to another. */
export interface Grid {
  /** The direction in which each variable helps the goal. */
  readonly better: readonly (1 | 0 | -1)[];
  /** The next printed level; the same one where there is none. */
  step(j: number, level: number, direction: 1 | -1): number;
  /** What the months of a variable are held at when it is at a level. */
  whole(
    j: number,
    level: number,
  ): Iterable<readonly [number, { readonly min: number; readonly max: number }]>;
}

/** A variable moved to another level, and what comes of it. */
interface Move {
  readonly j: number;
  readonly level: number;
  readonly root: number;
  readonly surplus: number;
  readonly excess: number;
  readonly isKept: boolean;
}

const MOST_REPAIRS = 1000;
const EXACTLY = 1e-12;
/** Moves that are tried at once; of more, those that promise most by the slopes of the goal. */
const MOST_TRIED = 128;

const excessOf = ({ caps }: Problem, all: ArrayLike<number>): number =>
  caps.reduce((sum, { term, min, max, scale }) => {
    const value = all[term]!;
    const over = value > max ? (value - max) / Math.max(1, sizeOf(max, scale)) : 0;
    const under = value < min ? (min - value) / Math.max(1, sizeOf(min, scale)) : 0;
    return sum + over + under;
  }, 0);

/**
 * Moves printed levels, one step of one variable at a time, until caps and further goals are kept and then until the
 * goal is reached; the levels at which no step helps any more where that cannot be done.
 */
export const repaired = (problem: Problem, from: readonly number[], grid: Grid): number[] => {
  const { program, variables } = problem;
  const values = [...from];
  const held = new Map<number, { readonly min: number; readonly max: number }>();
  const hold = (j: number, level: number): void => {
    for (const [term, limit] of grid.whole(j, level)) held.set(term, limit);
  };
  const release = (j: number, level: number): void => {
    for (const [term] of grid.whole(j, level)) held.delete(term);
  };
  values.forEach((value, j) => {
    hold(j, value);
  });
  const trial = trialOf(program, leavesAt(problem, values), held as Limits);
  let all = trial.now();

  const moveTo = (j: number, level: number): Move => {
    release(j, values[j]!);
    hold(j, level);
    const tried = trial.at(variables[j]!.leaf, level);
    const found = {
      j,
      level,
      root: tried[program.root]!,
      surplus: surplus(problem, tried[program.root]!),
      excess: excessOf(problem, tried),
      isKept: keepsCaps(problem, tried, EXACTLY),
    };
    release(j, level);
    hold(j, values[j]!);
    return found;
  };
  const take = ({ j, level }: Move): void => {
    release(j, values[j]!);
    hold(j, level);
    trial.keep(variables[j]!.leaf, level);
    values[j] = level;
    all = trial.now();
  };
  /**
   * The moves to try; where there are too many for all of them, of those that change what `terms` name, the ones that bring the goal
   * nearest by its slopes.
   */
  const steps = (terms: readonly number[]): [number, number][] => {
    const every = variables.flatMap((_, j) =>
      ([1, -1] as const).flatMap((direction): [number, number][] => {
        const level = grid.step(j, values[j]!, direction);
        return level === values[j] ? [] : [[j, level]];
      }),
    );
    if (every.length <= MOST_TRIED) return every;
    const matters = terms.map((term) => gradient(program, all, term));
    const slopes = gradient(program, all);
    const gain = ([j, level]: [number, number]): number =>
      slopes[variables[j]!.leaf]! * (level - values[j]!) * problem.sense;
    const helping = every.filter(([j]) => matters.some((slope) => slope[variables[j]!.leaf] !== 0));
    const sorted = helping.map((step) => ({ step, gain: gain(step) }));
    const missing = -surplus(problem, all[program.root]!);
    sorted.sort((a, b) => Math.abs(a.gain - missing) - Math.abs(b.gain - missing));
    return sorted.slice(0, MOST_TRIED).map(({ step }) => step);
  };

  /**
   * Takes moves in the order given while each is still worth it: one of a few, so that the next is chosen anew; many of
   * many, for whom choosing anew each time would take too long.
   */
  const takeInOrder = (
    moves: readonly Move[],
    isWorth: (move: Move) => boolean,
    isDone: () => boolean,
  ): void => {
    const [first, ...others] = moves;
    take(first!);
    if (variables.length * 2 <= MOST_TRIED) return;
    for (const { j, level } of others) {
      if (isDone()) return;
      const again = moveTo(j, level);
      if (isWorth(again)) take(again);
    }
  };

  const isKeeping = (): boolean => keepsCaps(problem, all, EXACTLY);
  const isEasing = ({ excess }: Move): boolean => excess < excessOf(problem, all) * (1 - EXACTLY);
  for (let repair = 0; repair < MOST_REPAIRS && !isKeeping(); repair += 1) {
    const broken = problem.caps.filter((cap) => !isKept(cap, all[cap.term]!, EXACTLY));
    const easing = steps(broken.map(({ term }) => term))
      .map(([j, level]) => moveTo(j, level))
      .filter(isEasing);
    if (easing.length === 0) break;
    easing.sort((a, b) => b.surplus - a.surplus);
    takeInOrder(easing, isEasing, isKeeping);
  }
  const isThere = (): boolean => reaches(problem, all[program.root]!);
  const isHelping = (move: Move): boolean =>
    move.isKept && move.surplus > surplus(problem, all[program.root]!);
  for (let repair = 0; repair < MOST_REPAIRS && !isThere(); repair += 1) {
    const helping = steps([program.root])
      .filter(([j, level]) => grid.better[j]! * (level - values[j]!) > 0)
      .map(([j, level]) => moveTo(j, level))
      .filter(isHelping);
    if (helping.length === 0) break;
    // The least that is enough; where no single step is, the longest, so that few are taken.
    const enough = helping.filter(({ root }) => reaches(problem, root));
    if (enough.length > 0) enough.sort((a, b) => a.surplus - b.surplus);
    else helping.sort((a, b) => b.surplus - a.surplus);
    takeInOrder(enough.length > 0 ? enough : helping, isHelping, isThere);
  }
  return values;
};
