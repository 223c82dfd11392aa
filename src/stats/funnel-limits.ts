import type { Interval } from './proportion.js';
import { requireLevel, requirePositive, requireProbability } from './range.js';
import { normalQuantile } from './special.js';

/**
 * Where the rates of groups with n cases lie if all have one rate: the limits of a funnel plot (Spiegelhalter 2005), by
 * the normal approximation. With few cases they reach beyond 0 and 1. Throws RangeError unless the rate lies in 0..1, n
 * is above zero and confidence lies strictly between 0 and 1.
 */
export function funnelLimits(rate: number, n: number, confidence: number): Interval {
  requireProbability('rate', rate);
  requirePositive('cases', n);
  requireLevel('confidence', confidence);
  const half = -normalQuantile((1 - confidence) / 2) * Math.sqrt((rate * (1 - rate)) / n);
  return [rate - half, rate + half];
}
