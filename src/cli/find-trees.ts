import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';
import { cliText } from '../locale/cli.js';
import { type Diagnostic, InputError, problem } from '../model/diagnostic.js';
import { CONFIG_NAME } from './config-file.js';
import { filesMatching } from './patterns.js';
import { isTestName, isYaml, kindOf, locateTree, TREE_NAMES } from './tree-file.js';

/** The trees that a command line means, by absolute path in order, and what it names in vain. */
export interface FoundTrees {
  readonly paths: readonly string[];
  readonly problems: readonly Diagnostic[];
}

const isNoTree = (name: string): boolean => isTestName(name) || name === CONFIG_NAME;
const isTreeName = (name: string): boolean => TREE_NAMES.includes(name) || /\.kpi\.ya?ml$/u.test(name);
const isDependency = (path: string): boolean => path.split(/[\\/]/u).includes('node_modules');
/**
 * A file whose name does not tell is a tree when it has the format's version. A KGI is not asked for: a tree whose
 * `kgi` is misspelt would be passed over in silence. Parts that have a version are left to the tree that includes them.
 */
const HAS_VERSION = /^kpi\s*:/mu;

/** Those of UTF-8 and UTF-16, byte by byte. */
const BYTE_ORDER_MARK = /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u;

const refused = (given: string, message: Diagnostic['message']): InputError =>
  new InputError([problem('tree-file', given, message)]);

const looksLikeTree = async (path: string): Promise<boolean> => {
  try {
    // Whatever its encoding, the key is ASCII: but for a byte order mark, and for the other byte that UTF-16 gives it.
    const text = (await readFile(path, 'latin1')).replace(BYTE_ORDER_MARK, '').replaceAll('\0', '');
    return HAS_VERSION.test(text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw refused(path, cliText.unreadable({ path, reason }));
  }
};

/** What a pattern names is meant, but for what is no tree: the files that trees include, tests, configurations. */
const matching = async (paths: readonly string[]): Promise<string[]> => {
  const trees: string[] = [];
  for (const path of paths) {
    if (!isYaml(path) || isNoTree(basename(path)) || isDependency(path)) continue;
    if (isTreeName(basename(path)) || (await looksLikeTree(path))) trees.push(path);
  }
  return trees;
};

/** The trees of one argument: a file as it is, those that match a pattern, or all in and below a folder. */
const treesOf = async (given: string, cwd: string): Promise<readonly string[]> => {
  const path = resolve(cwd, given);
  const kind = given === '' ? 'nothing' : await kindOf(path);
  if (kind === 'nothing' && isGlob(given)) {
    const found = await matching(await filesMatching(given, cwd));
    if (found.length === 0) throw refused(given, cliText.noTreeMatches({ pattern: given }));
    return found;
  }
  if (kind !== 'folder') return [await locateTree(given, cwd)];
  const found = await matching(await expandGlob(path, '**'));
  if (found.length === 0) throw refused(given, cliText.noTreeBelow({ path: given }));
  return found;
};

/**
 * Finds the trees that arguments name; without any, the nearest one upward. What one argument names in vain does not
 * hide the others.
 */
export const findTrees = async (given: readonly string[], cwd: string): Promise<FoundTrees> => {
  const paths = new Set<string>();
  const problems: Diagnostic[] = [];
  if (given.length === 0) return { paths: [await locateTree(undefined, cwd)], problems };
  for (const argument of given) {
    try {
      for (const path of await treesOf(argument, cwd)) paths.add(path);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  return { paths: [...paths], problems };
};
