import { auc } from './auc.js';
import type { Interval } from './proportion.js';
import { requireLevel } from './range.js';
import { casesIn, eventsIn, type Stratum } from './score-table.js';
import { normalQuantile } from './special.js';

/** Fewer cases of either end have no variance. */
const FEWEST = 2;

/**
 * The area under the ROC curve with its interval by the placements of the cases among those of the other end (DeLong,
 * DeLong & Clarke-Pearson 1988), equal scores being half of one. Null with fewer than two cases of either end. Throws
 * RangeError unless confidence lies strictly between 0 and 1.
 */
export function aucInterval(
  stratum: Stratum,
  confidence = 0.95,
): { readonly auc: number; readonly interval: Interval } | null {
  requireLevel('confidence', confidence);
  const events = eventsIn(stratum);
  const others = casesIn(stratum) - events;
  const area = auc([stratum]);
  if (area === null || events < FEWEST || others < FEWEST) return null;
  let [below, passed, ofEvents, ofOthers] = [0, 0, 0, 0];
  for (const { cases, events: with_ } of [...stratum].sort((a, b) => a.score - b.score)) {
    const without = cases - with_;
    ofEvents += with_ * ((below + without / 2) / others - area) ** 2;
    ofOthers += without * (1 - (passed + with_ / 2) / events - area) ** 2;
    below += without;
    passed += with_;
  }
  const error = Math.sqrt(ofEvents / (events - 1) / events + ofOthers / (others - 1) / others);
  const half = -normalQuantile((1 - confidence) / 2) * error;
  return { auc: area, interval: [Math.max(0, area - half), Math.min(1, area + half)] };
}
