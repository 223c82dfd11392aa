import type { Operation, Program, Term } from './program.js';

/** A closed range of values; its ends may be infinite. */
export type Interval = readonly [number, number];

/** 0 times infinity is 0 here: a bound that is never reached does not make a zero factor count. */
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

const multiply = (a: Interval, b: Interval): Interval => {
  const [p, q, r, s] = [times(a[0], b[0]), times(a[0], b[1]), times(a[1], b[0]), times(a[1], b[1])];
  return [Math.min(p, q, r, s), Math.max(p, q, r, s)];
};

const reciprocal = ([low, high]: Interval): Interval => {
  if (low > 0 || high < 0) return [1 / high, 1 / low];
  if (low === 0 && high > 0) return [1 / high, Number.POSITIVE_INFINITY];
  if (high === 0 && low < 0) return [Number.NEGATIVE_INFINITY, 1 / low];
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
};

const scaled = ([low, high]: Interval, by: number): Interval =>
  by > 0 ? [times(low, by), times(high, by)] : [times(high, by), times(low, by)];
const add = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
const powered = (interval: Interval, sign: number): Interval => (sign > 0 ? interval : reciprocal(interval));

const STARTS: Readonly<Record<Exclude<Operation, 'constant' | 'leaf' | 'sum'>, Interval>> = {
  product: [1, 1],
  min: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  max: [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
};

const joinedBy = (operation: Operation, found: Interval, range: Interval, sign: number): Interval => {
  if (operation === 'sum') return add(found, scaled(range, sign));
  if (operation === 'product') return multiply(found, powered(range, sign));
  const pick = operation === 'min' ? Math.min : Math.max;
  return [pick(found[0], range[0]), pick(found[1], range[1])];
};

const rangeOf = ({ operation, args, signs, constant }: Term, ranges: readonly Interval[]): Interval => {
  if (operation === 'constant' || operation === 'leaf') return [constant, constant];
  let found: Interval = operation === 'sum' ? [constant, constant] : STARTS[operation];
  for (let i = 0; i < args.length; i += 1) found = joinedBy(operation, found, ranges[args[i]!]!, signs[i]!);
  return found;
};

/** The range that every term can take while the leaves stay in theirs (Moore 1966). An enclosure, not always tight. */
export const rangesOf = (program: Program, leaves: readonly Interval[]): Interval[] => {
  const ranges = new Array<Interval>(program.terms.length);
  program.leaves.forEach(({ term }, leaf) => {
    ranges[term] = leaves[leaf]!;
  });
  program.terms.forEach((term, index) => {
    ranges[index] ??= rangeOf(term, ranges);
  });
  return ranges;
};

/** Whether an argument of a min() or max() decides it always, never, or sometimes, as a factor of its derivative. */
const shareOf = (term: Term, which: number, ranges: readonly Interval[]): Interval => {
  const own = ranges[term.args[which]!]!;
  const others = term.args.filter((_, i) => i !== which).map((arg) => ranges[arg]!);
  const beaten = others.some((other) => (term.operation === 'min' ? other[1] < own[0] : other[0] > own[1]));
  const wins = others.every((other) => (term.operation === 'min' ? other[0] > own[1] : other[1] < own[0]));
  return beaten ? [0, 0] : wins ? [1, 1] : [0, 1];
};

const slopeOf = (term: Term, which: number, ranges: readonly Interval[]): Interval => {
  if (term.operation === 'min' || term.operation === 'max') return shareOf(term, which, ranges);
  if (term.operation === 'sum') return [term.signs[which]!, term.signs[which]!];
  let slope: Interval = [1, 1];
  term.args.forEach((arg, i) => {
    if (i !== which) slope = multiply(slope, powered(ranges[arg]!, term.signs[i]!));
  });
  if (term.signs[which]! > 0) return slope;
  const inverse = reciprocal(ranges[term.args[which]!]!);
  return scaled(multiply(slope, multiply(inverse, inverse)), -1);
};

/** The range of the derivative of the root by every term over the box (interval reverse-mode differentiation). */
export const slopesOf = (program: Program, ranges: readonly Interval[]): Interval[] => {
  const slopes: Interval[] = program.terms.map(() => [0, 0]);
  slopes[program.root] = [1, 1];
  for (let index = program.root; index >= 0; index -= 1) {
    const term = program.terms[index]!;
    const weight = slopes[index]!;
    if (weight[0] === 0 && weight[1] === 0) continue;
    term.args.forEach((arg, i) => {
      slopes[arg] = add(slopes[arg]!, multiply(weight, slopeOf(term, i, ranges)));
    });
  }
  return slopes;
};

/** The sign of a derivative over the whole box; null where it takes both. */
export const signOf = ([low, high]: Interval): 1 | 0 | -1 | null => {
  if (low === 0 && high === 0) return 0;
  if (low >= 0) return 1;
  return high <= 0 ? -1 : null;
};
