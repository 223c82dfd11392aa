import { type StageCounts, waitsBetween } from '../data/tallies.js';
import { backwardText as text } from '../locale/backward-dates.js';
import type { Tree } from '../model/tree.js';
import type { Maturity } from './maturity.js';
import type { Alert } from './types.js';

/** Records whose dates run backwards: they reached a phase, or were lost, before the day of entering the one before. */
export const backwardAlerts = (
  tree: Tree,
  stages: ReadonlyMap<string, StageCounts>,
  maturities: readonly Maturity[],
): Alert[] =>
  maturities.flatMap(({ source, phase, waits }): Alert[] => {
    const groups = waitsBetween(stages.get(source), waits)?.groups ?? [];
    const recordsThat = (which: 'arrived-before' | 'lost-before'): number =>
      groups.reduce((sum, { end, records }) => (end === which ? sum + records : sum), 0);
    const [arrived, lost] = [recordsThat('arrived-before'), recordsThat('lost-before')];
    if (arrived + lost === 0) return [];
    const before = tree.phases.find(({ id }) => id === waits.from)!.label;
    const message = text.told({ source, before, phase: phase.label, arrived, lost });
    const evidence = { arrived, lost };
    return [{ rule: 'dates-run-backwards', node: phase.conversion, severity: 'info', message, evidence }];
  });
