import { daysInMonth, eachMonth, type Month, type Period } from '../model/calendar.js';
import { isExtensive, type NodeId, type Tree } from '../model/tree.js';
import type { AmountCounts } from './amount-counts.js';
import { monthOfDay } from './date-order.js';
import type { FileRead, SourceFacts } from './facts.js';
import type { HandoffCounts } from './handoff-counts.js';
import type { UnmatchedRows } from './joins/types.js';
import type { ScoreCounts } from './score-counts.js';
import type { StageCounts } from './tallies.js';

/** The additive numbers of one member in one month. */
export interface MemberValues {
  readonly sum: number;
  readonly count: number;
}

/** Everything that the sources say, before anything is worked out from it. */
export interface Actuals {
  readonly cells: ReadonlyMap<NodeId, ReadonlyMap<Month, ReadonlyMap<string, MemberValues>>>;
  /** The nodes of each source, for members add up within one source. */
  readonly sources: readonly {
    readonly nodes: readonly NodeId[];
    readonly dimensions: readonly string[];
    readonly isRecords: boolean;
  }[];
  /** The months that any source covers. */
  readonly span: Period | null;
  /** The first month of each source of records that is not finished. */
  readonly unfinished: ReadonlyMap<NodeId, Month>;
  readonly files: readonly FileRead[];
  /** What was counted of records by their stages, by the source's id. */
  readonly stages: ReadonlyMap<string, StageCounts>;
  /** The last day that each source tells of, as YYYYMMDD, by the source's id. */
  readonly lastDays: ReadonlyMap<string, number>;
  /** The scores of KCIs whose records were read. */
  readonly scores: ReadonlyMap<NodeId, ScoreCounts>;
  /** How large the amounts are that a node adds up or averages, where records of an average were read. */
  readonly amounts: ReadonlyMap<NodeId, AmountCounts>;
  /** The records that went over each handoff, by its id, where a source has them. */
  readonly handoffs: ReadonlyMap<string, HandoffCounts>;
  /** Rows that the joins of queries leave out, with the source of each. */
  readonly joins: readonly (UnmatchedRows & { readonly source: string })[];
  /** How many members the table of a node has in a month; 0 of records, where a member without any had none. */
  membersAt(id: NodeId, month: Month): number;
  /** Whether a node is a mean over records, whose sum and number are known and can be pooled. */
  isPooled(id: NodeId): boolean;
}

/** A file made this many days before the end of a month is taken to hold the whole month: weekends and holidays. */
const DAYS_OF_GRACE = 3;
const NO_CELLS: ReadonlyMap<string, MemberValues> = new Map();

export const cellsAt = (actuals: Actuals, id: NodeId, month: Month): ReadonlyMap<string, MemberValues> =>
  actuals.cells.get(id)?.get(month) ?? NO_CELLS;

const isUnfinished = (day: number): boolean => {
  const month = Math.floor(day / 100) % 100;
  const year = Math.floor(day / 10_000);
  const dayOfMonth = day % 100;
  return dayOfMonth > 0 && dayOfMonth < daysInMonth(year, month) - DAYS_OF_GRACE;
};

/**
 * The first month that a list of records leaves open: the last one, where its last day comes too early; but all months
 * after the last in which anything is counted, for the dates there may be those on which open deals are hoped to close.
 */
export const unfinishedFrom = (lastDay: number, lastCounted: Month): Month | null => {
  const last = monthOfDay(lastDay);
  if (lastCounted < last) return lastCounted + 1;
  return isUnfinished(lastDay) ? last : null;
};

const unfinishedIn = ({ facts, lastDay }: SourceFacts): Month | null => {
  const counted = facts.reduce((latest, { month }) => Math.max(latest, month), Number.NEGATIVE_INFINITY);
  return lastDay === null ? null : unfinishedFrom(lastDay, counted);
};

/** A month between the first and the last day of records without a matching record is zero, not missing. */
const fillZeros = (
  tree: Tree,
  source: SourceFacts,
  cells: Map<NodeId, Map<Month, Map<string, MemberValues>>>,
): void => {
  if (source.source.layout !== 'records' || source.firstDay === null || source.lastDay === null) return;
  const covered = { from: monthOfDay(source.firstDay), to: monthOfDay(source.lastDay) };
  for (const id of source.nodes) {
    if (!isExtensive(tree.nodes.get(id)!.kind)) continue;
    const byMonth = cells.get(id) ?? new Map<Month, Map<string, MemberValues>>();
    for (const month of eachMonth(covered)) {
      if (!byMonth.has(month)) byMonth.set(month, new Map([['', { sum: 0, count: 0 }]]));
    }
    cells.set(id, byMonth);
  }
};

/** The first and the last month of all nodes. */
const spanOf = (byNode: Iterable<ReadonlyMap<Month, unknown>>): Period | null => {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const byMonth of byNode) {
    for (const month of byMonth.keys()) {
      from = Math.min(from, month);
      to = Math.max(to, month);
    }
  }
  return from > to ? null : { from, to };
};

/** How many members each table has by month, counted once a month and not once a node. */
const memberCounts = (
  sources: Actuals['sources'],
  cells: Actuals['cells'],
): ((id: NodeId, month: Month) => number) => {
  const tables = sources.filter(({ isRecords }) => !isRecords);
  const tableOf = new Map(tables.toReversed().flatMap((table) => table.nodes.map((id) => [id, table])));
  const counted = new Map<(typeof tables)[number], Map<Month, number>>();
  return (id, month) => {
    const table = tableOf.get(id);
    if (!table) return 0;
    const byMonth = counted.get(table) ?? new Map<Month, number>();
    counted.set(table, byMonth);
    const known = byMonth.get(month);
    if (known !== undefined) return known;
    const members = new Set<string>();
    for (const node of table.nodes)
      for (const member of cells.get(node)?.get(month)?.keys() ?? []) members.add(member);
    byMonth.set(month, members.size);
    return members.size;
  };
};

/** Brings the facts of all sources together, by node, month and member. */
export const collectActuals = (tree: Tree, sources: readonly SourceFacts[]): Actuals => {
  const cells = new Map<NodeId, Map<Month, Map<string, MemberValues>>>();
  const unfinished = new Map<NodeId, Month>();
  for (const source of sources) {
    for (const { node, month, member, sum, count } of source.facts) {
      const byMonth = cells.get(node) ?? new Map<Month, Map<string, MemberValues>>();
      const byMember = byMonth.get(month) ?? new Map<string, MemberValues>();
      byMember.set(member, { sum, count });
      byMonth.set(month, byMember);
      cells.set(node, byMonth);
    }
    fillZeros(tree, source, cells);
    const from = source.source.layout === 'records' ? unfinishedIn(source) : null;
    if (from !== null) for (const id of source.nodes) unfinished.set(id, from);
  }
  const pooled = new Set(
    sources.filter(({ source }) => source.layout === 'records').flatMap(({ nodes }) => nodes),
  );
  const read = sources.map(({ nodes, source }) => ({
    nodes,
    dimensions: source.dimensions,
    isRecords: source.layout === 'records',
  }));
  return {
    cells,
    sources: read,
    span: spanOf(cells.values()),
    unfinished,
    files: sources.flatMap(({ files }) => files),
    stages: new Map(sources.flatMap(({ source, stages }) => (stages ? [[source.id, stages]] : []))),
    lastDays: new Map(
      sources.flatMap(({ source, lastDay }) => (lastDay === null ? [] : [[source.id, lastDay]])),
    ),
    scores: new Map(sources.flatMap(({ scores = [] }) => scores.map((counts) => [counts.kci, counts]))),
    amounts: new Map(sources.flatMap(({ amounts = [] }) => amounts.map((counts) => [counts.node, counts]))),
    handoffs: new Map(
      sources.flatMap(({ handoffs = [] }) => handoffs.map((counts) => [counts.handoff, counts])),
    ),
    joins: sources.flatMap(({ source, joins }) =>
      (joins?.unmatched ?? []).map((rows) => ({ source: source.id, ...rows })),
    ),
    membersAt: memberCounts(read, cells),
    isPooled: (id) =>
      pooled.has(id) && !isExtensive(tree.nodes.get(id)!.kind) && tree.nodes.get(id)!.kind !== 'stock',
  };
};
