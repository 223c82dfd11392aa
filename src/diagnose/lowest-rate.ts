import { phaseNotesText as text } from '../locale/phase-notes.js';
import type { Alert, PhaseResult, Weakest } from './types.js';

/**
 * Where the lowest rate is another phase's than the one that loses most: many a first look takes the lowest for the
 * weakest, though some phases are low everywhere.
 */
export const lowestRateAlert = (
  phases: readonly PhaseResult[],
  observed: Weakest | null,
  isPast: boolean,
): Alert[] => {
  const known = phases.flatMap(({ phase, actual, expected }) =>
    actual === null || expected === null ? [] : [{ phase, actual, expected }],
  );
  const [lowest] = known.toSorted((a, b) => a.actual - b.actual);
  if (!observed || !lowest || lowest.phase.id === observed.phase.id) return [];
  const { phase, actual: rate, expected } = lowest;
  const names = { lowest: phase.label, weakest: observed.phase.label };
  return [
    {
      rule: 'lowest-rate-elsewhere',
      node: phase.conversion,
      severity: 'info',
      message: text.lowestElsewhere({ ...names, rate, expected, isPast }),
      evidence: { rate, expected, recoverable: observed.recoverable },
    },
  ];
};
