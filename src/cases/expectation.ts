import type { ExpectationEntry, Tolerance } from '../contract/test-file.js';
import type { Path } from '../model/diagnostic.js';
import type { NodeId } from '../model/tree.js';
import type { Expectation } from './types.js';

/** What arithmetic loses: without a tolerance a value may be off by this share, and near zero by this amount. */
const NOISE = 1e-9;

const allowed = (value: number, tolerance: Tolerance | undefined): number => {
  const noise = NOISE * Math.max(1, Math.abs(value));
  if (!tolerance) return noise;
  return Math.max(noise, 'share' in tolerance ? tolerance.share * Math.abs(value) : tolerance.amount);
};

/** Makes an expectation of its entry. `tolerance` is the one of its test or its file. */
export const expectationOf = (
  node: NodeId,
  entry: ExpectationEntry,
  path: Path,
  tolerance: Tolerance | undefined,
): Expectation => {
  const full = typeof entry === 'number' ? { value: entry } : entry;
  const value = full.value ?? null;
  return {
    node,
    path,
    value,
    tolerance: value === null ? 0 : allowed(value, full.tolerance ?? tolerance),
    min: full.min ?? null,
    max: full.max ?? null,
  };
};

/** Whether a value is what is expected. The ends of a range and of a tolerance are inside, whatever arithmetic loses. */
export const isMet = ({ value, tolerance, min, max }: Expectation, actual: number): boolean => {
  const least = value === null ? (min ?? Number.NEGATIVE_INFINITY) : value - tolerance;
  const most = value === null ? (max ?? Number.POSITIVE_INFINITY) : value + tolerance;
  const noise = NOISE * Math.max(1, Math.abs(actual));
  return actual >= least - noise && actual <= most + noise;
};
