import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Undecided } from '../forms.js';
import type { RecordTable } from '../layouts/record-table.js';
import { crewOf } from './crew.js';
import { joinOf, type ScannedFile } from './join.js';
import { endsInNote } from './last-line.js';
import { NotMine } from './not-mine.js';
import { type Part, type PartRange, partScanner } from './part.js';
import { type TableStart, tableStart } from './table-start.js';
import type { ScanTask } from './task.js';

/** How a scan is divided. The sizes of parts, never the threads, decide how sums are rounded. */
export interface Division {
  /** Bytes of a part. */
  readonly part: number;
  /** How many threads beside this one there may be. */
  readonly workers: number;
}

const rangesOf = ({ byte }: TableStart, size: number, part: number): PartRange[] => {
  const count = Math.max(1, Math.ceil((size - byte) / part));
  return Array.from({ length: count }, (_, index) => ({
    from: byte + index * part,
    to: Math.min(size, byte + (index + 1) * part),
    isGuessed: index > 0,
    isBelowHeader: index === 0,
  }));
};

/** Lets whatever else has come up have its turn: results of other threads, and a signal. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A file that the system refuses to open; why is told by whoever reads it row by row. */
const opened = (path: string): number | null => {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
};

/** Hears how many bytes of how many have been read. */
export type HearBytes = (read: number, of: number) => void;

const scanned = async (
  fd: number,
  task: ScanTask,
  table: RecordTable,
  division: Division,
  signal: AbortSignal,
  hear: HearBytes,
): Promise<ScannedFile | Undecided | null> => {
  const { size } = fstatSync(fd);
  const start = tableStart(fd, task);
  if (!start || endsInNote(fd, size, task)) return null;
  const scan = partScanner(fd, size, task, start);
  const ranges = rangesOf(start, size, division.part);
  const join = joinOf(ranges, size, table, scan);
  const workers = Math.min(division.workers, ranges.length - 1);
  let read = start.byte;
  const give = (index: number, part: Part): void => {
    const { from, to } = ranges[index]!;
    read += to - from;
    hear(read, size);
    join.give(index, part);
  };
  const crew = crewOf({ task, size, start, ranges }, workers, give, signal);
  try {
    for (let index = crew.next(); index !== null && !join.isSettled(); index = crew.next()) {
      give(index, scan(ranges[index]!));
      await turn();
      signal.throwIfAborted();
    }
    while (!join.isSettled()) {
      await crew.news();
      signal.throwIfAborted();
    }
  } finally {
    await crew.dismiss();
  }
  return join.outcome();
};

/** Scans one file. Null where it is not for the scanner to judge; the table then holds a part of it. */
export const scanFile = async (
  task: ScanTask,
  table: RecordTable,
  division: Division,
  signal: AbortSignal,
  hear: HearBytes,
): Promise<ScannedFile | Undecided | null> => {
  const fd = opened(task.path);
  if (fd === null) return null;
  try {
    return await scanned(fd, task, table, division, signal, hear);
  } catch (error) {
    if (error instanceof NotMine) return null;
    throw error;
  } finally {
    closeSync(fd);
  }
};
