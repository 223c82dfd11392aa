/** Ratio of the mean moving range of two values to the standard deviation, of normal values (NIST/SEMATECH 6.3.2.2). */
export const D2 = 1.128;
/** Limit of a single moving range, in mean moving ranges. */
const D4 = 3.267;
const SIGMAS = 3;

/** The limits of an individuals chart. */
export interface XmrLimits {
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  readonly movingRange: number;
  readonly rangeLimit: number;
}

/** The mean of the steps between neighbours; a gap, null, has no step on either side. Null where there is no step. */
export function meanMovingRange(values: readonly (number | null)[]): number | null {
  const steps = values.flatMap((value, index) => {
    const before = values[index - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  return steps.length === 0 ? null : steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

/**
 * Limits of a chart of individual values and moving ranges: the mean of a baseline and three standard deviations, taken
 * from the mean moving range (Shewhart 1931; Wheeler 1993). Null where no two neighbouring values are known.
 */
export function xmr(baseline: readonly (number | null)[]): XmrLimits | null {
  const movingRange = meanMovingRange(baseline);
  if (movingRange === null) return null;
  const known = baseline.filter((value) => value !== null);
  const center = known.reduce((sum, value) => sum + value, 0) / known.length;
  const reach = (SIGMAS * movingRange) / D2;
  return {
    center,
    lower: center - reach,
    upper: center + reach,
    movingRange,
    rangeLimit: D4 * movingRange,
  };
}
