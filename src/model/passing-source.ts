import type { Handoff, Source, Tree } from './tree.js';
import { measuredBy } from './views.js';

const onlyOf = <T>(list: readonly T[]): T | null => (list.length === 1 ? list[0]! : null);

const recordsIn = ({ sources }: Tree): Source[] =>
  [...sources.values()].filter(({ layout }) => layout === 'records');

/** The source of a handoff's score. One that names none is in the only records, and a bare column in the only source. */
export const scoreSource = (tree: Tree, { score, outcome }: Handoff): Source | null => {
  const measure = score?.measure;
  if (!measure || measure.column === null) return null;
  const named = measure.source ?? outcome.source;
  if (named !== null) return tree.sources.get(named) ?? null;
  return onlyOf(measure.aggregate === null ? [...tree.sources.values()] : recordsIn(tree));
};

/** The records that went over a handoff: those that the tree names, those of its score, or the only ones that count it. */
export const sourceOfPassing = (tree: Tree, handoff: Handoff): Source | null => {
  const { outcome, passed, accepted } = handoff;
  if (outcome.source !== null) return tree.sources.get(outcome.source) ?? null;
  const scored = scoreSource(tree, handoff);
  if (scored?.layout === 'records') return scored;
  const counts = (source: Source) =>
    measuredBy(tree, source).some(({ id }) => id === passed || id === accepted);
  return onlyOf(recordsIn(tree).filter(counts));
};
