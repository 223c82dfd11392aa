import type { Sequence, SequencePhase } from '../../diagnose/sequence.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { sequenceText as text } from '../../locale/sequence.js';
import type { Block, Cell } from '../report.js';

const rate = (value: number | null): Message => (value === null ? MISSING : formatRate(value));

const count = (value: number | null): Message => (value === null ? MISSING : formatCount(value));

const row = (found: SequencePhase, isLast: boolean, hasReturned: boolean): { cells: Cell[] } => ({
  cells: [
    { text: verbatim(found.phase.label) },
    { text: count(found.reached) },
    { text: isLast ? MISSING : count(found.skipped) },
    { text: isLast ? MISSING : rate(found.reached > 0 ? found.skipped / found.reached : null) },
    { text: rate(found.stepped) },
    { text: rate(found.counted) },
    ...(hasReturned ? [{ text: count(found.returned) }] : []),
  ],
});

const productBlocks = ({ last, entered, predicted, happened, phases }: Sequence): Block[] => {
  if (Math.round(predicted) === happened) return [];
  const most = phases.reduce((worst, next) => (next.missed > worst.missed ? next : worst));
  const named = most.missed > 0 ? { phase: most.phase.label, records: most.missed } : null;
  const told = { last: last.label, entered, predicted: Math.round(predicted), happened, most: named };
  return [{ type: 'text', text: text.product(told), tone: 'strong' }];
};

const blocksOf = (found: Sequence, isOnly: boolean): Block[] => {
  const hasReturned = found.phases.some(({ returned }) => returned !== null);
  return [
    { type: 'heading', text: text.title({ source: isOnly ? null : found.source, hasReturned }) },
    ...productBlocks(found),
    {
      type: 'table',
      columns: [
        { head: text.phase(), align: 'left', rank: 0 },
        { head: text.reached(), align: 'right', rank: 2 },
        { head: text.skipped(), align: 'right', rank: 0 },
        { head: text.share(), align: 'right', rank: 1 },
        { head: text.stepped(), align: 'right', rank: 1 },
        { head: text.counted(), align: 'right', rank: 1 },
        ...(hasReturned ? [{ head: text.returned(), align: 'right', rank: 0 } as const] : []),
      ],
      rows: found.phases.map((phase) => row(phase, phase === found.phases.at(-1), hasReturned)),
    },
    { type: 'text', text: text.legend({ hasReturned }), tone: 'dim' },
  ];
};

/** Which stages records skip or come back into, and by how much a product of conversions misses what happened. */
export const sequenceBlocks = ({ sequences }: Diagnosis): Block[] => {
  const told = sequences.filter(({ phases }) =>
    phases.some(({ skipped, returned }) => skipped > 0 || (returned ?? 0) > 0),
  );
  return told.flatMap((found) => blocksOf(found, sequences.length === 1));
};
