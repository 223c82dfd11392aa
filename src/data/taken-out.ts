import type { Fact, SourceFacts, Wanted } from './facts.js';

type Tallied = { readonly wanted: Pick<Wanted, 'node'> };

/** Takes what was counted besides the nodes of the tree out of an answer: the rest of it, and the facts of each tally. */
export const takenOut = (
  answer: SourceFacts,
  tallies: readonly Tallied[],
): { readonly rest: SourceFacts; factsOf(tally: Tallied): readonly Fact[] } => {
  const byName = new Map<string, Fact[]>(tallies.map(({ wanted }) => [wanted.node, []]));
  const facts = answer.facts.filter((fact) => {
    const own = byName.get(fact.node);
    own?.push(fact);
    return own === undefined;
  });
  return {
    rest: { ...answer, nodes: answer.nodes.filter((node) => !byName.has(node)), facts },
    factsOf: ({ wanted }) => byName.get(wanted.node) ?? [],
  };
};
