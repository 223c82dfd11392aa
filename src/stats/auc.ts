import type { Stratum } from './score-table.js';

/**
 * The probability that a case with the event had a higher score than one without it, equal scores being half of one: the
 * area under the ROC curve (Hanley & McNeil 1982). Of several strata only cases of the same one are compared, each pair
 * counting alike. Null where there is no pair.
 */
export const auc = (strata: readonly Stratum[]): number | null => {
  let [pairs, won] = [0, 0];
  for (const stratum of strata) {
    let below = 0;
    for (const { cases, events } of [...stratum].sort((a, b) => a.score - b.score)) {
      const without = cases - events;
      won += events * (below + without / 2);
      below += without;
    }
    pairs += below * stratum.reduce((sum, { events }) => sum + events, 0);
  }
  return pairs === 0 ? null : won / pairs;
};
