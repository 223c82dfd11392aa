import type { Diagnostic } from '../../model/diagnostic.js';
import type { Layout as LayoutId } from '../../model/tree.js';
import type { AggregateQuery, Fact, ScaleRead, SourceFacts } from '../facts.js';
import type { Forms, Undecided } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { ExpectedFact, ExpectedRead } from '../roles.js';
import type { Row } from '../rows.js';

/** What the rows of a source's files add up to. */
export interface Harvest {
  readonly facts: readonly Fact[];
  /** Records that were passed on, counted by numbers; left out where there are none. */
  readonly passed?: NonNullable<SourceFacts['passed']>;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** What the tables say was expected; left out by layouts whose rows are of what happened. */
  readonly expected?: readonly ExpectedFact[];
}

/**
 * What became of a row: its values were taken or are told to be wrong; it holds totals and was left out; it is the same
 * as an earlier row of its day in every cell, and was taken; or a column's form must be known first.
 */
export type Taken = 'taken' | 'total' | 'copy' | Undecided;

/** Takes the rows of one file. */
export interface SheetReader {
  readonly take: (row: Row) => Taken;
  /** The headers of columns that hold neither actuals nor what these are about. */
  readonly columnsLeft: readonly string[];
  /** The units that numbers were in, once all rows are taken. */
  readonly scales: () => readonly ScaleRead[];
  /** What was read as expectations, once all rows are taken. */
  readonly expected?: () => readonly ExpectedRead[];
}

/** Takes the rows of a source, file after file. */
export interface LayoutReader {
  open(sheet: Sheet, report: Report): SheetReader;
  /** Rejects with an InputError where only all rows together show what is wrong. */
  close(signal: AbortSignal): Promise<Harvest | Undecided>;
}

/** A column of one file that is read, and whether its cells are read as dates. */
export interface ColumnRead {
  readonly index: number;
  readonly isDate: boolean;
}

/** How a table is laid out: what its columns are, and how its rows become facts. */
export interface Layout {
  readonly id: LayoutId;
  /** What the tree asks for that this layout or these headers cannot give. Nothing may be read before it is mended. */
  check(query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[];
  /** The columns of one file that the tree has a use for. */
  columnsRead(query: AggregateQuery, sheet: Sheet): ColumnRead[];
  /** Begins to read; asked only after `check` found nothing. */
  begin(query: AggregateQuery, forms: Forms): LayoutReader;
}
