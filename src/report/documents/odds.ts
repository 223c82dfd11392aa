import type { PlanDocument } from '../../contract/answers/index.js';
import type { OddsAnswer } from '../../plan/odds/types.js';

/** The odds of a plan in JSON; null where history tells none, which a warning says. */
export const oddsJson = ({ found, certainty }: OddsAnswer): PlanDocument['confidence'] => {
  if (!('odds' in found)) return null;
  const { probability, standardError, p10, p50, p90, draws, seed, method } = found.odds;
  return {
    probability,
    standard_error: standardError,
    method,
    draws,
    seed,
    p10,
    p50,
    p90,
    confidence_asked: certainty?.asked ?? null,
    confidence_reached: certainty?.isReached ?? null,
    cost: certainty && {
      probability_before: certainty.before,
      levers: certainty.levers.map(({ id, expected, confident }) => ({
        id,
        before: expected,
        required: confident,
      })),
      effort: { before: certainty.effort.expected, required: certainty.effort.confident },
    },
  };
};
