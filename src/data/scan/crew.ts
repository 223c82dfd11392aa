import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
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

/** Other threads that scan parts of the same file. */
export interface Crew {
  /** A part that nobody has taken yet; null where there is none. */
  next(): number | null;
  /** Waits until another thread has done a part, or the signal is aborted. Rejects where a thread has failed. */
  news(signal: AbortSignal): Promise<void>;
  dismiss(): Promise<void>;
}

export const takePart = (taken: Int32Array, ranges: readonly PartRange[]): number | null => {
  const index = Atomics.add(taken, 0, 1);
  return index < ranges.length ? index : null;
};

/** What other threads run: beside this file once it is built, and not there where the sources themselves are run. */
const ENTRY = fileURLToPath(new URL('./worker.js', import.meta.url));

export const crewOf = (work: Work, workers: number, give: (index: number, part: Part) => void): Crew => {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const handed: HandedWork = { ...work, taken };
  let tell: (() => void) | null = null;
  let failure: unknown = null;
  const hear = (): void => {
    tell?.();
    tell = null;
  };
  const crew = Array.from({ length: existsSync(ENTRY) ? workers : 0 }, () => {
    const worker = new Worker(ENTRY, { workerData: handed });
    worker.on('message', ({ index, part }: DonePart) => {
      give(index, part);
      hear();
    });
    worker.on('error', (error) => {
      failure = error;
      hear();
    });
    return worker;
  });
  return {
    next: () => takePart(taken, work.ranges),
    news: async (signal) => {
      await new Promise<void>((resolve) => {
        tell = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (failure !== null) resolve();
      });
      if (failure !== null) throw failure;
    },
    dismiss: async () => {
      await Promise.all(crew.map((worker) => worker.terminate()));
    },
  };
};
