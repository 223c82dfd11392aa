import { ownDates, stagesInOrder } from './stages.js';
import type { Condition, Measure, Node, Phase, RecordDate, Source, Tree } from './tree.js';
import { lossDates } from './waits.js';

/** How the records that a KCI scores are told apart: by score, by rater, by case, and by what became of them. */
export interface Scoring {
  readonly kind: 'scoring';
  readonly kci: Node;
  /** The columns of the score, of who gave it, and of the case that was scored; null where none is named. */
  readonly score: string;
  readonly rater: string | null;
  readonly case: string | null;
  /** The dates of scoring; none where nothing tells. */
  readonly scored: readonly RecordDate[];
  /** The dates of entering the phase that the driven rate starts from; none where every scored record counts. */
  readonly entered: readonly RecordDate[];
  /** The dates of going on as the KCI is to drive it; none where nothing tells. */
  readonly advanced: readonly RecordDate[];
  /** What of a record says that it was lost, and the dates of that; where no condition says so, to have a date does. */
  readonly lost: {
    readonly where: ReadonlyMap<string, Condition>;
    readonly on: readonly RecordDate[];
  } | null;
}

const dateIn = (column: string, path: RecordDate['path']): RecordDate[] => [
  { column, where: new Map(), path },
];

/** The dates by which records reach a phase: those of its stage and of later ones, or those that count its volume. */
const datesOfReaching = (
  { phases, nodes }: Tree,
  phase: Phase | undefined,
  source: Source,
): readonly RecordDate[] => {
  if (!phase) return [];
  const stages = stagesInOrder(source, phases);
  const index = stages.findIndex((stage) => stage.phase === phase.id);
  if (source.current === null && index >= 0)
    return stages.slice(index).flatMap((stage) => ownDates(source, stage, phases));
  const measure = nodes.get(phase.volume ?? '')?.measure;
  if (measure?.source !== source.id || measure.aggregate !== 'count') return [];
  return measure.on.map((date) => ({ ...date, where: new Map([...date.where, ...measure.where]) }));
};

const lostBy = ({ phases }: Tree, { rubric, path }: Node, source: Source): Scoring['lost'] => {
  const column = rubric!.outcome.lost;
  if (column !== null) return { where: new Map(), on: dateIn(column, [...path, 'outcome', 'lost']) };
  const { status } = source;
  if (!status || status.lost.length === 0) return null;
  const where = new Map<string, Condition>([[status.column, { in: status.lost }]]);
  return { where, on: lossDates(source, phases, where) };
};

/** What must be counted of the scores of a KCI; null where they are not scores of single records of a month. */
export const scoringOf = (tree: Tree, kci: Node, source: Source): Scoring | null => {
  const { measure, rubric, path } = kci;
  const isScored = source.layout === 'records' && measure?.aggregate === 'mean' && measure.on.length > 0;
  if (kci.role !== 'kci' || !isScored) return null;
  const { rater, caseColumn, scoredOn, outcome } = rubric!;
  const at = tree.phases.findIndex(({ conversion }) => conversion !== null && conversion === kci.drives);
  const datesOf = (key: 'from' | 'on', phase: Phase | undefined): readonly RecordDate[] => {
    const column = outcome[key];
    return column === null ? datesOfReaching(tree, phase, source) : dateIn(column, [...path, 'outcome', key]);
  };
  return {
    kind: 'scoring',
    kci,
    score: measure.column!,
    rater,
    case: caseColumn,
    scored: scoredOn === null ? [] : dateIn(scoredOn, [...path, 'scored_on']),
    entered: datesOf('from', tree.phases[at - 1]),
    advanced: datesOf('on', tree.phases[at]),
    lost: lostBy(tree, kci, source),
  };
};

/** Every date that records are told apart by. */
export const datesApart = (apart: NonNullable<Measure['apart']>): readonly RecordDate[] => {
  if (apart.kind === 'amounts') return [];
  return apart.kind === 'wait'
    ? [...apart.since, ...apart.until, ...(apart.lost?.on ?? [])]
    : [...apart.scored, ...apart.entered, ...apart.advanced, ...(apart.lost?.on ?? [])];
};
