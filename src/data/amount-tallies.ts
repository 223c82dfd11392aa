import { amountsBehind } from '../model/amounts.js';
import type { NodeId, Source, Tree } from '../model/tree.js';
import { amountCounts } from './amount-counts.js';
import type { SourceFacts, Wanted } from './facts.js';
import { takenOut } from './taken-out.js';

/** Amounts behind an average, counted by how large they are besides the nodes. */
interface AmountTally {
  readonly of: NodeId;
  readonly wanted: Wanted;
}

/** The amounts that are counted of a source, by the nodes that it measures. No node has such an id: ids have no colon. */
export const amountTallies = (
  tree: Tree,
  source: Source,
  nodes: readonly Pick<Wanted, 'node'>[],
): AmountTally[] => {
  if (source.layout !== 'records') return [];
  const behind = new Set([...amountsBehind(tree).values()].map(({ id }) => id));
  return nodes.flatMap(({ node: id }) => {
    const node = tree.nodes.get(id)!;
    const column = node.measure?.column ?? null;
    if (!behind.has(id) || column === null) return [];
    const measure = node.measure!;
    const name = `${source.id}:amounts:${id}`;
    const apart = { kind: 'amounts', node, column } as const;
    const counted = { ...measure, aggregate: 'count', column: null, apart } as const;
    return [{ of: id, wanted: { node: name, kind: 'count', label: name, measure: counted } }];
  });
};

/** Takes the amounts out of an answer, so that its nodes are those of the tree. */
export const withAmounts = (answer: SourceFacts, tallies: readonly AmountTally[]): SourceFacts => {
  if (tallies.length === 0) return answer;
  const { rest, factsOf } = takenOut(answer, tallies);
  const amounts = tallies.map((tally) => amountCounts(answer.source.id, tally.of, factsOf(tally)));
  return { ...rest, amounts };
};
