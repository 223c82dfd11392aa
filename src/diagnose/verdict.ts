import { binomialLower } from '../stats/binomial.js';
import { posteriorBelow, posteriorLess } from '../stats/proportion.js';
import { casesToDetect, casesToDetectBetween } from '../stats/sample-size.js';
import { lowerTest, newcombe } from '../stats/two-proportions.js';
import type { Verdict } from './types.js';

/** Cases and successes, in whole numbers. */
export interface Cases {
  readonly entered: number;
  readonly converted: number;
}

/** What a conversion is held against: a rate that is taken as given, or the cases of another period. */
export type Yardstick = { readonly rate: number; readonly cases: Cases | null };

/** The evidence that a conversion is below its yardstick. */
export interface Evidence {
  /** One-sided. */
  readonly pValue: number;
  /** The posterior probability that the true rate is below, under Jeffreys' prior. */
  readonly posterior: number;
  /** Whether no success at all would have proven something. */
  readonly isTelling: boolean;
  readonly needed: number | null;
  /** The difference to the rate of another period, at 95 %; null against a rate that is taken as given. */
  readonly difference: readonly [number, number] | null;
}

const SIGNIFICANT = 0.05;
const CONFIRMED = 0.1;
const SUGGESTIVE = 0.9;

const casesNeeded = (actual: number, yardstick: Yardstick): number | null => {
  if (actual >= yardstick.rate * (1 - 1e-9)) return null;
  const needed = yardstick.cases
    ? casesToDetectBetween(yardstick.rate, actual)
    : casesToDetect(yardstick.rate, actual);
  return Math.ceil(needed);
};

/**
 * Against a given rate: the exact binomial tail. Against another period: the N-1 chi-square, or Fisher's test where an
 * expected count is below 1 (Campbell 2007), with the interval of the difference (Newcombe 1998).
 */
export const evidenceOf = ({ entered, converted }: Cases, yardstick: Yardstick): Evidence => {
  const needed = casesNeeded(converted / entered, yardstick);
  if (yardstick.cases) {
    const { entered: n0, converted: x0 } = yardstick.cases;
    return {
      pValue: lowerTest(converted, entered, x0, n0).p,
      posterior: posteriorLess(converted, entered, x0, n0),
      isTelling: lowerTest(0, entered, x0, n0).p <= SIGNIFICANT,
      needed,
      difference: newcombe(converted, entered, x0, n0),
    };
  }
  return {
    pValue: binomialLower(converted, entered, yardstick.rate),
    posterior: posteriorBelow(converted, entered, yardstick.rate),
    isTelling: binomialLower(0, entered, yardstick.rate) <= SIGNIFICANT,
    needed,
    difference: null,
  };
};

/** The verdict of methods 5.2; `pAdjusted` is Holm's, over all conversions of the funnel. */
export const verdictOf = (isOnTarget: boolean, evidence: Evidence, pAdjusted: number): Verdict => {
  if (isOnTarget) return 'on-target';
  if (!evidence.isTelling) return 'insufficient';
  if (pAdjusted < CONFIRMED) return 'confirmed';
  return evidence.posterior >= SUGGESTIVE ? 'suggestive' : 'indistinct';
};
