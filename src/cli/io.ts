import { appendFile, mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A stream that people or programs read. */
export interface Sink {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

/** The world as the program sees it; a test passes another one. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The language of the system, such as ja-JP. */
  readonly locale: string;
  readonly signal: AbortSignal;
  /** Writes a whole file or nothing: to a temporary file beside it, flushed, then renamed. A device is written to. */
  writeFile(path: string, text: string): Promise<void>;
  /** Adds to the end of a file that others write to as well. */
  appendFile(path: string, text: string): Promise<void>;
  /** Makes a folder with those above it; one that is there already is left as it is. */
  mkdir(path: string): Promise<void>;
  /** Takes a file away that this run has written. */
  remove(path: string): Promise<void>;
}

/** Where a path leads, links followed, and what is there; null where there is nothing yet. */
const presentAt = async (path: string) => {
  try {
    const target = await realpath(path);
    return { target, status: await stat(target) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

const writeAtomically = async (path: string, text: string): Promise<void> => {
  const present = await presentAt(path);
  const target = present?.target ?? path;
  if (present && !present.status.isFile() && !present.status.isDirectory()) {
    // A pipe or a device, such as /dev/null, takes the text; a rename would put a file in its place.
    await writeFile(target, text);
    return;
  }
  const { randomBytes } = await import('node:crypto');
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx');
  try {
    if (present) await handle.chmod(present.status.mode);
    await handle.writeFile(text, 'utf8');
    await handle.sync();
    await handle.close();
    await rename(temporary, target);
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
};

const sinkOf = (stream: NodeJS.WriteStream): Sink => ({
  write: (text) => {
    stream.write(text);
  },
  get isTTY() {
    return stream.isTTY === true;
  },
  get columns() {
    return stream.columns;
  },
});

/** The process's own streams, environment and signals. */
export const nodeIo = (): Io => {
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
    // Files are written whole or not at all, so there is nothing left to clear up.
    process.exit(130);
  });
  // A reader that stops early, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    get locale() {
      // Of all that knows the locale, plurals are the quickest to make: dates take longer than the rest of the start.
      return new Intl.PluralRules().resolvedOptions().locale;
    },
    signal: interrupted.signal,
    writeFile: writeAtomically,
    appendFile,
    mkdir: async (path) => {
      await mkdir(path, { recursive: true });
    },
    remove: rm,
  };
};
