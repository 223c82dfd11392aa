import { describe, expect, it } from 'vitest';
import { betaQuantiles } from '../../src/stats/beta-quantiles.js';
import { evenPoints, MOST_DIMENSIONS } from '../../src/stats/even-points.js';
import { inverseIncompleteBeta } from '../../src/stats/special.js';

describe('points that fill a cube evenly', () => {
  it('are those of Halton: halves, thirds, fifths', () => {
    const first = (dimension: number) => [0, 1, 2, 3, 4].map(evenPoints(dimension));
    expect(first(0)).toEqual([1 / 2, 1 / 4, 3 / 4, 1 / 8, 5 / 8]);
    [1 / 3, 2 / 3, 1 / 9, 4 / 9, 7 / 9].forEach((value, i) => {
      expect(first(1)[i]).toBeCloseTo(value, 15);
    });
    [1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 25].forEach((value, i) => {
      expect(first(2)[i]).toBeCloseTo(value, 15);
    });
  });

  it('are refused where they would stand in lines', () => {
    expect(() => evenPoints(MOST_DIMENSIONS)).toThrow(RangeError);
  });

  it.each([
    [1, 0.5],
    [2, 0.5],
    [3, 0.5],
    [6, 0.5],
    [10, 2],
  ])('in %i dimensions tell a volume within %d standard errors of random ones', (dimensions, errors) => {
    const coordinates = Array.from({ length: dimensions }, (_, dimension) => evenPoints(dimension));
    const points = 40_000;
    // The corner of the cube in which every coordinate is below 0.7.
    const volume = 0.7 ** dimensions;
    let inside = 0;
    for (let point = 0; point < points; point += 1)
      if (coordinates.every((at) => at(point) < 0.7)) inside += 1;
    const error = Math.sqrt((volume * (1 - volume)) / points);
    expect(Math.abs(inside / points - volume)).toBeLessThan(errors * error);
  });
});

describe('quantiles of a beta distribution from a table', () => {
  it.each([
    [0.5, 20.5],
    [40.5, 140.5],
    [400.5, 600.5],
    [100_000.5, 3.5],
  ])('of Beta(%d, %d) are within a thousandth of the likely range', (a, b) => {
    const quantile = betaQuantiles(a, b);
    const exact = (p: number) => inverseIncompleteBeta(p, a, b);
    const range = exact(1 - 1e-9) - exact(1e-9);
    for (const p of [0.0001, 0.01, 0.2, 0.5, 0.8, 0.99, 0.9999])
      expect(Math.abs(quantile(p) - exact(p))).toBeLessThan(0.001 * range);
    expect(quantile(0)).toBeGreaterThanOrEqual(0);
    expect(quantile(1)).toBeLessThanOrEqual(1);
  });
});
