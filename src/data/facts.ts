import type { Message } from '../locale/message.js';
import type { Month } from '../model/calendar.js';
import type { DateOrder } from '../model/dates.js';
import type { EngineId, Kind, Measure, NodeId, Source, Tree } from '../model/tree.js';
import type { AmountCounts } from './amount-counts.js';
import type { HandoffCounts } from './handoff-counts.js';
import type { Header } from './header.js';
import type { JoinsSeen } from './joins/types.js';
import type { Names } from './names.js';
import type { PassedTotals } from './passed-table.js';
import type { Tell } from './progress.js';
import type { ExpectedFact, ExpectedRead } from './roles.js';
import type { DeclaredScale } from './scale.js';
import type { ScoreCounts } from './score-counts.js';
import type { Stamp } from './stamp.js';
import type { StageCounts } from './tallies.js';

/** One additive number that a source holds: what a node adds up to in a month, for one member of the dimensions. */
export interface Fact {
  readonly node: NodeId;
  readonly month: Month;
  /** The values of the source's dimensions joined by U+001F; empty where the source has none. */
  readonly member: string;
  /** The sum of the values; of a count the number of records; of a table's rate the value itself. */
  readonly sum: number;
  /** How many values are in the sum: a mean is sum / count. */
  readonly count: number;
}

/** The unit that numbers of a file are in where it is not the tree's, and the columns or metrics that it is applied to. */
export interface ScaleRead {
  readonly unit: DeclaredScale;
  readonly names: readonly string[];
}

/** What was made of a file of text, besides its rows of data. */
export interface Recognised {
  /** Lines above the header. */
  readonly above: number;
  /** Whether two rows were joined to the header. */
  readonly isStacked: boolean;
  readonly blank: number;
  readonly headers: number;
  readonly units: number;
  /** Lines below the table. */
  readonly footer: number;
  readonly totals: number;
  /** Rows of data that are the same as an earlier row of their day in every cell; they count. */
  readonly copies: number;
  /** Columns that hold neither actuals nor what they are about: totals over the year, a plan, a difference. */
  readonly columnsLeft: readonly string[];
  /** The order of day and month that columns have proven. */
  readonly dateOrders: readonly { readonly column: string; readonly order: DateOrder }[];
  /** Columns that have proven a decimal comma. */
  readonly decimalCommas: readonly string[];
  readonly scales: readonly ScaleRead[];
  /** Columns of what was expected beside the actuals. */
  readonly expected: readonly ExpectedRead[];
}

/** One file or table that was read, for "what was read". */
export interface FileRead {
  /** As shown to people: relative to the tree's folder, with forward slashes. */
  readonly path: string;
  /** Rows of data. */
  readonly rows: number;
  /** Rows below the header that are none: blank ones, repeated headers, units, totals, lines below the table. */
  readonly skipped: number;
  /** Of a file, how its bytes became text, or `xlsx`; of a database, the engine. */
  readonly encoding: string;
  /** Of a workbook, the sheet that was read. */
  readonly sheet?: string;
  /** Left out by engines whose tables state their own types. */
  readonly recognised?: Recognised;
}

/** What one source answered. */
export interface SourceFacts {
  readonly source: Source;
  readonly facts: readonly Fact[];
  /** What the source says was expected, beside what happened; left out where it cannot. */
  readonly expected?: readonly ExpectedFact[];
  /** Nodes that this source measures, whether or not a fact came back for them. */
  readonly nodes: readonly NodeId[];
  /** The first and last day (YYYYMMDD as a number; day 0 where a month only is known) that any row names. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly files: readonly FileRead[];
  /** Left out where nothing is counted besides the nodes. */
  readonly stages?: StageCounts;
  /** The scores of each KCI whose records it holds; left out where there are none. */
  readonly scores?: readonly ScoreCounts[];
  /** Records that were passed on, of tallies that count them by numbers; left out where there are none. */
  readonly passed?: ReadonlyMap<NodeId, PassedTotals>;
  /** How large the amounts behind averages are; left out where there are none. */
  readonly amounts?: readonly AmountCounts[];
  /** The records of each handoff whose scores it holds; left out where there are none. */
  readonly handoffs?: readonly HandoffCounts[];
  /** What the joins of the source's query leave out; left out where it has none. */
  readonly joins?: JoinsSeen;
  /** What a reader should know of how it was read, though the facts are what they are. */
  readonly notices?: readonly Message[];
}

/** A node and how it is read from one source. */
export interface Wanted {
  readonly node: NodeId;
  readonly kind: Kind;
  readonly label: string;
  /** Null where the tree says nothing: then a column named as the id or the label is taken if there is one. */
  readonly measure: Measure | null;
}

/** A file to read: where it is, and what people call it. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  /** How many bytes from its beginning are looked at; left out for the whole file. */
  readonly most?: number;
  /** As it was found; it must not change while it is read. */
  readonly stamp?: Stamp;
  readonly tell?: Tell;
}

/** A source, and where what it reads is. */
export interface SourcePlace {
  readonly tree: Tree;
  readonly source: Source;
  /** None for a database. */
  readonly files: readonly InputFile[];
  /** The environment, for the addresses of databases. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tell?: Tell;
}

/** One logical question to a source; every engine answers the same one. */
export interface AggregateQuery extends SourcePlace {
  readonly wanted: readonly Wanted[];
}

/** What is called how: a file, or the table of a database, and its columns. */
export interface Head {
  readonly file: { readonly name: string };
  readonly header: Header;
  /** What can be measured, where it is not the columns: the metrics that the rows name. */
  readonly offers?: Names;
  /** Of a file, the first cell of each column that is not missing, among the first rows. */
  readonly samples?: readonly (string | undefined)[];
}

/** An executor of aggregate queries. */
export interface Engine {
  readonly id: EngineId;
  /** What the source's tables are called and which columns they have. Rejects as `aggregate` does. */
  heads(place: SourcePlace, signal: AbortSignal): Promise<readonly Head[]>;
  /** Rejects with an InputError that holds every problem of the data, and with the signal's reason when aborted. */
  aggregate(query: AggregateQuery, signal: AbortSignal): Promise<SourceFacts>;
}
