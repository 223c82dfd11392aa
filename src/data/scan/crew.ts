import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Part } from './part.js';
import { type DonePart, type HandedWork, takePart, type Work } from './work.js';

/** Other threads that scan parts of the same file. */
export interface Crew {
  /** A part that nobody has taken yet; null where there is none. */
  next(): number | null;
  /** Waits until another thread has done a part, or the signal is aborted. Rejects where a thread has failed. */
  news(signal: AbortSignal): Promise<void>;
  dismiss(): Promise<void>;
}

/** What other threads run: of the built program, of the library, and of the sources themselves nothing. */
const ENTRIES = ['./worker.cjs', './worker.js'];

const entry = (): string | undefined =>
  ENTRIES.map((name) => fileURLToPath(new URL(name, import.meta.url))).find(existsSync);

export const crewOf = (work: Work, workers: number, give: (index: number, part: Part) => void): Crew => {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const handed: HandedWork = { ...work, taken };
  let tell: (() => void) | null = null;
  let failure: unknown = null;
  const hear = (): void => {
    tell?.();
    tell = null;
  };
  const program = workers > 0 ? entry() : undefined;
  const crew = Array.from({ length: program === undefined ? 0 : workers }, () => {
    const worker = new Worker(program!, { workerData: handed });
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
