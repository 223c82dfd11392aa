import { casesIn, eventsIn, type Stratum } from './score-table.js';
import { normalCdf } from './special.js';

export interface TrendInRates {
  /** Above 0 where higher scores have the event more often. */
  readonly z: number;
  /** The one-sided p for a rate that rises with the score, and that for one that falls. */
  readonly pRising: number;
  readonly pFalling: number;
  readonly pTwoSided: number;
}

/**
 * Whether the rate of an event rises or falls with a score, held against chance within each stratum (Mantel 1963, the
 * extension of Mantel & Haenszel 1959). Of one stratum its chi-square is that of Cochran (1954) and Armitage (1955) times
 * (N - 1) / N; with the scores 0 and 1 it is Mantel & Haenszel's test without a correction for continuity. Null where no
 * stratum has both several scores and both ends.
 */
export const trendInRates = (strata: readonly Stratum[]): TrendInRates | null => {
  let [difference, variance] = [0, 0];
  for (const stratum of strata) {
    const [cases, events] = [casesIn(stratum), eventsIn(stratum)];
    if (cases < 2) continue;
    const mean = stratum.reduce((sum, level) => sum + level.cases * level.score, 0) / cases;
    const spread = stratum.reduce((sum, level) => sum + level.cases * (level.score - mean) ** 2, 0);
    difference += stratum.reduce((sum, level) => sum + level.events * (level.score - mean), 0);
    variance += ((events / cases) * (cases - events) * spread) / (cases - 1);
  }
  if (!(variance > 0)) return null;
  const z = difference / Math.sqrt(variance);
  return { z, pRising: normalCdf(-z), pFalling: normalCdf(z), pTwoSided: 2 * normalCdf(-Math.abs(z)) };
};
