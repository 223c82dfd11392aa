import { isReversed, type MixAndRate, mixAndRate, type Segment } from '../../stats/mix-and-rate.js';
import { exceeds, type MemberCases } from './counts.js';
import type { PhaseMix } from './types.js';

export interface MixFound {
  readonly all: PhaseMix;
  /** By member, in the order of the cases given. */
  readonly effects: MixAndRate['effects'];
}

/** Mix against rate since the other period; null where some member's cases are not known, or no rate, on either side. */
export const mixOf = (cases: readonly MemberCases[]): MixFound | null => {
  const segments = cases.flatMap(({ now, before }): Segment[] =>
    now && before && !exceeds(now) && !exceeds(before)
      ? [
          {
            before: { n: before.entered, x: before.converted },
            after: { n: now.entered, x: now.converted },
          },
        ]
      : [],
  );
  const found = segments.length === cases.length ? mixAndRate(segments) : null;
  if (!found) return null;
  const total = (of: 'rate' | 'mix'): number => found.effects.reduce((sum, effect) => sum + effect[of], 0);
  return {
    all: {
      before: found.before,
      after: found.after,
      rate: total('rate'),
      mix: total('mix'),
      isReversed: isReversed(found, segments),
    },
    effects: found.effects,
  };
};
