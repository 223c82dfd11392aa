import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { cliText } from '../locale/cli.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import type { Session } from './session.js';

/** A file of definitions on disk: its text, its absolute path, and what people call it. */
export interface TextFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** What a tree file is called in its folder, the first one found first. */
export const TREE_NAMES: readonly string[] = ['kpi.yaml', 'kpi.yml'];
export const isYaml = (name: string): boolean => /\.ya?ml$/u.test(name);

/** Whether a file of a name holds unit tests of a tree, and is none itself. */
export const isTestName = (name: string): boolean => /\.test\.ya?ml$/u.test(name);

/** What is at a path, links followed. */
export const kindOf = async (path: string): Promise<'file' | 'folder' | 'nothing'> => {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // Something may be there that cannot be looked at; reading it will tell the reason.
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code) ? 'nothing' : 'file';
  }
};

/** The tree that a folder holds, if it holds one. */
export const treeIn = async (folder: string): Promise<string | undefined> => {
  for (const name of TREE_NAMES) {
    const path = join(folder, name);
    if ((await kindOf(path)) === 'file') return path;
  }
  return undefined;
};

/** The nearest tree from a folder upward; null where there is none. */
export const nearestTree = async (cwd: string): Promise<string | null> => {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = await treeIn(folder);
    if (found) return found;
    if (folder === dirname(folder)) return null;
  }
};

const upward = async (cwd: string): Promise<string> => {
  const found = await nearestTree(cwd);
  if (found) return found;
  throw inputError('tree-file', 'kpi.yaml', cliText.noTreeUpward(), { help: cliText.noTreeHelp() });
};

/** A file of definitions whose name is near the one that is not there. */
export const neighbour = async (path: string): Promise<string | undefined> => {
  const folder = dirname(path);
  if ((await kindOf(folder)) !== 'folder') return undefined;
  return nearest(basename(path), (await readdir(folder)).filter(isYaml));
};

/**
 * The absolute path of a tree: of a file, of the kpi.yaml in a folder, or of the nearest one upward. Throws an
 * InputError where there is none.
 */
export const locateTree = async (given: string | undefined, cwd: string): Promise<string> => {
  if (given === undefined) return upward(cwd);
  // An empty name comes from a variable that is not set; it does not mean the current folder.
  if (given === '') throw inputError('tree-file', '', cliText.noTree({ path: given }));
  const path = resolve(cwd, given);
  const kind = await kindOf(path);
  if (kind === 'file') return path;
  if (kind === 'folder') {
    const found = await treeIn(path);
    if (found) return found;
    throw inputError('tree-file', given, cliText.noTreeInFolder({ path: given }));
  }
  const name = await neighbour(path);
  const suggestion = name && join(dirname(given), name);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  throw inputError('tree-file', given, cliText.noTree({ path: given }), help);
};

/** Where the plan of a tree lies that `plan:` names from the tree's folder, with slashes of either kind. */
export const pathOfPlan = (root: string, plan: string): string => resolve(root, plan.replaceAll('\\', '/'));

/** A path as people see it: from the current folder, with forward slashes. */
export const shownPath = (path: string, cwd: string): string =>
  relative(cwd, path).split(sep).join('/') || basename(path);

const MEGABYTE = 1024 * 1024;

/** A pipe that nobody writes to would be waited for; one that a shell makes for `<(…)` lies here. */
const PIPES = '/dev/';

/** The first bytes of a file, of one without end too. */
const firstBytes = async (path: string, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: most - 1 })) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/**
 * Reads a file of definitions, as it stands mended if it is. Throws an InputError where it is missing, larger than the
 * session allows, no file, or no UTF-8 text.
 */
export const readText = async (path: string, session: Session): Promise<TextFile> => {
  const { drafts, io, mostMegabytes } = session;
  const name = shownPath(path, io.cwd);
  const draft = drafts.get(path);
  if (draft !== undefined) return { path, name, text: draft };
  const most = Math.min(Math.floor(mostMegabytes * MEGABYTE), constants.MAX_LENGTH - 1);
  let bytes: Buffer;
  try {
    const status = await stat(path);
    if (!status.isFile() && !status.isDirectory() && !path.startsWith(PIPES))
      throw inputError('tree-file', name, cliText.noFile({ path: name }));
    bytes = status.size > most ? Buffer.alloc(0) : await firstBytes(path, most + 1);
    if (Math.max(status.size, bytes.length) > most) {
      throw inputError('tree-file', name, cliText.tooLarge({ path: name, megabytes: mostMegabytes }), {
        help: cliText.tooLargeHelp(),
      });
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw inputError('tree-file', name, cliText.unreadable({ path: name, reason }));
  }
  try {
    return { path, name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The decoder's only failure is bytes that are not UTF-8.
    throw inputError('tree-file', name, cliText.notUtf8({ path: name }), { help: cliText.notUtf8Help() });
  }
};
