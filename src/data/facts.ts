import type { Month } from '../model/calendar.js';
import type { Kind, Measure, NodeId, Source, Tree } from '../model/tree.js';

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

/** One file that was read, for "what was read". */
export interface FileRead {
  /** As shown to people: relative to the tree's folder, with forward slashes. */
  readonly path: string;
  /** Rows of data, header and blank rows left out. */
  readonly rows: number;
  readonly skipped: number;
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

/** One logical question to a source; every engine answers the same one. */
export interface AggregateQuery {
  readonly tree: Tree;
  readonly source: Source;
  readonly files: readonly InputFile[];
  readonly wanted: readonly Wanted[];
}

/** An executor of aggregate queries. */
export interface Engine {
  readonly id: string;
  /** Rejects with an InputError that holds every problem of the data, and with the signal's reason when aborted. */
  aggregate(query: AggregateQuery, signal: AbortSignal): Promise<SourceFacts>;
}
