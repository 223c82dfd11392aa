import { stirlingError } from './kernels.js';
import type { Uniform } from './sampling.js';

/** Expected successes above which rejection is quicker than counting up. */
const MANY = 10;

/** The corrections of Stirling's formula for log k!, which rejection asks for again and again. */
const CORRECTIONS = Float64Array.from({ length: 1024 }, (_, k) => stirlingError(k + 1));
const correction = (k: number): number => CORRECTIONS[k] ?? stirlingError(k + 1);

/** Adds up the probabilities of 0, 1, 2, … until they pass a uniform number; `p` is at most one half. */
function countedUp(n: number, p: number, uniform: Uniform): number {
  const odds = p / (1 - p);
  for (;;) {
    let left = uniform();
    let probability = Math.exp(n * Math.log1p(-p));
    for (let k = 0; k <= n; k += 1) {
      if (left < probability) return k;
      left -= probability;
      probability *= ((n - k) / (k + 1)) * odds;
    }
    // Only rounding leaves anything over; then the draw is made again.
  }
}

/** Transformed rejection with squeeze (Hörmann, 1993, algorithm BTRS); `p` is at most one half, n p at least 10. */
function byRejection(n: number, p: number, uniform: Uniform): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const squeeze = 0.92 - 4.2 / b;
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const near = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / near + b) * u + n * p + 0.5);
    if (near >= 0.07 && v <= squeeze) return k;
    if (!(k >= 0 && k <= n)) continue;
    const odds = p / (1 - p);
    const alpha = (2.83 + 5.1 / b) * deviation;
    const mode = Math.floor((n + 1) * p);
    const height =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      correction(mode) +
      correction(n - mode) -
      correction(k) -
      correction(n - k);
    if (Math.log((v * alpha) / (a / (near * near) + b)) <= height) return k;
  }
}

/** A number from Binomial(n, p), exact, for whole n >= 0 and p in 0..1: how many of n cases succeed. */
export function sampleBinomial(n: number, p: number, uniform: Uniform): number {
  if (n === 0 || p === 0) return 0;
  if (p === 1) return n;
  if (p > 0.5) return n - sampleBinomial(n, 1 - p, uniform);
  return n * p < MANY ? countedUp(n, p, uniform) : byRejection(n, p, uniform);
}
