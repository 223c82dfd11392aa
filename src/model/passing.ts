import type { Path } from './diagnostic.js';
import { scoreSource, sourceOfPassing } from './passing-source.js';
import { dateIn, datesOfReaching, type Ending, lossIn } from './reaching.js';
import { ownDates, wonPhase } from './stages.js';
import type { Condition, Handoff, Measure, NodeId, RecordDate, Source, Tree, Valued } from './tree.js';
import { measuredBy } from './views.js';

/**
 * What of the records that went over a handoff is counted together: how they ended, how soon they were answered, or why
 * they came back. All of it at once would make a group of nearly every record.
 */
export type PassingPart = 'ends' | 'answers' | 'returns';

/** How the records that went over a handoff are told apart. */
export interface Passing {
  readonly kind: 'passing';
  readonly handoff: Handoff;
  readonly part: PassingPart;
  /** The column of the score, and where the tree names it; null where none is named. */
  readonly score: { readonly column: string; readonly path: Path } | null;
  /** The dates of passing itself; a record that has none of them was passed by a later one. */
  readonly since: readonly RecordDate[];
  /** The dates of being accepted; none where nothing tells. */
  readonly accepted: readonly RecordDate[];
  /** The dates of the first answer; none where nothing tells. */
  readonly responded: readonly RecordDate[];
  /** What of a record says that it was won, and that it was lost; null where nothing does. */
  readonly won: Ending | null;
  readonly lost: Ending | null;
  /** The column of why a record was sent back; null where none is named. */
  readonly reason: string | null;
}

/** The records of a handoff: when they were passed, under which conditions, and what is counted of them. */
export interface PassedRecords {
  readonly source: Source;
  readonly on: readonly RecordDate[];
  readonly where: ReadonlyMap<string, Condition>;
  readonly parts: readonly Passing[];
}

/** Scores of a handoff are on whichever scale the system that gives them has. */
export const HANDOFF_SCORE: Valued = {
  kind: 'score',
  unit: null,
  rubric: { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
};

const withConditions = (
  dates: readonly RecordDate[],
  where: ReadonlyMap<string, Condition> = new Map(),
): RecordDate[] => dates.map((date) => ({ ...date, where: new Map([...date.where, ...where]) }));

interface Dates {
  readonly all: readonly RecordDate[];
  readonly own: readonly RecordDate[];
}

/** The dates by which a record comes to count for a node, and those of its own stage among them. */
const datesOf = (tree: Tree, id: NodeId | null, source: Source): Dates => {
  const measure = measuredBy(tree, source).find((measured) => measured.id === id)?.measure;
  const phase = id === null ? undefined : tree.phases.find(({ volume }) => volume === id);
  const reached = datesOfReaching(tree, phase, source);
  const counted = reached.length > 0 || measure?.aggregate !== 'count' ? reached : measure.on;
  const stage = source.current === null ? source.stages.find((each) => each.phase === phase?.id) : undefined;
  const own = stage ? ownDates(source, stage, tree.phases) : counted;
  return { all: withConditions(counted, measure?.where), own: withConditions(own, measure?.where) };
};

const wonIn = (tree: Tree, { outcome, path }: Handoff, source: Source): Ending | null => {
  const { won } = outcome;
  if (won !== null) return { where: new Map(), on: dateIn(won, [...path, 'outcome', 'won']) };
  const { status } = source;
  const phase = tree.phases.find(({ id }) => id === wonPhase(source, tree.phases));
  const on = datesOfReaching(tree, phase, source);
  const where = new Map<string, Condition>(
    status && status.won.length > 0 ? [[status.column, { in: status.won }]] : [],
  );
  return on.length + where.size === 0 ? null : { where, on };
};

/** The columns of dates that a handoff names itself. */
const namedDates = ({ outcome, path }: Handoff, key: 'from' | 'on' | 'responded'): RecordDate[] =>
  outcome[key] === null ? [] : dateIn(outcome[key], [...path, 'outcome', key]);

/** The measure of a handoff's score, where its records have it. */
const scoreMeasure = (tree: Tree, handoff: Handoff, source: Source): Measure | null =>
  scoreSource(tree, handoff)?.id === source.id ? handoff.score!.measure : null;

/** The dates by which records were passed, and those of passing itself among them. */
export const datesOfPassing = (tree: Tree, handoff: Handoff, source: Source): Dates => {
  const { passed } = handoff;
  const named = namedDates(handoff, 'from');
  const dates = named.length > 0 ? named : (scoreMeasure(tree, handoff, source)?.on ?? []);
  if (dates.length === 0) return datesOf(tree, passed, source);
  const measured = measuredBy(tree, source).find(({ id }) => id === passed);
  const all = withConditions(dates, measured?.measure.where);
  return { all, own: all };
};

/**
 * What is counted of the records that went over a handoff; null where nothing tells which records these are or when they
 * were passed, or where nothing is known of them besides.
 */
export const passedRecords = (tree: Tree, handoff: Handoff): PassedRecords | null => {
  const { outcome, accepted, path } = handoff;
  const source = sourceOfPassing(tree, handoff);
  if (source?.layout !== 'records') return null;
  const on = datesOfPassing(tree, handoff, source);
  const measure = scoreMeasure(tree, handoff, source);
  const isScore = measure?.aggregate === 'mean' || measure?.aggregate === null;
  const reached = datesOf(tree, accepted, source);
  const [taken, answered] = [namedDates(handoff, 'on'), namedDates(handoff, 'responded')];
  const known = {
    kind: 'passing',
    handoff,
    score: isScore
      ? { column: measure.column!, path: [...measure.path, measure.aggregate ?? 'column'] }
      : null,
    since: on.own,
    accepted: taken.length > 0 ? taken : reached.all,
    responded: [answered, taken, reached.own].find((dates) => dates.length > 0) ?? [],
    won: wonIn(tree, handoff, source),
    lost: lossIn(tree, outcome.lost, [...path, 'outcome', 'lost'], source),
    reason: outcome.reason,
  } as const;
  const { score, responded, won, lost, reason } = known;
  const isAny = score || known.accepted.length > 0 || responded.length > 0 || won || lost || reason !== null;
  if (on.all.length === 0 || !isAny) return null;
  const parts: Passing[] = [
    { ...known, part: 'ends' },
    ...(responded.length > 0 ? [{ ...known, part: 'answers' } as const] : []),
    ...(reason === null ? [] : [{ ...known, part: 'returns' } as const]),
  ];
  return { source, on: on.all, where: measure?.where ?? new Map(), parts };
};
