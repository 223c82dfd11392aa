import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { NotMine } from './not-mine.js';
import type { Part } from './part.js';
import { type DonePart, type HandedWork, takePart, type Work } from './work.js';

/** Other threads that scan parts of the same file. */
export interface Crew {
  /** A part that nobody has taken yet; null where there is none. */
  next(): number | null;
  /** Waits until another thread has done a part, or the signal is aborted. Rejects with NotMine where one has failed. */
  news(): Promise<void>;
  /** Ends the threads, whatever they are at. */
  dismiss(): Promise<void>;
}

/** What other threads run: of the built program, of the library, and of the sources themselves nothing. */
const ENTRIES = ['./worker.cjs', './worker.js'];

/** Megabytes: a thread makes little that is thrown away, and would hold on to more than it needs. */
const LIMITS = { maxYoungGenerationSizeMb: 2 };

const entry = (): string | undefined =>
  ENTRIES.map((name) => fileURLToPath(new URL(name, import.meta.url))).find(existsSync);

export const crewOf = (
  work: Work,
  workers: number,
  give: (index: number, part: Part) => void,
  signal: AbortSignal,
): Crew => {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const handed: HandedWork = { ...work, taken };
  let hear = (): void => {};
  let hasFailed = false;
  const wake = (): void => hear();
  signal.addEventListener('abort', wake);

  const started = (program: string): Worker => {
    const worker = new Worker(program, { workerData: handed, resourceLimits: LIMITS });
    worker.on('message', ({ index, part }: DonePart) => {
      give(index, part);
      hear();
    });
    worker.on('error', () => {
      hasFailed = true;
      hear();
    });
    return worker;
  };
  const program = workers > 0 ? entry() : undefined;
  const crew = program === undefined ? [] : Array.from({ length: workers }, () => started(program));

  return {
    next: () => takePart(taken, work.ranges),
    news: async () => {
      const isQuiet = !hasFailed && !signal.aborted;
      if (isQuiet) {
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
      }
      if (hasFailed) throw new NotMine();
    },
    dismiss: async () => {
      signal.removeEventListener('abort', wake);
      await Promise.all(crew.map((worker) => worker.terminate()));
    },
  };
};
