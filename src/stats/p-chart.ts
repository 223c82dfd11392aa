import { criticalCount } from './critical.js';
import { D2, meanMovingRange } from './xmr.js';

/** Successes out of cases of one period; whole numbers, with at least one case. */
export interface CountedRate {
  readonly successes: number;
  readonly cases: number;
}

export interface RateChart {
  readonly center: number;
  /** How much the rates vary from period to period, beside what counting alone makes them vary; null for one period. */
  readonly sigmaZ: number | null;
  /** Whether the limits are widened by that (Laney 2002), because counting alone does not explain it. */
  readonly isPrime: boolean;
  /** The limits for a period of so many cases: a rate outside of them is a signal. */
  limits(cases: number): readonly [lower: number, upper: number];
}

const SIGMAS = 3;
/** Above this the limits of counting alone are too narrow. */
const OVERDISPERSED = 1.2;
/** Below this many expected successes, or failures, limits are counted out. */
const FEW = 5;
/** The chance of a normal value beyond three standard deviations, on one side. */
const TAIL = 0.00135;

/**
 * The chart of rates whose number of cases changes from period to period (NIST/SEMATECH 6.3.3.2), with limits for each
 * period's cases: p-bar with three standard deviations, the exact binomial limits where fewer than five successes or
 * failures are expected, and Laney's p' (2002) where the rates vary more than counting alone would make them. Null
 * where there are no cases, or all succeed, or none.
 */
export function pChart(baseline: readonly (CountedRate | null)[]): RateChart | null {
  const known = baseline.filter((period) => period !== null);
  const cases = known.reduce((sum, period) => sum + period.cases, 0);
  const center = known.reduce((sum, period) => sum + period.successes, 0) / cases;
  if (!(center > 0 && center < 1)) return null;
  const deviation = (n: number): number => Math.sqrt((center * (1 - center)) / n);
  const z = baseline.map((period) =>
    period === null ? null : (period.successes / period.cases - center) / deviation(period.cases),
  );
  const range = meanMovingRange(z);
  const sigmaZ = range === null ? null : range / D2;
  const isPrime = sigmaZ !== null && sigmaZ > OVERDISPERSED;
  return {
    center,
    sigmaZ,
    isPrime,
    limits: (n) => {
      if (!isPrime && n * Math.min(center, 1 - center) < FEW) {
        const [fewest, most] = [criticalCount(n, center, TAIL), n - criticalCount(n, 1 - center, TAIL)];
        return [(fewest + 1) / n, (most - 1) / n];
      }
      const reach = SIGMAS * deviation(n) * (isPrime ? sigmaZ : 1);
      return [Math.max(0, center - reach), Math.min(1, center + reach)];
    },
  };
}
