import { expect } from 'vitest';

/** Relative comparison: an absolute one would pass any small tail probability. */
export function expectRelative(got: number, expected: number, tolerance: number): void {
  expect(got / expected, `${got} against ${expected}`).toBeGreaterThan(1 - tolerance);
  expect(got / expected, `${got} against ${expected}`).toBeLessThan(1 + tolerance);
}

/** Absolute comparison, where the expected number may be zero or the stated error is absolute. */
export function expectWithin(got: number, expected: number, tolerance: number): void {
  expect(Math.abs(got - expected), `${got} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Both limits of an interval. */
export function expectLimits(got: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(got).toHaveLength(2);
  expected.forEach((limit, side) => {
    expectWithin(got[side]!, limit, tolerance);
  });
}
