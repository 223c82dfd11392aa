import { betaKernel, gammaKernel, stirlingError } from './kernels.js';
import { requireLevel, requireNonNegative, requirePositive, requireProbability } from './range.js';

// A few units in the last place: rounding alone keeps a converged factor from settling any closer to 1.
const CONVERGED = 1e-15;

/**
 * Natural logarithm of the gamma function for z > 0: Stirling's series after an upward shift (Abramowitz &
 * Stegun, 1964, 6.1.41). The error is about 1e-15 times max(1, |result|).
 * Throws RangeError unless z is finite and above zero.
 */
export function logGamma(z: number): number {
  requirePositive('z', z);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirlingError(z);
}

/**
 * Natural logarithm of the beta function B(a, b), without the cancellation of three log-gammas (Loader,
 * 2000). Throws RangeError unless a and b are finite and above zero.
 */
export function logBeta(a: number, b: number): number {
  requirePositive('a', a);
  requirePositive('b', b);
  const [small, large] = a < b ? [a, b] : [b, a];
  const share = small / (small + large);
  const corrections = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  const powers = small * Math.log(share) + large * Math.log1p(-share);
  return 0.5 * (Math.log(2 * Math.PI) - Math.log(share) - Math.log(large)) + powers + corrections;
}

/** Lentz evaluation of the continued fraction of DiDonato & Morris (1992), for x up to about the mean. */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const lambda = a * y - b * x;
  let fraction = (a / (a + 1)) * (lambda + 1);
  let c = fraction;
  let d = 0;
  for (let n = 1, change = 0; Math.abs(change - 1) > CONVERGED; n += 1) {
    const odd = a + 2 * n - 1;
    const step = (n * (b - n) * x) / odd;
    const numerator = ((a + n - 1) * (a + b + n - 1) * x * step) / odd;
    const denominator = n + step + ((a + n) / (odd + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return betaKernel(x, y, a, b) / fraction;
}

/** I_x(a, b) with y = 1 - x passed alongside; above about the mean the fraction is that of the other tail. */
function betaTail(x: number, y: number, a: number, b: number): number {
  return x >= (a + 1) / (a + b + 2) ? 1 - betaFraction(y, x, b, a) : betaFraction(x, y, a, b);
}

function requireBeta(name: string, x: number, a: number, b: number): void {
  requireProbability(name, x);
  requirePositive('a', a);
  requirePositive('b', b);
}

/**
 * Regularised incomplete beta function I_x(a, b) = P(Beta(a, b) <= x); DiDonato & Morris (1992), TOMS 708.
 * Throws RangeError unless x lies in 0..1 and a and b are finite and above zero.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  requireBeta('x', x, a, b);
  return betaTail(x, 1 - x, a, b);
}

/**
 * The complement 1 - I_x(a, b) = P(Beta(a, b) > x), which keeps its digits where it is close to zero.
 * Source and errors as for `incompleteBeta`.
 */
export function incompleteBetaUpper(x: number, a: number, b: number): number {
  requireBeta('x', x, a, b);
  return betaTail(1 - x, x, b, a);
}

/**
 * The p-quantile of Beta(a, b): the x with I_x(a, b) = p. Newton's method on the logarithm of the smaller
 * tail against log x, where the tails are nearly straight, kept inside a shrinking bracket by bisection.
 * Throws RangeError unless p lies in 0..1 and a and b are finite and above zero.
 */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  requireBeta('p', p, a, b);
  if (p === 0 || p === 1) return p;
  const lowerTail = p <= 0.5;
  const goal = lowerTail ? p : 1 - p;
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let previous = -1; x !== previous; ) {
    previous = x;
    const tail = lowerTail ? betaTail(x, 1 - x, a, b) : betaTail(1 - x, x, b, a);
    if (tail > goal === lowerTail) high = x;
    else low = x;
    const slope = betaKernel(x, 1 - x, a, b) / (1 - x) / tail;
    const step = Math.log(tail / goal) / slope;
    if (Math.abs(step) <= CONVERGED) break;
    x *= Math.exp(lowerTail ? -step : step);
    // Also when the step is NaN, as it is where the tail underflows to zero.
    if (!(x > low && x < high)) x = low + (high - low) / 2;
  }
  return x;
}

function gammaSeries(x: number, a: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return gammaKernel(x, a) * sum;
}

function gammaFraction(x: number, a: number): number {
  let denominator = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / denominator;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > CONVERGED; n += 1) {
    const numerator = -n * (n - a);
    denominator += 2;
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return gammaKernel(x, a) * fraction;
}

/**
 * Regularised lower incomplete gamma function P(a, x) = P(Gamma(a, 1) <= x); argument first, as in
 * `incompleteBeta`. Series below a + 1, Legendre's continued fraction above (Gautschi, 1979).
 * Throws RangeError unless x is finite and not negative and a is finite and above zero.
 */
export function incompleteGammaLower(x: number, a: number): number {
  requireNonNegative('x', x);
  requirePositive('a', a);
  if (x === 0) return 0;
  return x < a + 1 ? gammaSeries(x, a) : 1 - gammaFraction(x, a);
}

/** The complement Q(a, x) = P(Gamma(a, 1) > x). Source and errors as for `incompleteGammaLower`. */
export function incompleteGammaUpper(x: number, a: number): number {
  requireNonNegative('x', x);
  requirePositive('a', a);
  if (x === 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(x, a) : gammaFraction(x, a);
}

/**
 * Standard normal distribution function P(Z <= z), through Q(1/2, z^2 / 2) (Abramowitz & Stegun, 1964,
 * 26.4.19). Throws RangeError unless z is finite.
 */
export function normalCdf(z: number): number {
  if (!Number.isFinite(z)) throw new RangeError(`z must be finite, got ${z}`);
  // Beyond 40 the tail is below the smallest double, while z^2 may overflow.
  const far = Math.min(Math.abs(z), 40);
  const tail = incompleteGammaUpper((far * far) / 2, 0.5) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * Standard normal quantile: the z with P(Z <= z) = p. Start of Hastings (1955), within 4.5e-4, then two of
 * Halley's cubic steps on the smaller tail. Throws RangeError unless p lies strictly between 0 and 1.
 */
export function normalQuantile(p: number): number {
  requireLevel('p', p);
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let z = top / bottom - t;
  for (let round = 0; round < 2; round += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const error = (normalCdf(z) - tail) / density;
    z -= error / (1 + (z * error) / 2);
  }
  return p < 0.5 ? z : -z;
}
