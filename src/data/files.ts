import { stat } from 'node:fs/promises';
import path from 'node:path';
import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import { type Diagnostic, problem } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import type { Source, Tree } from '../model/tree.js';
import type { InputFile } from './facts.js';
import { entriesOf, expandGlob, isGlob } from './glob.js';
import { absent, isReallyOutside, leavesFolder } from './inside.js';
import { stampOf } from './stamp.js';
import { problemInSource } from './tree-place.js';

/** The files that were found, and what is wrong with those that were not. */
export interface Found {
  readonly files: readonly InputFile[];
  readonly problems: readonly Diagnostic[];
  /** Whether one of those that were not found is there, with nothing in it. */
  readonly hasEmpty?: boolean;
}

const shownName = (root: string, file: string): string => path.relative(root, file).split(path.sep).join('/');

interface Refusal {
  readonly message: Message;
  readonly help?: Message;
  readonly suggestion?: string;
  readonly isEmpty?: boolean;
}

/** What the system says of a path that it refuses: no leave to read, links that go round, a name too long. */
const refusedBySystem = (error: unknown, name: string): Refusal => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { message: dataText.unreadable({ name, reason: code }) };
};

const missingFile = async (file: string, name: string): Promise<Refusal> => {
  const folder = path.dirname(file);
  const entries = await entriesOf(folder);
  const suggestion = nearest(
    path.basename(file),
    entries.map((entry) => entry.name),
  );
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const help = suggestion
    ? dataText.didYouMean({ suggestion })
    : dataText.filesThere({ names: names.slice(0, 10) });
  return { message: dataText.missingFile({ name }), help, ...(suggestion && { suggestion }) };
};

/** A file with something in it, or what keeps it from being read. */
const looked = async (file: string, name: string): Promise<InputFile | Refusal> => {
  const status = await stat(file).catch(absent);
  if (!status) return missingFile(file, name);
  if (status.isDirectory())
    return { message: dataText.folder({ name }), help: dataText.folderHelp({ name }) };
  return status.size === 0
    ? { message: dataText.emptyFile({ name }), help: dataText.emptyFileHelp(), isEmpty: true }
    : { path: file, name, stamp: stampOf(status) };
};

const searched = async (
  pattern: string,
  root: string,
  refuse: (refusal: Refusal) => Diagnostic,
): Promise<Found> => {
  const outside = { message: dataText.outsideRoot({ path: pattern }), help: dataText.outsideRootHelp() };
  if (leavesFolder(pattern)) return { files: [], problems: [refuse(outside)] };
  const paths = isGlob(pattern) ? await expandGlob(root, pattern) : [path.join(root, pattern)];
  if (paths.length === 0) {
    const folder = pattern.slice(0, pattern.search(/[^/]*[*?]/u));
    const names = (await entriesOf(path.join(root, folder))).map((entry) => entry.name).slice(0, 10);
    return {
      files: [],
      problems: [refuse({ message: dataText.noMatch({ pattern }), help: dataText.filesThere({ names }) })],
    };
  }
  const files: InputFile[] = [];
  const refusals: Refusal[] = [];
  for (const file of paths) {
    const name = shownName(root, file);
    const found = (await isReallyOutside(root, file)) ? outside : await looked(file, name);
    if ('message' in found) refusals.push(found);
    else files.push(found);
  }
  return { files, problems: refusals.map(refuse), hasEmpty: refusals.some(({ isEmpty }) => isEmpty) };
};

const filesOfPattern = async (tree: Tree, source: Source, root: string, index: number): Promise<Found> => {
  const pattern = source.paths[index]!.replaceAll('\\', '/');
  // A path that stands alone may be written without a list.
  const key = source.paths.length === 1 ? ['path'] : ['path', index];
  const refuse = ({ message, ...more }: Refusal): Diagnostic =>
    problemInSource(tree, source, 'data-file', key, message, more);
  return searched(pattern, root, refuse).catch((error: unknown) => ({
    files: [],
    problems: [refuse(refusedBySystem(error, pattern))],
  }));
};

/**
 * The files that a source's paths name, in the order of the paths and sorted within a pattern. A path that leaves
 * the root folder, also through a link, is refused: a tree from somebody else must not read what is not beside it.
 */
export const filesOfSource = async (tree: Tree, source: Source, root: string): Promise<Found> => {
  if (source.paths.length === 0) {
    const help = { help: dataText.noPathHelp(), at: 'key' } as const;
    return {
      files: [],
      problems: [
        problemInSource(tree, source, 'data-file', [], dataText.noPath({ source: source.id }), help),
      ],
    };
  }
  const found = await Promise.all(source.paths.map((_, index) => filesOfPattern(tree, source, root, index)));
  const files = new Map(found.flatMap(({ files: each }) => each).map((file) => [file.path, file]));
  return {
    files: [...files.values()],
    problems: found.flatMap(({ problems }) => problems),
    hasEmpty: found.some(({ hasEmpty }) => hasEmpty),
  };
};

/** Files named on the command line, by absolute path: these may lie anywhere. */
export const filesGiven = async (paths: readonly string[], root: string): Promise<Found> => {
  const files: InputFile[] = [];
  const problems: Diagnostic[] = [];
  for (const file of new Set(paths)) {
    const name = shownName(root, file);
    const found = await looked(file, name).catch((error: unknown) => refusedBySystem(error, name));
    if (!('message' in found)) files.push(found);
    else {
      const { message, ...more } = found;
      problems.push(problem('data-file', name, message, more));
    }
  }
  return { files, problems };
};
