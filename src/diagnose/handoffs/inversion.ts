import { nMinusOneChiSquare } from '../../stats/two-proportions.js';
import type { Band } from './bands.js';
import type { BandCourse } from './cross.js';

/** A band whose records are won less often than those of the next one below it: the score does not rise throughout. */
export interface Inversion {
  readonly higher: Band;
  readonly lower: Band;
  /** Won of all that came to an end. */
  readonly rates: { readonly higher: number; readonly lower: number };
  /** One-sided, of the N - 1 chi-square, times the number of neighbours that were compared (Bonferroni). */
  readonly pAdjusted: number;
}

const ALPHA = 0.05;
const LEAST_RECORDS = 20;

/** The clearest pair of neighbouring bands of which the higher one is won less often; null where chance may be all. */
export const inversionOf = (bands: readonly BandCourse[]): Inversion | null => {
  const compared = bands.flatMap((higher, at) => {
    const lower = bands[at - 1];
    return lower && Math.min(lower.ended, higher.ended) >= LEAST_RECORDS ? [{ lower, higher }] : [];
  });
  const tested = compared.map(({ lower, higher }): Inversion => {
    const { pLower } = nMinusOneChiSquare(higher.won, higher.ended, lower.won, lower.ended);
    return {
      higher: { from: higher.from, to: higher.to },
      lower: { from: lower.from, to: lower.to },
      rates: { higher: higher.won / higher.ended, lower: lower.won / lower.ended },
      pAdjusted: Math.min(1, pLower * compared.length),
    };
  });
  const clearest = tested.reduce<Inversion | null>(
    (least, one) => (least === null || one.pAdjusted < least.pAdjusted ? one : least),
    null,
  );
  return clearest && clearest.pAdjusted < ALPHA ? clearest : null;
};
