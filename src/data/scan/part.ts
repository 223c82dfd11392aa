import type { Undecided } from '../forms.js';
import { byteCheck } from './byte-check.js';
import { cellDecoder } from './cell-decoder.js';
import { scanColumns } from './columns.js';
import { recordTaker, type Span } from './measures.js';
import { NotMine } from './not-mine.js';
import { partTables, type TableTotals, tableLayout, totalsOf } from './part-tables.js';
import { passedOver } from './passed-over.js';
import { piecesOf } from './pieces.js';
import { findRecord, INCOMPLETE, MALFORMED, recordCells } from './record.js';
import type { TableStart } from './table-start.js';
import type { ScanTask } from './task.js';

/** Where a part begins: at a record, or at the first record from a byte on, which must be guessed. */
export interface PartRange {
  readonly from: number;
  /** The records that begin before this byte belong to the part. */
  readonly to: number;
  readonly isGuessed: boolean;
  readonly isBelowHeader: boolean;
}

export interface PartCounts {
  rows: number;
  blank: number;
  headers: number;
  units: number;
}

/** What was found in one part of a file, all of it under the assumption that a record begins at `from`. */
export interface Part {
  readonly from: number;
  /** Where the record after the part's last one begins. */
  readonly to: number;
  readonly isBelowHeader: boolean;
  readonly endsBelowHeader: boolean;
  /** Null where the part is not for the scanner to judge. */
  readonly found: {
    readonly counts: PartCounts;
    readonly span: Span;
    readonly totals: readonly TableTotals[];
  } | null;
  readonly undecided: Undecided | null;
}

/** Scans parts of one file, in any order. */
export type PartScanner = (range: PartRange) => Part;

export const partScanner = (fd: number, size: number, task: ScanTask, start: TableStart): PartScanner => {
  const { names } = start;
  const { delimiter } = task;
  const pieces = piecesOf(fd, size);
  const { bytes } = pieces;
  const cells = recordCells(names.length);
  const decode = cellDecoder(task.encoding);
  const fits = byteCheck(task.encoding);
  const columns = scanColumns(bytes, cells, decode);
  const kindOf = passedOver(start, bytes.data, cells, decode);
  const layout = tableLayout(task);
  const taker = recordTaker(task, layout, columns);

  /** The byte after the first line end from a byte on after which a record of the right width stands. */
  const guess = (from: number): number => {
    pieces.begin(from - 1);
    const { data, end } = bytes;
    let first = -1;
    for (let at = 0; at < end; at += 1) {
      if (data[at] !== 0x0a && data[at] !== 0x0d) continue;
      if (data[at] === 0x0d && data[at + 1] === 0x0a) at += 1;
      if (first < 0) first = at + 1;
      const next = findRecord(bytes, at + 1, delimiter, cells);
      if (next === INCOMPLETE || (next !== MALFORMED && cells.width === names.length)) {
        return Math.min(size, from + at);
      }
    }
    return first < 0 ? size : Math.min(size, from - 1 + first);
  };

  return ({ from: asked, to: limit, isGuessed, isBelowHeader }) => {
    let from = asked;
    const tables = partTables(layout);
    const span: Span = { first: 0, last: 0 };
    const counts: PartCounts = { rows: 0, blank: 0, headers: 0, units: 0 };
    let below = isBelowHeader;
    let at = 0;

    const takeOne = (): void => {
      const kind = kindOf(below);
      if (kind === null) {
        counts.rows += 1;
        taker.take(tables, span);
      } else counts[kind] += 1;
      if (kind !== 'blank') below = kind === 'headers';
    };

    /** Takes the whole records that the window holds, as far as they are the part's. */
    const takeWindow = (): void => {
      const begun = at;
      const until = limit - pieces.offset();
      while (at < until) {
        const next = findRecord(bytes, at, delimiter, cells);
        if (next === INCOMPLETE) break;
        if (next === MALFORMED) throw new NotMine();
        takeOne();
        at = next;
      }
      if (!fits(bytes, begun, at)) throw new NotMine();
    };

    const takeAll = (): void => {
      pieces.begin(from);
      for (;;) {
        takeWindow();
        const reached = pieces.offset() + at;
        if (reached >= limit || (pieces.isLast() && at === bytes.end)) return;
        if (!pieces.more(at)) throw new NotMine();
        at = 0;
      }
    };

    try {
      if (isGuessed) from = guess(asked);
      if (from < limit) takeAll();
      else pieces.begin(from);
    } catch (error) {
      if (!(error instanceof NotMine)) throw error;
      const { undecided } = error;
      return { from, to: from, isBelowHeader, endsBelowHeader: false, found: null, undecided };
    }
    const to = Math.min(size, pieces.offset() + at);
    const found = { counts, span, totals: totalsOf(layout, tables, taker.members.text) };
    return { from, to, isBelowHeader, endsBelowHeader: below, found, undecided: null };
  };
};
