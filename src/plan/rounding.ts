import { evaluate, gradient, type Limits } from '../model/evaluate.js';
import type { Kind } from '../model/tree.js';
import { nextPrintable, printable, splitWhole } from './grid.js';
import { keepsCaps, leavesAt, type Problem, reaches } from './problem.js';
import { repaired } from './repair.js';
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

/** The share of a cap by which the last digits of printed numbers may pass it. */
const EXACTLY = 1e-12;
/** Totals no farther apart than this are the same whole number. */
const NEXT_TO = 1e-6;

const withinBounds = (problem: Problem, j: number, value: number): number => {
  const { lower, upper } = problem.variables[j]!;
  return Math.min(upper, Math.max(lower, value));
};

const totalOf = ({ months }: Print, level: number): number =>
  months.length === 0 ? level : months.reduce((sum, { offset, factor }) => sum + offset + factor * level, 0);

/** The level at which the months of a variable come to a total. */
const levelFor = ({ months }: Print, total: number): number => {
  if (months.length === 0) return total;
  const offset = months.reduce((sum, month) => sum + month.offset, 0);
  return (total - offset) / months.reduce((sum, month) => sum + month.factor, 0);
};

/** Whole numbers for the months of a count that has several, in the proportion of what they would be exactly. */
const wholeMonthsOf = (print: Print, level: number): [number, { min: number; max: number }][] => {
  const { kind, months } = print;
  // One term that stands for all months has no whole number of its own.
  if (kind !== 'count' || months.length < 2 || months[0]!.term === months[1]!.term) return [];
  const total = totalOf(print, level);
  if (!(total > 0)) return [];
  const exact = months.map(({ offset, factor }) => offset + factor * level);
  return splitWhole(Math.round(total), exact).map((part, i) => [months[i]!.term, { min: part, max: part }]);
};

/** The next level of a variable on its grid; the same one where it cannot be moved. */
const steppedFrom = (problem: Problem, print: Print, j: number, level: number, direction: 1 | -1): number => {
  const next = nextPrintable(print.kind, totalOf(print, level), direction, print.isWhole);
  const stepped = withinBounds(problem, j, levelFor(print, next));
  // A count stops before a bound that is not a whole number.
  const isStuck = print.kind === 'count' && Math.abs(totalOf(print, stepped) - next) > NEXT_TO;
  return isStuck ? level : stepped;
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
  const slopes = gradient(program, evaluate(program, leavesAt(problem, exact)));
  // At a tie of min() or max() only one argument has a slope; the other was moved for a reason too.
  const better = problem.variables.map(({ leaf, from }, j) => {
    const slope = Math.sign(slopes[leaf]! * problem.sense);
    return (slope !== 0 ? slope : Math.sign(exact[j]! - from)) as 1 | 0 | -1;
  });
  const rounded = exact.map((value, j) => {
    const print = prints[j]!;
    const direction = better[j] === 0 ? 1 : better[j]!;
    if (better[j] === 0 && print.kind !== 'count') return value;
    const total = printable(print.kind, totalOf(print, value), direction as 1 | -1, print.isWhole);
    return withinBounds(problem, j, levelFor(print, total));
  });
  const inside = rounded.map((value, j) => {
    const print = prints[j]!;
    const total = totalOf(print, value);
    // A bound that is not a whole number is kept from inside.
    if (print.kind !== 'count' || total === Math.round(total)) return value;
    const inward = value >= problem.variables[j]!.upper ? -1 : 1;
    return levelFor(print, printable(print.kind, total, inward, true));
  });
  const values = repaired(problem, inside, {
    better,
    step: (j, level, direction) => steppedFrom(problem, prints[j]!, j, level, direction),
    whole: (j, level) => wholeMonthsOf(prints[j]!, level),
  });
  const whole: Limits = new Map(values.flatMap((value, j) => wholeMonthsOf(prints[j]!, value)));
  const all = evaluate(program, leavesAt(problem, values), undefined, whole);
  const verified = reaches(problem, all[program.root]!) && keepsCaps(problem, all, EXACTLY);
  return { values, whole, verified };
};
