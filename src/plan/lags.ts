import type { SourceFacts } from '../data/facts.js';
import { waitsBetween } from '../data/tallies.js';
import { problemInTree } from '../data/tree-place.js';
import type { WaitCounts } from '../data/wait-counts.js';
import { lagsText as text } from '../locale/lags.js';
import type { Message } from '../locale/message.js';
import { type Diagnostic, InputError } from '../model/diagnostic.js';
import { withShares } from '../model/lags.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import { type LagRecords, lagRecordsOf } from '../model/waits.js';
import { estimateLags } from './lag-estimate.js';
import { LEAST_RECORDS, lastWhole } from './wait-curve.js';

const problemAt = (tree: Tree, { id, path }: Node, message: Message): Diagnostic =>
  problemInTree(tree, 'data-lags', [...path, 'lags'], message, { help: text.declareHelp(), node: id });

const estimated = (
  tree: Tree,
  { node, source, from, to }: LagRecords,
  counts: WaitCounts,
  lastDay: number | null,
): Node | Diagnostic => {
  const about = { id: node.id, source: source.id };
  const tooFew = (entered: number, closed: number): Diagnostic =>
    problemAt(tree, node, text.tooFew({ ...about, entered, closed, least: LEAST_RECORDS }));
  if (lastDay === null) return tooFew(0, 0);
  const { shares, found } = estimateLags(counts.groups, lastWhole(lastDay, counts));
  const { entered, arrived, lost } = found;
  if (arrived + lost < LEAST_RECORDS) return tooFew(entered, arrived + lost);
  if (shares.size === 0) return problemAt(tree, node, text.noneArrived({ ...about, entered }));
  return withShares(node, { shares, found: { source: source.id, from, to, ...found } }, tree.nodes);
};

/** Throws an InputError for lags that records are to tell and that nobody has asked them for yet. */
export const checkLags = (tree: Tree): void => {
  const untold = [...tree.nodes.values()].filter(({ lags }) => lags === 'auto');
  if (untold.length === 0) return;
  throw new InputError(untold.map((node) => problemAt(tree, node, text.notRead({ id: node.id }))));
};

/**
 * The tree with the lags that records are to tell (`lags: auto`) found from what its sources answered. A tree that has
 * none of them comes back as it is. Throws an InputError where too few records have closed, or none has arrived.
 */
export const withEstimatedLags = (tree: Tree, answers: readonly SourceFacts[]): Tree => {
  const problems: Diagnostic[] = [];
  const nodes = new Map<NodeId, Node>(tree.nodes);
  for (const records of lagRecordsOf(tree)) {
    const answer = answers.find(({ source }) => source.id === records.source.id);
    const counts = waitsBetween(answer?.stages, records);
    if (!counts) {
      problems.push(problemAt(tree, records.node, text.notRead({ id: records.node.id })));
      continue;
    }
    const found = estimated(tree, records, counts, answer!.lastDay);
    if ('rule' in found) problems.push(found);
    else nodes.set(found.id, found);
  }
  if (problems.length > 0) throw new InputError(problems);
  return lagRecordsOf(tree).length === 0 ? tree : { ...tree, nodes, kgi: nodes.get(tree.kgi.id)! };
};
