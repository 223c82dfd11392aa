import { incompleteBeta, inverseIncompleteBeta } from './special.js';

/** Parts of the range between which quantiles are taken to lie on a line, and the chance that is left out on each side. */
const STEPS = 512;
const OUTSIDE = 1e-9;

/**
 * Quantiles of Beta(a, b) from a table of its distribution, for those who need tens of thousands: within a thousandth of
 * the range of likely values.
 */
export const betaQuantiles = (a: number, b: number): ((chance: number) => number) => {
  const low = inverseIncompleteBeta(OUTSIDE, a, b);
  const step = (inverseIncompleteBeta(1 - OUTSIDE, a, b) - low) / STEPS;
  const chances = Float64Array.from({ length: STEPS + 1 }, (_, k) => incompleteBeta(low + k * step, a, b));
  return (chance) => {
    let below = 0;
    let above = STEPS;
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (chances[middle]! <= chance) below = middle;
      else above = middle;
    }
    const rise = chances[above]! - chances[below]!;
    const part = rise > 0 ? Math.min(1, Math.max(0, (chance - chances[below]!) / rise)) : 0;
    return low + (below + part) * step;
  };
};
