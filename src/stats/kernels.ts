/**
 * The leading factors of the incomplete beta and gamma functions, after Loader (2000), "Fast and accurate
 * computation of binomial probabilities". Differences of log-gammas lose about log10(n) digits; these forms
 * cancel the large terms on paper instead, so they hold their accuracy for parameters in the millions.
 */

// Stirling series: B(2k) / (2k (2k - 1)), highest order first for Horner's rule.
const STIRLING = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
const SERIES_FROM = 10;

/** log Gamma(z) - [(z - 1/2) log z - z + log(2 pi) / 2], for z > 0. */
export function stirlingError(z: number): number {
  let shifted = z;
  let sum = 0;
  for (; shifted < SERIES_FROM; shifted += 1) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const inverseSquare = 1 / (shifted * shifted);
  return sum + STIRLING.reduce((series, term) => series * inverseSquare + term, 0) / shifted;
}

/**
 * a log(a / m) + m - a, with `difference` = m - a given by the caller, who can often form it without
 * cancellation. Near m = a the logarithm is expanded, because the three terms cancel to second order.
 */
function deviance(a: number, m: number, difference: number): number {
  if (Math.abs(difference) > 0.1 * a) return difference - a * Math.log(m / a);
  const ratio = difference / (a + m);
  const square = ratio * ratio;
  let power = ratio;
  let tail = 0;
  // |ratio| <= 1/19, so powers above the fifteenth no longer count.
  for (let odd = 3; odd <= 15; odd += 2) {
    power *= square;
    tail += power / odd;
  }
  return ratio * difference - 2 * a * tail;
}

/** x^a y^b / B(a, b) for x + y = 1; both are passed so that neither loses digits near an end. */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const difference = b * x - a * y;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, difference) -
    deviance(b, n * y, -difference);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(exponent);
}

/** x^a e^-x / Gamma(a). */
export function gammaKernel(x: number, a: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x, x - a));
}
