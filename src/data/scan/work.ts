import type { Part, PartRange } from './part.js';
import type { TableStart } from './table-start.js';
import type { ScanTask } from './task.js';

/** What threads share of one file. */
export interface Work {
  readonly task: ScanTask;
  readonly size: number;
  readonly start: TableStart;
  readonly ranges: readonly PartRange[];
}

/** The work as another thread is handed it, with the counter from which every thread takes its next part. */
export interface HandedWork extends Work {
  readonly taken: Int32Array;
}

export interface DonePart {
  readonly index: number;
  readonly part: Part;
}

/** A part that no thread has taken yet; null where there is none. */
export const takePart = (taken: Int32Array, ranges: readonly PartRange[]): number | null => {
  const index = Atomics.add(taken, 0, 1);
  return index < ranges.length ? index : null;
};
