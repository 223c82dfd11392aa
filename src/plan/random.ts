import { sampleNormal } from '../stats/sampling.js';

/** Uniform numbers in [0, 1) from a seed (sfc32, after C. Doty-Humphrey 2010): the same seed gives the same bytes. */
export const uniformFrom = (seed: number): (() => number) => {
  // In an array, so that no number needs a place of its own in memory each time.
  const state = Int32Array.of(0x9e3779b9, 0x243f6a88, seed, 1);
  const next = (): number => {
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (state[0]! + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
};

/** Standard normal numbers from a seed. */
export const normalFrom = (seed: number): (() => number) => {
  const uniform = uniformFrom(seed);
  return () => sampleNormal(uniform);
};
