import type { Path } from './diagnostic.js';
import { dateIn, datesOfReaching, type Ending, lossIn } from './reaching.js';
import { ownDates, wonPhase } from './stages.js';
import type { Condition, Handoff, NodeId, RecordDate, Source, Tree, Valued } from './tree.js';
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

const withConditions = (
  dates: readonly RecordDate[],
  where: ReadonlyMap<string, Condition> = new Map(),
): RecordDate[] => dates.map((date) => ({ ...date, where: new Map([...date.where, ...where]) }));

/** The dates by which a record comes to count for a node, and those of its own stage among them. */
const datesOf = (
  tree: Tree,
  id: NodeId | null,
  source: Source,
): { readonly all: readonly RecordDate[]; readonly own: readonly RecordDate[] } => {
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

/**
 * What is counted of the records that went over a handoff; null where nothing tells which records these are or when they
 * were passed, or where nothing is known of them besides.
 */
export const passedRecords = (tree: Tree, handoff: Handoff): PassedRecords | null => {
  const { outcome, passed, accepted, score, path } = handoff;
  const source = sourceOfPassing(tree, handoff);
  if (source?.layout !== 'records') return null;
  const measure = scoreSource(tree, handoff) === source ? (score?.measure ?? null) : null;
  const isScore = measure?.aggregate === 'mean' || measure?.aggregate === null;
  const named = isScore
    ? { column: measure.column!, path: [...measure.path, measure.aggregate ?? 'column'] }
    : null;
  const column = (key: 'from' | 'on' | 'responded'): RecordDate[] =>
    outcome[key] === null ? [] : dateIn(outcome[key], [...path, 'outcome', key]);

  const counted = datesOf(tree, passed, source);
  const dated = [column('from'), measure?.on ?? []].find((dates) => dates.length > 0);
  const where = measuredBy(tree, source).find(({ id }) => id === passed)?.measure.where;
  const on = dated ? withConditions(dated, where) : counted.all;
  const reached = datesOf(tree, accepted, source);
  const [taken, answered] = [column('on'), column('responded')];
  const known = {
    kind: 'passing',
    handoff,
    score: named,
    since: dated ? on : counted.own,
    accepted: taken.length > 0 ? taken : reached.all,
    responded: [answered, taken, reached.own].find((dates) => dates.length > 0) ?? [],
    won: wonIn(tree, handoff, source),
    lost: lossIn(tree, outcome.lost, [...path, 'outcome', 'lost'], source),
    reason: outcome.reason,
  } as const;
  const { accepted: takenOn, responded, won, lost, reason } = known;
  const isAny = known.score !== null || takenOn.length > 0 || won || lost || reason !== null;
  if (on.length === 0 || !(isAny || responded.length > 0)) return null;
  const parts: Passing[] = [
    { ...known, part: 'ends' },
    ...(responded.length > 0 ? [{ ...known, part: 'answers' } as const] : []),
    ...(reason === null ? [] : [{ ...known, part: 'returns' } as const]),
  ];
  return { source, on, where: measure?.where ?? new Map(), parts };
};
