import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Io, Sink } from '../../src/cli/io.js';
import { nodeIo } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';

/** Files of a folder by name; a name that ends in a slash is a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Setup {
  readonly files?: Files;
  /** A folder to run in, in place of a fresh one; it is left as it is. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly locale?: string;
  /** A world that fails where the test says. */
  readonly io?: Partial<Io>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The names of files that were not there before, with what is in them. */
  readonly written: ReadonlyMap<string, string>;
}

// The writer of the real program: one set of its listeners for all runs.
const { writeFile: writeAtomically, appendFile, mkdir: makeFolder, remove, beforeEnd } = nodeIo();

const place = async (root: string, files: Files): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, content);
  }
};

/** Every file below a folder, hidden ones included. */
const namesIn = async (root: string): Promise<string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
};

const runIn = async (root: string, argv: readonly string[], setup: Setup): Promise<Outcome> => {
  const { env = { KPI_LANG: 'en' }, isTTY = false, columns, locale = 'en-US' } = setup;
  const said = { stdout: '', stderr: '' };
  const sink = (stream: keyof typeof said): Sink => ({
    write: (text) => {
      said[stream] += text;
    },
    isTTY,
    columns,
  });
  const io: Io = {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env,
    cwd: root,
    locale,
    signal: new AbortController().signal,
    beforeEnd,
    clock: { now: () => 0, every: () => () => {} },
    writeFile: writeAtomically,
    appendFile,
    mkdir: makeFolder,
    remove,
    ...setup.io,
  };
  const before = new Set(await namesIn(root));
  const code = await main(argv, io);
  const fresh = (await namesIn(root)).filter((name) => !before.has(name));
  const written = new Map<string, string>();
  for (const name of fresh) written.set(name, await readFile(path.join(root, name), 'utf8'));
  return { code, ...said, written };
};

/** Makes a folder of files for the time of an action. */
export const inFolder = async <T>(files: Files, act: (root: string) => Promise<T>): Promise<T> => {
  const root = await mkdtemp(path.join(tmpdir(), 'kpi-cli-'));
  try {
    await place(root, files);
    return await act(root);
  } finally {
    await rm(root, { recursive: true });
  }
};

/** Runs the command line inside the process, with its output caught and its files in a folder that lives as long. */
export const run = (argv: readonly string[], setup: Setup = {}): Promise<Outcome> =>
  setup.cwd === undefined
    ? inFolder(setup.files ?? {}, (root) => runIn(root, argv, setup))
    : runIn(setup.cwd, argv, setup);
