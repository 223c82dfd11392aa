import type { Month } from '../model/calendar.js';
import type { EngineId, Kind, Measure, NodeId, Source, Tree } from '../model/tree.js';
import type { Header } from './header.js';

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

/** One file or table that was read, for "what was read". */
export interface FileRead {
  /** As shown to people: relative to the tree's folder, with forward slashes. */
  readonly path: string;
  /** Rows of data, header and blank rows left out. */
  readonly rows: number;
  readonly skipped: number;
  /** Of a file, how its bytes became text; of a database, the engine. */
  readonly encoding: string;
}

/** What one source answered. */
export interface SourceFacts {
  readonly source: Source;
  readonly facts: readonly Fact[];
  /** Nodes that this source measures, whether or not a fact came back for them. */
  readonly nodes: readonly NodeId[];
  /** The first and last day (YYYYMMDD as a number; day 0 where a month only is known) that any row names. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly files: readonly FileRead[];
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
}

/** A source, and where what it reads is. */
export interface SourcePlace {
  readonly tree: Tree;
  readonly source: Source;
  /** None for a database. */
  readonly files: readonly InputFile[];
  /** The environment, for the addresses of databases. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One logical question to a source; every engine answers the same one. */
export interface AggregateQuery extends SourcePlace {
  readonly wanted: readonly Wanted[];
}

/** What is called how: a file, or the table of a database, and its columns. */
export interface Head {
  readonly file: { readonly name: string };
  readonly header: Header;
}

/** An executor of aggregate queries. */
export interface Engine {
  readonly id: EngineId;
  /** What the source's tables are called and which columns they have. Rejects as `aggregate` does. */
  heads(place: SourcePlace, signal: AbortSignal): Promise<readonly Head[]>;
  /** Rejects with an InputError that holds every problem of the data, and with the signal's reason when aborted. */
  aggregate(query: AggregateQuery, signal: AbortSignal): Promise<SourceFacts>;
}
