import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { cliText } from '../locale/cli.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';

/** A tree file on disk: its text, its absolute path, and what people call it. */
export interface TreeFileText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

const NAMES = ['kpi.yaml', 'kpi.yml'];
const MOST_BYTES = 8 * 1024 * 1024;

const kindOf = async (path: string): Promise<'file' | 'folder' | 'nothing'> => {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // Something may be there that cannot be looked at; reading it will tell the reason.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing' : 'file';
  }
};

const inFolder = async (folder: string): Promise<string | undefined> => {
  for (const name of NAMES) {
    const path = join(folder, name);
    if ((await kindOf(path)) === 'file') return path;
  }
  return undefined;
};

const upward = async (cwd: string): Promise<string> => {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = await inFolder(folder);
    if (found) return found;
    if (folder === dirname(folder)) {
      throw inputError('tree-file', 'kpi.yaml', cliText.noTreeUpward(), { help: cliText.noTreeHelp() });
    }
  }
};

const neighbour = async (path: string): Promise<string | undefined> => {
  const folder = dirname(path);
  if ((await kindOf(folder)) !== 'folder') return undefined;
  return nearest(
    basename(path),
    (await readdir(folder)).filter((name) => /\.ya?ml$/u.test(name)),
  );
};

const located = async (given: string | undefined, cwd: string): Promise<string> => {
  if (given === undefined) return upward(cwd);
  // An empty name comes from a variable that is not set; it does not mean the current folder.
  if (given === '') throw inputError('tree-file', '', cliText.noTree({ path: given }));
  const path = resolve(cwd, given);
  const kind = await kindOf(path);
  if (kind === 'file') return path;
  if (kind === 'folder') {
    const found = await inFolder(path);
    if (found) return found;
    throw inputError('tree-file', given, cliText.noTreeInFolder({ path: given }));
  }
  const suggestion = await neighbour(path);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  throw inputError('tree-file', given, cliText.noTree({ path: given }), help);
};

/** A path as people see it: from the current folder, with forward slashes. */
export const shownPath = (path: string, cwd: string): string =>
  relative(cwd, path).split(sep).join('/') || basename(path);

/** Finds and reads a tree file. Throws an InputError where it is missing or no UTF-8 text. */
export const readTreeFile = async (given: string | undefined, cwd: string): Promise<TreeFileText> => {
  const path = await located(given, cwd);
  const name = shownPath(path, cwd);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw inputError('tree-file', name, cliText.unreadable({ path: name, reason }));
  }
  if (bytes.length > MOST_BYTES) throw inputError('tree-file', name, cliText.tooLarge({ path: name }));
  try {
    return { path, name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The decoder's only failure is bytes that are not UTF-8.
    throw inputError('tree-file', name, cliText.notUtf8({ path: name }), { help: cliText.notUtf8Help() });
  }
};
