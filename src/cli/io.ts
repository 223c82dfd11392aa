import { rmSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { type BeforeEnd, endingOf } from './ending.js';
import { writeAtomically } from './write-atomically.js';

/** A stream that people or programs read. */
export interface Sink {
  /** What it answers can be waited for, and rejects where the text cannot go. */
  write(text: string): unknown;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

/** Time as it passes, for what is shown to someone who waits; no answer depends on it. */
export interface Clock {
  /** Milliseconds from any beginning. */
  now(): number;
  /** Acts again and again until the answer is called. It keeps no process alive. */
  every(milliseconds: number, act: () => void): () => void;
}

/** The world as the program sees it; a test passes another one. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The language of the system, such as ja-JP. */
  readonly locale: string;
  /** Stops the reading of data. The program's own never does: a signal of the system ends the process. */
  readonly signal: AbortSignal;
  readonly beforeEnd: BeforeEnd;
  readonly clock: Clock;
  /** Writes a whole file or nothing: to a temporary file beside it, flushed, then renamed. A device is written to. */
  writeFile(path: string, text: string): Promise<void>;
  /** Adds to the end of a file that others write to as well. */
  appendFile(path: string, text: string): Promise<void>;
  /** Makes a folder with those above it; one that is there already is left as it is. */
  mkdir(path: string): Promise<void>;
  /** Takes a file away that this run has written, at once; one that is not there is no error. */
  remove(path: string): void;
}

const sinkOf = (stream: NodeJS.WriteStream, write: Sink['write']): Sink => ({
  write,
  get isTTY() {
    return stream.isTTY === true;
  },
  get columns() {
    return stream.columns;
  },
});

/** Writes, and tells whoever waits whether that went well; whoever does not wait hears of no fault. */
const written =
  (stream: NodeJS.WriteStream) =>
  (text: string): Promise<void> => {
    const done = new Promise<void>((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
    done.catch(() => {});
    return done;
  };

const clock: Clock = {
  now: () => performance.now(),
  every: (milliseconds, act) => {
    const timer = setInterval(act, milliseconds).unref();
    return () => clearInterval(timer);
  },
};

/** The process's own streams, environment and signals. */
export const nodeIo = (): Io => {
  const beforeEnd = endingOf(process);
  // A reader that stops early, such as `head`, is no error. Any other fault is told to whoever wrote.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  return {
    stdout: sinkOf(process.stdout, written(process.stdout)),
    stderr: sinkOf(process.stderr, (text) => process.stderr.write(text)),
    env: process.env,
    cwd: process.cwd(),
    get locale() {
      // Of all that knows the locale, plurals are the quickest to make: dates take longer than the rest of the start.
      return new Intl.PluralRules().resolvedOptions().locale;
    },
    signal: new AbortController().signal,
    beforeEnd,
    clock,
    writeFile: (path, text) => writeAtomically(path, text, beforeEnd),
    appendFile,
    mkdir: async (path) => {
      await mkdir(path, { recursive: true });
    },
    remove: (path) => rmSync(path, { force: true }),
  };
};
