import { type Passing, type PassingPart, passedRecords } from '../model/passing.js';
import type { Source, Tree } from '../model/tree.js';
import type { Fact, SourceFacts, Wanted } from './facts.js';
import type { HandoffCounts } from './handoff-counts.js';
import { passGroups, responseGroups, returnGroups, totalsOfFacts } from './handoff-groups.js';
import type { PassedPart, PassedTotals } from './passed-table.js';
import { takenOut } from './taken-out.js';

/** Records of a handoff, counted besides the nodes. */
interface HandoffTally {
  readonly passing: Passing;
  readonly wanted: Wanted;
}

/** What is counted of the handoffs whose records a source has. No node has such an id: ids have no colon. */
export const handoffTallies = (tree: Tree, source: Source): HandoffTally[] =>
  tree.handoffs.flatMap((handoff) => {
    const passed = passedRecords(tree, handoff);
    if (passed?.source.id !== source.id) return [];
    const { on, where, parts } = passed;
    return parts.map((passing): HandoffTally => {
      const name = `${source.id}:handoff:${handoff.id}:${passing.part}`;
      const counted = {
        source: source.id,
        column: null,
        aggregate: 'count',
        reached: [],
        stage: null,
      } as const;
      const path = handoff.score?.measure?.path ?? handoff.path;
      const measure = { ...counted, on, where, apart: passing, path };
      return { passing, wanted: { node: name, kind: 'count', label: name, measure } };
    });
  });

/** The handoffs whose records a source has, each by the first of what is counted of it. */
export const passingsIn = (tree: Tree, source: Source): Passing[] =>
  handoffTallies(tree, source).flatMap(({ passing }) => (passing.part === 'ends' ? [passing] : []));

/** Which of the dates and columns the tree names. */
export const knownOf = ({
  handoff,
  accepted,
  responded,
  won,
  lost,
  reason,
}: Passing): HandoffCounts['knows'] => {
  const own = handoff.outcome.responded === null ? 'accepted' : 'responded';
  return {
    accepted: accepted.length > 0,
    won: won !== null,
    lost: lost !== null,
    response: responded.length > 0 ? own : null,
    reason: reason !== null,
  };
};

/** Takes the records of handoffs out of an answer, so that its nodes are those of the tree. */
export const withHandoffs = (answer: SourceFacts, tallies: readonly HandoffTally[]): SourceFacts => {
  if (tallies.length === 0) return answer;
  const { rest: left, factsOf: factsOfTally } = takenOut(answer, tallies);
  const { passed = new Map<string, PassedTotals>(), ...rest } = left;
  const first = tallies.filter(({ passing }) => passing.part === 'ends');
  return {
    ...rest,
    handoffs: first.map(({ passing }): HandoffCounts => {
      const { handoff } = passing;
      const tallyOf = (part: PassingPart): HandoffTally | undefined =>
        tallies.find((each) => each.passing.handoff === handoff && each.passing.part === part);
      const factsOf = (part: PassingPart): readonly Fact[] => {
        const own = tallyOf(part);
        return own ? factsOfTally(own) : [];
      };
      const totals = (part: PassedPart): PassedTotals =>
        passed.get(tallyOf(part)?.wanted.node ?? '') ?? totalsOfFacts(part, factsOf(part));
      return {
        source: answer.source.id,
        handoff: handoff.id,
        knows: knownOf(passing),
        ...passGroups(totals('ends')),
        responses: responseGroups(totals('answers')),
        returns: returnGroups(factsOf('returns')),
      };
    }),
  };
};
