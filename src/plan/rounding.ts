import { evaluate, gradient, type Limits } from '../model/evaluate.js';
import type { Kind } from '../model/tree.js';
import { nextPrintable, printable, splitWhole } from './grid.js';
import { keepsCaps, leavesAt, type Problem, reaches, surplus } from './problem.js';
import type { Share } from './shares.js';

/** How a variable is printed: its kind, and the months that it is a total of; none for a level. */
export interface Print {
  readonly kind: Kind;
  readonly months: readonly Pick<Share, 'term' | 'offset' | 'factor'>[];
  /** Whether a stock is counted in whole numbers. */
  readonly isWhole: boolean;
}

/** Levers as they are printed and the check of them. */
export interface Rounded {
  /** The level of each variable: what is printed is exactly the total of its months. */
  readonly values: readonly number[];
  /** The terms of months that were given whole numbers, which add up to what is printed. */
  readonly whole: Limits;
  /** Whether the tree, evaluated forward from exactly these values, reaches the goal within bounds and caps. */
  readonly verified: boolean;
}

const MOST_REPAIRS = 1000;
/** Totals no farther apart than this are the same whole number. */
const NEXT_TO = 1e-6;

const withinBounds = (problem: Problem, j: number, value: number): number => {
  const { lower, upper } = problem.variables[j]!;
  return Math.min(upper, Math.max(lower, value));
};

const moved = (values: readonly number[], j: number, value: number): number[] =>
  values.map((old, index) => (index === j ? value : old));

const totalOf = ({ months }: Print, level: number): number =>
  months.length === 0 ? level : months.reduce((sum, { offset, factor }) => sum + offset + factor * level, 0);

/** The level at which the months of a variable come to a total. */
const levelFor = ({ months }: Print, total: number): number => {
  if (months.length === 0) return total;
  const offset = months.reduce((sum, month) => sum + month.offset, 0);
  return (total - offset) / months.reduce((sum, month) => sum + month.factor, 0);
};

/** Whole numbers for the months of every count that has several, in the proportion of what they would be exactly. */
const wholeMonths = (prints: readonly Print[], values: readonly number[]): Limits => {
  const whole = new Map<number, { min: number; max: number }>();
  prints.forEach((print, j) => {
    const { kind, months } = print;
    const total = totalOf(print, values[j]!);
    // One term that stands for all months has no whole number of its own.
    const isOneTerm = months.length < 2 || months[0]!.term === months[1]!.term;
    if (kind !== 'count' || isOneTerm || !(total > 0)) return;
    const exact = months.map(({ offset, factor }) => offset + factor * values[j]!);
    splitWhole(Math.round(total), exact).forEach((part, i) => {
      whole.set(months[i]!.term, { min: part, max: part });
    });
  });
  return whole;
};

/**
 * Rounds levers towards the goal to what is printed (methods 1.5) and checks the result by evaluating forward. A
 * lever that would leave its bounds stays on the bound. Where rounding breaks a cap, the levers of the cap give way,
 * the ones that cost the goal least first; where the goal is then missed, the others make up for it.
 */
export const roundTowardsGoal = (
  problem: Problem,
  exact: readonly number[],
  prints: readonly Print[],
): Rounded => {
  const { program } = problem;
  const at = (values: readonly number[]): Float64Array =>
    evaluate(program, leavesAt(problem, values), undefined, wholeMonths(prints, values));
  const rootOf = (values: readonly number[]): number => at(values)[program.root]!;
  const slopes = gradient(program, evaluate(program, leavesAt(problem, exact)));
  // At a tie of min() or max() only one argument has a slope; the other was moved for a reason too.
  const better = problem.variables.map(({ leaf, from }, j) => {
    const slope = Math.sign(slopes[leaf]! * problem.sense);
    return (slope !== 0 ? slope : Math.sign(exact[j]! - from)) as 1 | 0 | -1;
  });
  const step = (values: readonly number[], j: number, direction: 1 | -1): number => {
    const print = prints[j]!;
    const next = nextPrintable(print.kind, totalOf(print, values[j]!), direction, print.isWhole);
    const level = withinBounds(problem, j, levelFor(print, next));
    // A count stops before a bound that is not a whole number.
    const isStuck = print.kind === 'count' && Math.abs(totalOf(print, level) - next) > NEXT_TO;
    return isStuck ? values[j]! : level;
  };

  let values = exact.map((value, j) => {
    const print = prints[j]!;
    const direction = better[j] === 0 ? 1 : better[j]!;
    if (better[j] === 0 && print.kind !== 'count') return value;
    const total = printable(print.kind, totalOf(print, value), direction as 1 | -1, print.isWhole);
    return withinBounds(problem, j, levelFor(print, total));
  });
  values = values.map((value, j) => {
    const print = prints[j]!;
    const total = totalOf(print, value);
    // A bound that is not a whole number is kept from inside.
    if (print.kind !== 'count' || total === Math.round(total)) return value;
    const inward = value >= problem.variables[j]!.upper ? -1 : 1;
    return levelFor(print, printable(print.kind, total, inward, true));
  });

  const overfull = (tried: readonly number[]): boolean => !keepsCaps(problem, at(tried), 1e-12);
  const excess = (tried: readonly number[]): number => {
    const all = at(tried);
    return problem.caps.reduce((sum, { term, min, max }) => {
      const value = all[term]!;
      return sum + Math.max(0, value - max) / Math.max(1, max) + Math.max(0, min - value) / Math.max(1, min);
    }, 0);
  };

  for (let repair = 0; repair < MOST_REPAIRS && overfull(values); repair += 1) {
    const candidates = problem.variables.flatMap((_, j) =>
      ([1, -1] as const).map((direction) => moved(values, j, step(values, j, direction))),
    );
    const easing = candidates.filter((candidate) => excess(candidate) < excess(values) * (1 - 1e-12));
    if (easing.length === 0) break;
    values = easing.reduce((best, next) =>
      surplus(problem, rootOf(next)) > surplus(problem, rootOf(best)) ? next : best,
    );
  }
  for (let repair = 0; repair < MOST_REPAIRS && !reaches(problem, rootOf(values)); repair += 1) {
    const now = surplus(problem, rootOf(values));
    const candidates = problem.variables
      .flatMap((_, j) => (better[j] === 0 ? [] : [moved(values, j, step(values, j, better[j] as 1 | -1))]))
      .filter((candidate) => !overfull(candidate) && surplus(problem, rootOf(candidate)) > now);
    if (candidates.length === 0) break;
    values = candidates.reduce((best, next) =>
      surplus(problem, rootOf(next)) < surplus(problem, rootOf(best)) ? next : best,
    );
  }
  const whole = wholeMonths(prints, values);
  return { values, whole, verified: reaches(problem, rootOf(values)) && !overfull(values) };
};
