import { scoringOf } from '../../model/scoring.js';
import type { Node, NodeId, Source, Tree } from '../../model/tree.js';
import { keyOfDates } from '../../model/views.js';
import { digestOf } from '../digest.js';
import { decisive } from './form.js';

const LENGTH = 16;

/** What decides the scores that are counted of a KCI; nothing of any other node. */
const scoringText = (tree: Tree, node: Node, source: Source): unknown[] => {
  const scoring = scoringOf(tree, node, source);
  if (!scoring) return [];
  const { rater, case: caseName, scored, entered, advanced, lost } = scoring;
  const dates = [scored, entered, advanced, lost?.on ?? []].map(keyOfDates);
  // Facts of before ratings were kept in the order of the raters have lost who gave which.
  const order = caseName === null ? [] : ['by-rater'];
  return [rater, caseName, dates, [...(lost?.where ?? [])], ...order];
};

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
    const counted = [id, kind, rest, [...where], keyOfDates(on), keyOfDates(reached)];
    return [...counted, ...scoringText(tree, node, source)];
  });
  return digestOf(JSON.stringify([decisive(source), measured])).slice(0, LENGTH);
};
