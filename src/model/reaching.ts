import type { Path } from './diagnostic.js';
import { ownDates, stagesInOrder } from './stages.js';
import type { Condition, Phase, RecordDate, Source, Tree } from './tree.js';
import { isMeasuredIn } from './views.js';
import { lossDates } from './waits.js';

/** How records end in one way: what of a record says so, and the dates of it. Without conditions, to have a date says so. */
export interface Ending {
  readonly where: ReadonlyMap<string, Condition>;
  readonly on: readonly RecordDate[];
}

/** A column that the tree names for a date by itself. */
export const dateIn = (column: string, path: RecordDate['path']): RecordDate[] => [
  { column, where: new Map(), path },
];

/** The dates by which records reach a phase: those of its stage and of later ones, or those that count its volume. */
export const datesOfReaching = (
  tree: Tree,
  phase: Phase | undefined,
  source: Source,
): readonly RecordDate[] => {
  if (!phase) return [];
  const { phases, nodes } = tree;
  const stages = stagesInOrder(source, phases);
  const index = stages.findIndex((stage) => stage.phase === phase.id);
  if (source.current === null && index >= 0)
    return stages.slice(index).flatMap((stage) => ownDates(source, stage, phases));
  const measure = nodes.get(phase.volume ?? '')?.measure;
  if (measure?.aggregate !== 'count' || !isMeasuredIn(tree, measure, source)) return [];
  return measure.on.map((date) => ({ ...date, where: new Map([...date.where, ...measure.where]) }));
};

/** How a source says that records were lost: by a column that is named for it, else by its status; null where nothing does. */
export const lossIn = (
  { phases }: Pick<Tree, 'phases'>,
  column: string | null,
  path: Path,
  source: Source,
): Ending | null => {
  if (column !== null) return { where: new Map(), on: dateIn(column, path) };
  const { status } = source;
  if (!status || status.lost.length === 0) return null;
  const where = new Map<string, Condition>([[status.column, { in: status.lost }]]);
  return { where, on: lossDates(source, phases, where) };
};
