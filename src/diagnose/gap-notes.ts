import { diagnoseGapText as text } from '../locale/diagnose-gap.js';
import type { Message } from '../locale/message.js';
import { formatMonth } from '../model/calendar.js';
import type { NodeId, Tree } from '../model/tree.js';
import type { Obstacle, SharedGap } from './chained.js';
import { MOST_LEAVES } from './shapley.js';
import type { Alert } from './types.js';

const whyPooled = (tree: Tree, obstacle: Obstacle, labels: (ids: readonly NodeId[]) => string[]): Message => {
  const { label: kgi } = tree.kgi;
  switch (obstacle.why) {
    case 'kind':
      return text.pooledKind({ kgi });
    case 'lengths':
      return text.pooledLengths();
    case 'sum':
      return text.pooledSum({ kgi });
    case 'unknown':
      return text.pooledUnknown({
        labels: labels(obstacle.nodes),
        months: obstacle.months.map(formatMonth),
      });
    default:
      return obstacle satisfies never;
  }
};

/** What a reader must know of how a gap was shared out: where it ends, and what stood in the way. */
export const gapNotes = (tree: Tree, { cut, undefinedRates, isRefused, obstacle }: SharedGap): Alert[] => {
  const labels = (ids: readonly NodeId[]): string[] => ids.map((id) => tree.nodes.get(id)!.label);
  const notes: Omit<Alert, 'severity'>[] = [];
  if (cut.length > 0)
    notes.push({ rule: 'partial-tree', node: null, message: text.partialTree({ labels: labels(cut) }) });
  for (const [id, months] of undefinedRates) {
    const { label } = tree.nodes.get(id)!;
    const message = text.undefinedRate({ label, months: months.map(formatMonth) });
    notes.push({ rule: 'undefined-rate', node: id, message });
  }
  if (isRefused)
    notes.push({ rule: 'no-shapley', node: null, message: text.noShapley({ most: MOST_LEAVES }) });
  if (obstacle) notes.push({ rule: 'pooled-months', node: null, message: whyPooled(tree, obstacle, labels) });
  return notes.map((note) => ({ ...note, severity: 'info' }));
};
