import type { Uniform } from '../../stats/sampling.js';
import { uniformFrom } from '../random.js';
import type { Column } from './columns.js';
import type { Course } from './course.js';

/** Where a sampler is put together: its steps so far, and the column of each term that chance has a part in. */
export interface Bench {
  /** What every term comes to if all goes as planned. */
  readonly planned: Float64Array;
  readonly columns: Map<number, Float64Array>;
  readonly steps: (() => void)[];
  /** How many draws are made side by side. */
  readonly size: number;
  /** The months that one term stands for. */
  readonly months: number;
  /** How many numbers are drawn at random for one draw. */
  chances: number;
  /** A source of chance of its own for each step, so that a change of one leaves the others as they were. */
  stream(): Uniform;
}

/** Draws are made in blocks that stay in the processor's cache, and in memory where there are many terms. */
const MOST_DRAWS = 2000;
const MOST_NUMBERS = 8_000_000;

export const benchOf = ({ planned, needed, months }: Course, seed: number): Bench => {
  let streams = 0;
  return {
    planned,
    columns: new Map(),
    steps: [],
    size: Math.max(1, Math.min(MOST_DRAWS, Math.floor(MOST_NUMBERS / needed.length))),
    months,
    chances: 0,
    stream: () => {
      streams += 1;
      return uniformFrom(seed + Math.imul(streams, 0x9e3779b1));
    },
  };
};

export const read = ({ columns, planned }: Bench, term: number): Column =>
  columns.get(term) ?? planned[term]!;

/** Adds a step that fills a column of its own; `chances` is how many random numbers a draw of it takes. */
export const addStep = (bench: Bench, chances: number, step: (into: Float64Array) => void): Float64Array => {
  const into = new Float64Array(bench.size);
  bench.chances += chances;
  bench.steps.push(() => step(into));
  return into;
};
