import { foldWidth } from './identifiers.js';
import { ownDates, stagesInOrder } from './stages.js';
import {
  isExtensive,
  type Measure,
  type NodeId,
  type RecordDate,
  type Source,
  type Tree,
  type View,
} from './tree.js';

/** Which month the records of a source count in; `current` where only their present stage is known. */
export interface SourceView {
  readonly source: Source;
  readonly view: View | 'current';
  /** Of a cohort, the dates by which a record enters. */
  readonly entry: readonly RecordDate[];
}

/** What tells lists of dates apart. */
export const keyOfDates = (dates: readonly RecordDate[]): string =>
  JSON.stringify(dates.map(({ column, where }) => [foldWidth(column), [...where]]));

/** Whether an aggregate is one of the records of a source: of that which it names, or of the only one. */
export const isMeasuredIn = (
  { sources }: Pick<Tree, 'sources'>,
  measure: Pick<Measure, 'source'>,
  source: Source,
): boolean =>
  measure.source === source.id ||
  (measure.source === null &&
    [...sources.values()].filter(({ layout }) => layout === 'records').length === 1);

/** The counts and amounts that are aggregated from the records of a source. */
export const measuredBy = (
  tree: Tree,
  source: Source,
): { readonly id: NodeId; readonly measure: Measure }[] =>
  [...tree.nodes.values()].flatMap(({ id, kind, measure }) => {
    if (!measure || measure.aggregate === null || !isExtensive(kind)) return [];
    return isMeasuredIn(tree, measure, source) ? [{ id, measure }] : [];
  });

const viewOf = (tree: Tree, source: Source): SourceView | null => {
  const { stages, current, view } = source;
  if (current !== null) return { source, view: 'current', entry: [] };
  const measured = measuredBy(tree, source);
  if (measured.length === 0) return null;
  if (stages.length > 0) {
    const ordered = view === 'cohort' ? stagesInOrder(source, tree.phases) : [];
    return { source, view, entry: ordered.flatMap((stage) => ownDates(source, stage, tree.phases)) };
  }
  // Phases that are all counted by one date follow the records that it puts into a month.
  const volumes = new Set(tree.phases.map(({ volume }) => volume));
  const [first, ...others] = measured.filter(({ id }) => volumes.has(id)).map(({ measure }) => measure.on);
  const isCohort =
    first !== undefined &&
    first.length > 0 &&
    others.length > 0 &&
    others.every((on) => keyOfDates(on) === keyOfDates(first));
  return { source, view: isCohort ? 'cohort' : 'snapshot', entry: isCohort ? first : [] };
};

/** How each source of records counts, by what the tree says; a source that counts and adds up nothing is left out. */
export const viewsOf = (tree: Tree): SourceView[] =>
  [...tree.sources.values()].flatMap((source) =>
    source.layout === 'records' ? (viewOf(tree, source) ?? []) : [],
  );

/** How one source counts; null for one that is no list of records, or that counts and adds up nothing. */
export const viewOfSource = (tree: Tree, id: string): SourceView | null =>
  viewsOf(tree).find(({ source }) => source.id === id) ?? null;
