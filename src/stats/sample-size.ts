import { requireLevel, requirePositive, requireProbability } from './range.js';
import { normalQuantile } from './special.js';

const spread = (p: number): number => Math.sqrt(p * (1 - p));

function requireDesign(p0: number, p1: number, alpha: number, power: number): void {
  requireProbability('p0', p0);
  requireProbability('p1', p1);
  requireLevel('alpha', alpha);
  requireLevel('power', power);
  if (p0 === p1) throw new RangeError(`no number of cases tells ${p0} from itself`);
}

/** A negative sum means the power asked for is below what no data at all would give: no case is needed. */
const squareIfPositive = (value: number): number => Math.max(0, value) ** 2;

/**
 * Cases needed for a one-sided test at level alpha of the fixed rate p0 to reach the power when the true rate
 * is p1; normal approximation, not rounded (Fleiss, 1981, one-sample formula). The exact binomial test needs
 * some 5 to 15 % more. Throws RangeError when p0 equals p1, a rate lies outside 0..1, or alpha or power does
 * not lie strictly between 0 and 1.
 */
export function casesToDetect(p0: number, p1: number, alpha = 0.05, power = 0.8): number {
  requireDesign(p0, p1, alpha, power);
  const sum = -normalQuantile(alpha) * spread(p0) + normalQuantile(power) * spread(p1);
  return squareIfPositive(sum / Math.abs(p1 - p0));
}

/**
 * Cases needed in each of two groups of equal size for a one-sided test of p1 against p0; normal
 * approximation with the pooled variance under equality, not rounded (Fleiss, 1981). Errors as for
 * `casesToDetect`.
 */
export function casesToDetectBetween(p0: number, p1: number, alpha = 0.05, power = 0.8): number {
  requireDesign(p0, p1, alpha, power);
  const pooled = Math.SQRT2 * spread((p0 + p1) / 2);
  const sum = -normalQuantile(alpha) * pooled + normalQuantile(power) * Math.hypot(spread(p0), spread(p1));
  return squareIfPositive(sum / Math.abs(p1 - p0));
}

/**
 * The smallest shortfall below the rate p0, as a difference of rates, that n cases reveal with the power:
 * the root d of casesToDetect(p0, p0 - d) = n. Undefined when n is so small that even a rate of zero would
 * escape. Throws RangeError unless n is finite and above zero, p0 lies in 0..1, 0 < alpha <= 0.5 and
 * alpha < power < 1.
 */
export function detectableGap(n: number, p0: number, alpha = 0.05, power = 0.8): number | undefined {
  requirePositive('n', n);
  requireProbability('p0', p0);
  requireLevel('alpha', alpha);
  requireLevel('power', power);
  if (alpha > 0.5 || power <= alpha) {
    throw new RangeError(`expected alpha <= 0.5 and power above alpha, got ${alpha} and ${power}`);
  }
  const critical = p0 + (normalQuantile(alpha) * spread(p0)) / Math.sqrt(n);
  if (p0 === 0 || critical < 0) return undefined;
  // The critical rate has to lie z standard errors of p1 above p1: then p1 is its lower score limit.
  const z = normalQuantile(power);
  const half = z * Math.sqrt(n * critical * (1 - critical) + (z * z) / 4);
  return p0 - (n * critical + (z * z) / 2 - half) / (n + z * z);
}
