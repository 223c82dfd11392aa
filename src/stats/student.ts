import { requireLevel, requirePositive } from './range.js';
import { incompleteBeta, inverseIncompleteBeta } from './special.js';

/**
 * P(|T| >= t) for Student's t with so many degrees of freedom, whole or not (Student 1908), through the incomplete beta
 * function (Abramowitz & Stegun, 1964, 26.7.1). Throws RangeError unless the degrees of freedom are above zero.
 */
export function studentBeyond(t: number, freedom: number): number {
  requirePositive('degrees of freedom', freedom);
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The t that |T| stays below with the probability `confidence`. Source and errors as for `studentBeyond`. */
export function studentReach(confidence: number, freedom: number): number {
  requireLevel('confidence', confidence);
  requirePositive('degrees of freedom', freedom);
  // Of t^2 / (freedom + t^2), which keeps its digits where there are many degrees of freedom.
  const share = inverseIncompleteBeta(confidence, 0.5, freedom / 2);
  return Math.sqrt((freedom * share) / (1 - share));
}
