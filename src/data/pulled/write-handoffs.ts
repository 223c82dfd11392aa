import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { HandoffCounts, PassGroup } from '../handoff-counts.js';
import { passingFingerprint } from './fingerprint.js';
import { ACCEPTED, type FactsRow } from './form.js';

const passedRow = (
  kind: 'pass' | 'answer',
  { month, score, isAccepted, end, records }: Omit<PassGroup, 'months'>,
  number: number | null,
): FactsRow => ({
  kind,
  name: `${end}${isAccepted ? ACCEPTED : ''}`,
  month: formatMonth(month),
  value: records,
  count: score,
  text: number === null ? '' : String(number),
});

/** The records of a handoff as rows. */
export const handoffRows = (
  tree: Tree,
  { handoff, passes, responses, returns, disordered }: HandoffCounts,
): FactsRow[] => [
  { kind: 'handoff', name: handoff, value: disordered, text: passingFingerprint(tree, handoff) },
  ...passes.map((group) => passedRow('pass', group, group.months)),
  ...responses.map((group) => passedRow('answer', group, group.days)),
  ...returns.map(({ month, reason, records }): FactsRow => {
    return { kind: 'return', month: formatMonth(month), value: records, text: reason };
  }),
];
