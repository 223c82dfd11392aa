import { productSlope } from './evaluate.js';
import type { Program } from './program.js';
import { CODE, tapeOf } from './tape.js';

/** Arguments of a min() or max() no farther apart than this share decide it together. */
const TIE = 1e-12;

const isTied = (value: number, best: number): boolean =>
  Math.abs(value - best) <= TIE * Math.max(1, Math.abs(best));

/** Whether any min() or max() stands at a tie, so that more and less of a leaf are not two sides of one slope. */
export const hasTies = ({ terms }: Program, values: ArrayLike<number>): boolean =>
  terms.some(
    ({ operation, args }, index) =>
      (operation === 'min' || operation === 'max') &&
      args.filter((arg) => isTied(values[arg]!, values[index]!)).length > 1,
  );

/**
 * What the root changes by for each unit that a leaf is raised (`side` +1) or, of the other sign, lowered (-1), by one
 * forward pass (Griewank & Walther 2008): at a tie of min() or max() the argument counts that decides on that side.
 */
export const oneSidedSlope = (program: Program, values: Float64Array, leaf: number, side: 1 | -1): number => {
  const tape = tapeOf(program);
  const { codes, from, args, signs } = tape;
  const changes = new Float64Array(codes.length);
  changes[tape.leaves[leaf]!] = side;
  for (let index = tape.leaves[leaf]! + 1; index < codes.length; index += 1) {
    const code = codes[index]!;
    if (code <= CODE.leaf) continue;
    const [start, end] = [from[index]!, from[index + 1]!];
    let change = 0;
    if (code === CODE.min || code === CODE.max) {
      let extreme = Number.POSITIVE_INFINITY;
      const way = code === CODE.min ? 1 : -1;
      for (let i = start; i < end; i += 1) {
        const arg = args[i]!;
        if (isTied(values[arg]!, values[index]!)) extreme = Math.min(extreme, way * changes[arg]!);
      }
      change = way * extreme;
    } else
      for (let i = start; i < end; i += 1) {
        const moved = changes[args[i]!]!;
        if (moved === 0) continue;
        change += moved * (code === CODE.sum ? signs[i]! : productSlope(tape, index, i, values));
      }
    changes[index] = change;
  }
  return side * changes[program.root]!;
};
