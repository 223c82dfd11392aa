import type { Message } from '../locale/message.js';
import { passingText as text } from '../locale/passing.js';
import type { Finding } from './diagnostic.js';
import { datesOfPassing } from './passing.js';
import { scoreSource, sourceOfPassing } from './passing-source.js';
import type { Handoff, Tree } from './tree.js';

interface Fault {
  readonly key: 'source' | null;
  readonly message: Message;
  readonly help: Message;
}

/** Why what became of the records of a handoff cannot be read; null where it can, and where another rule tells. */
const faultOf = (tree: Tree, handoff: Handoff): Fault | null => {
  const { id, outcome, score } = handoff;
  const named = outcome.source;
  if (named !== null && !tree.sources.has(named)) return null;
  const source = sourceOfPassing(tree, handoff);
  if (!source) return { key: null, message: text.noSource({ id }), help: text.noSourceHelp() };
  if (source.layout !== 'records') {
    const message = text.noRecords({ id, source: source.id, layout: source.layout });
    return { key: 'source', message, help: text.noSourceHelp() };
  }
  const scored = scoreSource(tree, handoff);
  if (score?.measure?.source && scored && scored.id !== source.id) {
    const message = text.apart({ id, score: scored.id, outcome: source.id });
    return { key: 'source', message, help: text.apartHelp() };
  }
  if (datesOfPassing(tree, handoff, source).all.length > 0) return null;
  return { key: null, message: text.noDate({ id }), help: text.noDateHelp() };
};

/** Reports every `outcome` of a handoff for which the tree does not tell the records, or when they were passed. */
export const reportPassings = (tree: Tree, report: (finding: Finding) => void): void => {
  for (const handoff of tree.handoffs) {
    if (Object.values(handoff.outcome).every((each) => each === null)) continue;
    const fault = faultOf(tree, handoff);
    if (!fault) continue;
    const { key, message, help } = fault;
    const path = [...handoff.path, 'outcome'];
    report(key ? { path: [...path, key], message, help } : { path, at: 'key', message, help });
  }
};
