import type { Uniform } from './sampling.js';
import { logGamma } from './special.js';

/** The mean above which rejection is quicker than counting up. */
const MANY = 10;

/** Adds up the probabilities of 0, 1, 2, … until they pass a uniform number. */
function countedUp(mean: number, uniform: Uniform): number {
  let left = uniform();
  let probability = Math.exp(-mean);
  let k = 0;
  // Where rounding leaves anything over, the probabilities have long vanished.
  while (left >= probability && (k < mean || probability > 0)) {
    left -= probability;
    k += 1;
    probability *= mean / k;
  }
  return k;
}

/** Transformed rejection with squeeze (Hörmann, 1993, algorithm PTRS), for a mean of at least 10. */
function byRejection(mean: number, uniform: Uniform): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const near = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / near + b) * u + mean + 0.43);
    if (near >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (near < 0.013 && v > near)) continue;
    const scale = Math.log((v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (near * near) + b));
    if (scale <= k * Math.log(mean) - mean - logGamma(k + 1)) return k;
  }
}

/** A number from Poisson(mean), exact, for a finite mean >= 0: how many cases a month brings. */
export function samplePoisson(mean: number, uniform: Uniform): number {
  return mean < MANY ? countedUp(mean, uniform) : byRejection(mean, uniform);
}
