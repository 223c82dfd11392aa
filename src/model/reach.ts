import { evaluate } from './evaluate.js';
import { type Interval, rangesOf, signOf, slopesOf } from './interval.js';
import type { Program } from './program.js';
import type { NodeId } from './tree.js';

/** Stands for "without limit" where a value is needed: far above any count or amount of money of a business. */
export const UNLIMITED = 1e18;

const RELATIVE_GAP = 1e-6;
/** How many boxes a search may look at, where nobody asks for fewer: fewer in a program of so many terms as that. */
const MOST_BOXES = 4_000;
const FEWEST_BOXES = 16;
const MOST_TERMS = 4_000_000;

const boxesFor = ({ terms }: Program): number =>
  Math.min(MOST_BOXES, Math.max(FEWEST_BOXES, Math.floor(MOST_TERMS / terms.length)));

/** What an inner node must keep in one month, in its own units. */
export interface Cap {
  readonly id: NodeId;
  readonly term: number;
  readonly min: number;
  readonly max: number;
}

/** The farthest that a root can get within a box of its leaves. */
export interface Reach {
  /** The best value found, at `leaves`. */
  readonly best: number;
  readonly leaves: readonly number[];
  /** No value of the root is beyond this; `best` itself where the corner of the box is the proof. */
  readonly bound: number;
  readonly proof: 'vertex' | 'interval';
}

interface Box {
  readonly leaves: readonly Interval[];
  readonly bound: number;
  /** The leaves whose sign is not the same over the whole box. */
  readonly open: readonly number[];
}

const finite = ([low, high]: Interval): Interval => [Math.max(low, -UNLIMITED), Math.min(high, UNLIMITED)];

/** Moves every leaf whose sign is definite to its better end: what is left of the box has the same best value. */
const narrowed = (program: Program, leaves: readonly Interval[], sense: 1 | -1): Box => {
  const slopes = slopesOf(program, rangesOf(program, leaves));
  const open: number[] = [];
  const rest = leaves.map((range, index): Interval => {
    const sign = range[0] === range[1] ? 0 : signOf(slopes[program.leaves[index]!.term]!);
    if (sign === null) open.push(index);
    if (sign === null || sign === 0) return sign === null ? range : [range[0], range[0]];
    return sign * sense > 0 ? [range[1], range[1]] : [range[0], range[0]];
  });
  const root = rangesOf(program, rest)[program.root]!;
  return { leaves: rest, open, bound: sense > 0 ? root[1] : root[0] };
};

const middle = ([low, high]: Interval): number =>
  low > 0 && high / low > 10 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;

const halves = (box: Box): [readonly Interval[], readonly Interval[]] => {
  const width = (index: number): number => {
    const [low, high] = box.leaves[index]!;
    return (high - low) / (1 + Math.abs(low) + Math.abs(high));
  };
  const widest = box.open.reduce((a, b) => (width(b) > width(a) ? b : a));
  const cut = middle(box.leaves[widest]!);
  const part = (range: Interval) => box.leaves.map((leaf, index) => (index === widest ? range : leaf));
  return [part([box.leaves[widest]![0], cut]), part([cut, box.leaves[widest]![1]])];
};

/** Puts a box at its place, the most promising one last. */
const insert = (boxes: Box[], box: Box, sense: 1 | -1): void => {
  let [low, high] = [0, boxes.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (sense * (boxes[half]!.bound - box.bound) < 0) low = half + 1;
    else high = half;
  }
  boxes.splice(low, 0, box);
};

/**
 * The best value of the root over a box. Where every leaf has one sign, it is the value at one corner, and that is a
 * proof. Otherwise the leaves without one are searched by interval branch and bound (Moore 1966) until the bound is
 * within 1e-6 of the best value found; `bound` is then what has been proven. Caps are applied by holding inner
 * nodes at them, going up: exact where no leaf serves two nodes, and never too low.
 */
export const farthest = (
  program: Program,
  box: readonly Interval[],
  sense: 1 | -1,
  caps: readonly Cap[] = [],
  mostBoxes = boxesFor(program),
): Reach => {
  const limits = new Map(caps.map((cap) => [cap.term, cap]));
  const at = (leaves: readonly number[]): number =>
    evaluate(program, leaves, undefined, limits)[program.root]!;
  const first = narrowed(program, box.map(finite), sense);
  const sample = (current: Box): number[] => current.leaves.map(middle);
  let bestLeaves = sample(first);
  let best = at(bestLeaves);
  if (first.open.length === 0) return { best, leaves: bestLeaves, bound: best, proof: 'vertex' };

  let boxes = [first];
  for (let count = 0; count < mostBoxes && boxes.length > 0; count += 1) {
    const current = boxes.pop()!;
    if (sense * (current.bound - best) <= RELATIVE_GAP * Math.max(1, Math.abs(best))) {
      return { best, leaves: bestLeaves, bound: current.bound, proof: 'interval' };
    }
    for (const half of halves(current)) {
      const next = narrowed(program, half, sense);
      const leaves = sample(next);
      const value = at(leaves);
      if (sense * (value - best) > 0) {
        best = value;
        bestLeaves = leaves;
        boxes = boxes.filter((other) => sense * (other.bound - best) > 0);
      }
      const hasInside = next.open.length > 0;
      if (hasInside && sense * (next.bound - best) > 0) insert(boxes, next, sense);
    }
  }
  const bound = boxes.reduce(
    (worst, { bound: value }) => (sense * (value - worst) > 0 ? value : worst),
    best,
  );
  return { best, leaves: bestLeaves, bound, proof: 'interval' };
};
