import { unfinishedFrom } from '../data/actuals.js';
import { monthOfDay } from '../data/date-order.js';
import type { SourceFacts } from '../data/facts.js';
import { waitsBetween } from '../data/tallies.js';
import { problemInTree } from '../data/tree-place.js';
import type { WaitCounts } from '../data/wait-counts.js';
import { lagsText as text } from '../locale/lags.js';
import type { Message } from '../locale/message.js';
import type { Month } from '../model/calendar.js';
import { type Diagnostic, InputError } from '../model/diagnostic.js';
import { withShares } from '../model/lags.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import { type LagRecords, lagRecordsOf } from '../model/waits.js';
import { estimateLags, LEAST_RECORDS } from './lag-estimate.js';

const problemAt = (tree: Tree, { id, path }: Node, message: Message): Diagnostic =>
  problemInTree(tree, 'data-lags', [...path, 'lags'], message, { help: text.declareHelp(), node: id });

/** The last month that a source tells the whole of; of records that tell of none, the last that it tells of. */
const lastWhole = (answer: SourceFacts): Month | null => {
  if (answer.lastDay === null) return null;
  const last = monthOfDay(answer.lastDay);
  const unfinished = unfinishedFrom(answer);
  return unfinished === null || !Number.isFinite(unfinished) ? last : unfinished - 1;
};

const estimated = (
  tree: Tree,
  { node, source, from, to }: LagRecords,
  { groups }: WaitCounts,
  through: Month,
): Node | Diagnostic => {
  const { shares, found } = estimateLags(groups, through);
  const { entered, arrived, lost } = found;
  const closed = arrived + lost;
  const about = { id: node.id, source: source.id, entered };
  if (closed < LEAST_RECORDS)
    return problemAt(tree, node, text.tooFew({ ...about, closed, least: LEAST_RECORDS }));
  if (shares.size === 0) return problemAt(tree, node, text.noneArrived(about));
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
    const through = answer ? lastWhole(answer) : null;
    if (!counts || through === null) {
      problems.push(problemAt(tree, records.node, text.notRead({ id: records.node.id })));
      continue;
    }
    const found = estimated(tree, records, counts, through);
    if ('rule' in found) problems.push(found);
    else nodes.set(found.id, found);
  }
  if (problems.length > 0) throw new InputError(problems);
  return lagRecordsOf(tree).length === 0 ? tree : { ...tree, nodes, kgi: nodes.get(tree.kgi.id)! };
};
