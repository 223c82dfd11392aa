import type { NodeId, Source, Tree } from '../../model/tree.js';
import { keyOfDates } from '../../model/views.js';
import { digestOf } from '../digest.js';
import { decisive } from './form.js';

const LENGTH = 16;

/**
 * A short text that changes with what a source reads: its own keys and the measures of its nodes. Facts that were
 * aggregated under other definitions are told by it.
 */
export const fingerprintOf = (tree: Tree, source: Source, nodes: readonly NodeId[]): string => {
  const measured = nodes.map((id) => {
    const node = tree.nodes.get(id);
    if (!node) return [id];
    const { kind, label, measure } = node;
    if (!measure) return [id, kind, label];
    const { path: _, where, on, reached, ...rest } = measure;
    return [id, kind, rest, [...where], keyOfDates(on), keyOfDates(reached)];
  });
  return digestOf(JSON.stringify([decisive(source), measured])).slice(0, LENGTH);
};
