import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../../src/stats/gauss-legendre.js';
import { oracle } from '../oracles.js';

describe('Gauss-Legendre quadrature', () => {
  it.each([1, 2, 5, 16])('of %i points takes every polynomial below twice that degree exactly', (size) => {
    const points = gaussLegendre(size);
    for (let degree = 0; degree < 2 * size; degree += 1)
      expect(points.reduce((sum, { at, weight }) => sum + weight * at ** degree, 0)).toBeCloseTo(
        1 / (degree + 1),
        13,
      );
  });

  describe('along the line between two states: attribution.free_formula_path_integral', () => {
    const { input, expected, tolerance } = oracle('attribution.free_formula_path_integral');
    const [x0, x1] = input.x;
    const [y0, y1] = input.y;
    // The formula x * exp(-y) + sqrt(x * y), and its derivatives.
    const value = (x: number, y: number) => x * Math.exp(-y) + Math.sqrt(x * y);
    const slopes = {
      x: (x: number, y: number) => Math.exp(-y) + y / (2 * Math.sqrt(x * y)),
      y: (x: number, y: number) => -x * Math.exp(-y) + x / (2 * Math.sqrt(x * y)),
    };
    const shares = (size: number) => {
      const along = (slope: (x: number, y: number) => number) =>
        gaussLegendre(size).reduce(
          (sum, { at, weight }) => sum + weight * slope(x0 + at * (x1 - x0), y0 + at * (y1 - y0)),
          0,
        );
      return { x: along(slopes.x) * (x1 - x0), y: along(slopes.y) * (y1 - y0) };
    };

    it('32 points give the shares of Aumann and Shapley', () => {
      const { x, y } = shares(32);
      expect(value(x1, y1) - value(x0, y0)).toBeCloseTo(expected.gap, 10);
      expect(Math.abs(x - expected.aumann_shapley.x)).toBeLessThan(tolerance);
      expect(Math.abs(y - expected.aumann_shapley.y)).toBeLessThan(tolerance);
    });

    it.each(Object.entries<number>(expected.residual_by_nodes))(
      '%s points leave the known residual',
      (size, residual) => {
        const { x, y } = shares(Number(size));
        // The last digits of the largest residuals are those of their machine.
        expect(Math.abs(x + y - expected.gap - residual)).toBeLessThan(1e-14);
      },
    );
  });
});
