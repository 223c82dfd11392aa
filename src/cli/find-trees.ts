import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';
import { cliText } from '../locale/cli.js';
import { type Diagnostic, InputError, problem } from '../model/diagnostic.js';
import { filesMatching } from './patterns.js';
import { isYaml, kindOf, locateTree, TREE_NAMES } from './tree-file.js';

/** The trees that a command line means, by absolute path in order, and what it names in vain. */
export interface FoundTrees {
  readonly paths: readonly string[];
  readonly problems: readonly Diagnostic[];
}

const isTest = (name: string): boolean => /\.test\.ya?ml$/u.test(name);
const isTreeName = (name: string): boolean => TREE_NAMES.includes(name) || /\.kpi\.ya?ml$/u.test(name);
const isDependency = (path: string): boolean => path.split(/[\\/]/u).includes('node_modules');
/** A file whose name does not tell is a tree when it has the format's version and a KGI. */
const HAS_KGI = /^kgi\s*:/mu;
const HAS_VERSION = /^kpi\s*:/mu;

const refused = (given: string, message: Diagnostic['message']): InputError =>
  new InputError([problem('tree-file', given, message)]);

const looksLikeTree = async (path: string): Promise<boolean> => {
  try {
    // Whatever its encoding, the two keys are ASCII.
    const text = await readFile(path, 'latin1');
    return HAS_KGI.test(text) && HAS_VERSION.test(text);
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
    if (!isYaml(path) || isTest(path) || isDependency(path)) continue;
    if (isTreeName(basename(path)) || (await looksLikeTree(path))) trees.push(path);
  }
  return trees;
};

/** The trees of a folder: those named as trees or, where none is, those that look like one. */
const inFolder = async (paths: readonly string[]): Promise<string[]> => {
  const named = paths.filter((path) => isTreeName(basename(path)) && !isDependency(path));
  return named.length > 0 ? named : matching(paths);
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
  const found = await inFolder(await expandGlob(path, '**'));
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
