import type { Interval } from './proportion.js';
import { sampleGamma, type Uniform } from './sampling.js';
import type { Stratum } from './score-table.js';

/**
 * The place among levels, from the lowest up, from which on passing tells events from the rest best: the largest share
 * of events at or above it less that of the others (Youden's J, 1950). Of equals the lowest; null where either end has
 * no weight.
 */
const bestLevel = (events: ArrayLike<number>, others: ArrayLike<number>): number | null => {
  let [allEvents, allOthers] = [0, 0];
  for (let level = 0; level < events.length; level += 1) {
    allEvents += events[level]!;
    allOthers += others[level]!;
  }
  if (!(allEvents > 0) || !(allOthers > 0)) return null;
  let [best, most, share] = [0, 0, 0];
  for (let level = 1; level < events.length; level += 1) {
    share += others[level - 1]! / allOthers - events[level - 1]! / allEvents;
    if (share > most) [best, most] = [level, share];
  }
  return best;
};

/**
 * The score from which on passing serves best by Youden's J, with its percentile interval over Bayesian bootstrap draws
 * of the cases (Rubin 1981): every level of events and of others weighs a gamma number of as many. Null without events
 * or without others. The levels are to be in the order of their scores.
 */
export function youden(
  stratum: Stratum,
  { draws, confidence, uniform }: { draws: number; confidence: number; uniform: Uniform },
): { readonly at: number; readonly interval: Interval } | null {
  const weighed = (count: number): number => (count > 0 ? sampleGamma(count, uniform) : 0);
  const best = bestLevel(
    stratum.map(({ events }) => events),
    stratum.map(({ cases, events }) => cases - events),
  );
  if (best === null) return null;
  const [events, others] = [new Float64Array(stratum.length), new Float64Array(stratum.length)];
  const found = Array.from({ length: draws }, () => {
    stratum.forEach((level, at) => {
      events[at] = weighed(level.events);
      others[at] = weighed(level.cases - level.events);
    });
    return bestLevel(events, others)!;
  }).sort((a, b) => a - b);
  // As many draws are left out below the interval as above it.
  const outside = Math.floor(((1 - confidence) / 2) * draws);
  const [low, high] = [found[outside]!, found[draws - 1 - outside]!];
  return { at: stratum[best]!.score, interval: [stratum[low]!.score, stratum[high]!.score] };
}
