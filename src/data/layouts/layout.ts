import type { Diagnostic } from '../../model/diagnostic.js';
import type { Layout as LayoutId } from '../../model/tree.js';
import type { DateForm } from '../date-order.js';
import type { AggregateQuery, Fact } from '../facts.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';

/** What the rows of a source's files add up to. */
interface Harvest {
  readonly facts: readonly Fact[];
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

/** Takes one row. The answer is the date column whose order must be known first, or null where all is well. */
export type TakeRow = (row: Row) => string | null;

/** Takes the rows of a source, file after file. */
export interface LayoutReader {
  open(sheet: Sheet, report: Report): TakeRow;
  close(): Harvest;
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
  begin(query: AggregateQuery, dates: DateForm): LayoutReader;
}
