/** Successes out of cases: finite, 0 <= x <= n. */
export function requireCounts(x: number, n: number): void {
  if (!(Number.isFinite(n) && x >= 0 && x <= n)) {
    throw new RangeError(`expected 0 <= successes <= cases, got ${x} of ${n}`);
  }
}

/** Counts for the methods that are defined on whole numbers only. */
export function requireWholeCounts(x: number, n: number): void {
  requireCounts(x, n);
  if (!Number.isInteger(x) || !Number.isInteger(n)) {
    throw new RangeError(`expected whole counts, got ${x} of ${n}`);
  }
}

/** A probability in 0..1, both ends allowed. */
export function requireProbability(name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${name} must lie in 0..1, got ${p}`);
}

/** A probability strictly between 0 and 1, for levels whose normal quantile must be finite. */
export function requireLevel(name: string, p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`${name} must lie strictly between 0 and 1, got ${p}`);
}

/** A finite number above zero. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${name} must be finite and above zero, got ${value}`);
  }
}

/** A finite number, zero or above. */
export function requireNonNegative(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new RangeError(`${name} must be finite and not negative, got ${value}`);
  }
}
