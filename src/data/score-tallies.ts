import { scoringOf } from '../model/scoring.js';
import type { Condition, NodeId, Source, Tree } from '../model/tree.js';
import type { SourceFacts, Wanted } from './facts.js';
import { scoreCounts } from './score-counts.js';
import { takenOut } from './taken-out.js';

/** Scores of a KCI, counted besides the nodes. */
interface ScoreTally {
  readonly kci: NodeId;
  readonly wanted: Wanted;
}

const PRESENT: Condition = { exists: true };

/** The scores that are counted of a source, by the nodes that it measures. No node has such an id: ids have no colon. */
export const scoreTallies = (
  tree: Tree,
  source: Source,
  nodes: readonly Pick<Wanted, 'node'>[],
): ScoreTally[] =>
  nodes.flatMap(({ node: id }) => {
    const kci = tree.nodes.get(id)!;
    const scoring = scoringOf(tree, kci, source);
    if (!scoring) return [];
    const measure = kci.measure!;
    const where = new Map(measure.where);
    where.set(scoring.score, { ...where.get(scoring.score), ...PRESENT });
    const name = `${source.id}:score:${id}`;
    const counted = { ...measure, aggregate: 'count', column: null, where, apart: scoring } as const;
    return [{ kci: id, wanted: { node: name, kind: 'count', label: name, measure: counted } }];
  });

/** Takes the scores out of an answer, so that its nodes are those of the tree. */
export const withScores = (answer: SourceFacts, tallies: readonly ScoreTally[]): SourceFacts => {
  if (tallies.length === 0) return answer;
  const { rest, factsOf } = takenOut(answer, tallies);
  const scores = tallies.map((tally) => scoreCounts(answer.source.id, tally.kci, factsOf(tally)));
  return { ...rest, scores };
};
