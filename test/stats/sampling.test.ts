import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { binomialLower } from '../../src/stats/binomial.js';
import { dispersionOf } from '../../src/stats/dispersion.js';
import { poissonLower } from '../../src/stats/poisson.js';
import { sampleBinomial } from '../../src/stats/sample-binomial.js';
import { samplePoisson } from '../../src/stats/sample-poisson.js';
import { sampleBeta, sampleGamma, sampleNormal, type Uniform } from '../../src/stats/sampling.js';
import { incompleteBeta, incompleteGammaLower, normalCdf } from '../../src/stats/special.js';

const DRAWS = 200_000;
/** A sampler that is right fails once in ten thousand seeds; this one seed is tried. */
const LEAST_P = 1e-4;

/** The chance of draws that stray so far from their distribution, over cells that each hold some share of it. */
const chanceOf = (
  draw: (uniform: Uniform) => number,
  below: (x: number) => number,
  ends: readonly number[],
) => {
  const uniform = uniformFrom(20_260_401);
  const counts = new Array<number>(ends.length + 1).fill(0);
  for (let i = 0; i < DRAWS; i += 1) {
    const x = draw(uniform);
    const cell = ends.findIndex((end) => x <= end);
    counts[cell < 0 ? ends.length : cell]! += 1;
  }
  const reached = [0, ...ends.map(below), 1];
  const expected = counts.map((_, i) => (reached[i + 1]! - reached[i]!) * DRAWS);
  const kept = expected.map((share, i) => [share, counts[i]!] as const).filter(([share]) => share >= 5);
  expect(kept.length).toBeGreaterThan(2);
  const chiSquare = kept.reduce((sum, [share, count]) => sum + (count - share) ** 2 / share, 0);
  return dispersionOf(chiSquare, kept.length - 1).pValue;
};

const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const steps = (from: number, to: number, cells: number): number[] =>
  Array.from({ length: cells + 1 }, (_, i) => from + ((to - from) * i) / cells);

describe('numbers drawn at random have the distribution that they are said to have', () => {
  it('normal, far into the tail', () => {
    expect(chanceOf(sampleNormal, normalCdf, steps(-4.2, 4.2, 84))).toBeGreaterThan(LEAST_P);
  });

  it.each([0.2, 0.5, 1, 2.5, 40, 900])('gamma of shape %d', (shape) => {
    const spread = 5 * Math.sqrt(shape);
    const ends = steps(Math.max(shape / 1000, shape - spread), shape + spread, 60);
    const below = (x: number) => incompleteGammaLower(x, shape);
    expect(chanceOf((uniform) => sampleGamma(shape, uniform), below, ends)).toBeGreaterThan(LEAST_P);
  });

  it.each([
    [0.5, 0.5],
    [0.5, 30.5],
    [3, 7],
    [400.5, 600.5],
  ])('beta of %d and %d', (a, b) => {
    const mean = a / (a + b);
    const spread = 4 * Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    const ends = steps(Math.max(1e-4, mean - spread), Math.min(1 - 1e-4, mean + spread), 50);
    const below = (x: number) => incompleteBeta(x, a, b);
    expect(chanceOf((uniform) => sampleBeta(a, b, uniform), below, ends)).toBeGreaterThan(LEAST_P);
  });

  it.each([
    // Counted up, by rejection, and either with the failures counted in place of the successes.
    [3, 0.3],
    [20, 0.25],
    [400, 0.02],
    [33, 0.31],
    [60, 0.5],
    [60, 0.9],
    [1200, 0.05],
    [5000, 0.4],
    [5000, 0.999],
  ])('binomial of %d cases with chance %d', (n, p) => {
    const spread = 5 * Math.sqrt(n * p * (1 - p)) + 3;
    const ends = upTo(Math.max(0, Math.floor(n * p - spread)), Math.min(n, Math.ceil(n * p + spread)) - 1);
    const below = (x: number) => binomialLower(x, n, p);
    expect(chanceOf((uniform) => sampleBinomial(n, p, uniform), below, ends)).toBeGreaterThan(LEAST_P);
  });

  it.each([0.3, 4, 9.99, 10, 24, 3000])('Poisson of mean %d', (mean) => {
    const spread = 5 * Math.sqrt(mean) + 3;
    const ends = upTo(Math.max(0, Math.floor(mean - spread)), Math.ceil(mean + spread));
    const below = (x: number) => poissonLower(x, mean);
    expect(chanceOf((uniform) => samplePoisson(mean, uniform), below, ends)).toBeGreaterThan(LEAST_P);
  });

  it('where there is nothing to choose, nothing is drawn', () => {
    const never: Uniform = () => {
      throw new Error('a number was drawn');
    };
    expect([sampleBinomial(0, 0.4, never), sampleBinomial(9, 0, never), sampleBinomial(9, 1, never)]).toEqual(
      [0, 0, 9],
    );
    expect(samplePoisson(0, () => 0.999)).toBe(0);
  });
});
