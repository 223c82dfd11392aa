import { basename, dirname, join, resolve } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';
import { cliText } from '../locale/cli.js';
import { schemaText } from '../locale/schema.js';
import { testFileText } from '../locale/test-file.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import { filesMatching } from './patterns.js';
import { kindOf, shownPath } from './tree-file.js';

const ENDINGS = ['.test.yaml', '.test.yml'];
const everyBelow = ENDINGS.map((ending) => `**/*${ending}`);

const allBelow = async (folder: string): Promise<string[]> =>
  (await Promise.all(everyBelow.map((pattern) => expandGlob(folder, pattern)))).flat();

const none = (places: readonly string[]): InputError =>
  inputError('test-file', '', testFileText.none({ places }), { help: testFileText.noneHelp() });

const missing = async (given: string, cwd: string): Promise<InputError> => {
  const found = (await allBelow(cwd)).map((path) => shownPath(path, cwd));
  const suggestion = nearest(given, found);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  return inputError('test-file', given, testFileText.noFile({ path: given }), help);
};

const named = async (given: string, cwd: string): Promise<string[]> => {
  // An empty name comes from a variable that is not set; it does not mean the current folder.
  if (given === '') throw inputError('test-file', '', testFileText.noFile({ path: given }));
  const path = resolve(cwd, given);
  const kind = await kindOf(path);
  if (kind === 'file') return [path];
  if (kind === 'nothing' && !isGlob(given)) throw await missing(given, cwd);
  const found = kind === 'folder' ? await allBelow(path) : await filesMatching(given, cwd);
  if (found.length > 0) return found;
  throw none(kind === 'folder' ? everyBelow.map((pattern) => `${given}/${pattern}`) : [given]);
};

const refused = (error: unknown, name: string): readonly Diagnostic[] => {
  if (error instanceof InputError) return error.diagnostics;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return inputError('test-file', name, cliText.unreadable({ path: name, reason: code })).diagnostics;
};

/**
 * The files of tests that are named: a file, a folder with all below it, or a pattern; without any, all below the
 * current folder. By absolute path, each once, sorted. What names nothing is a problem beside the others.
 */
export const testFiles = async (
  given: readonly string[],
  cwd: string,
): Promise<{ readonly paths: readonly string[]; readonly problems: readonly Diagnostic[] }> => {
  const paths = new Set<string>();
  const problems: Diagnostic[] = [];
  for (const name of given.length > 0 ? given : ['.']) {
    try {
      for (const path of await named(name, cwd)) paths.add(path);
    } catch (error) {
      problems.push(...refused(error, name));
    }
  }
  return { paths: [...paths].sort(), problems };
};

/** Where the tree of a file of tests may be, if the file does not say: of its own name, or the folder's. */
export const treesBeside = (path: string): string[] => {
  const ending = ENDINGS.find((each) => path.endsWith(each)) ?? '';
  const own = basename(path, ending);
  const stems = ending === '' ? ['kpi'] : [own, `${own}.kpi`, 'kpi'];
  return [...new Set(stems)].flatMap((stem) =>
    ['.yaml', '.yml'].map((extension) => join(dirname(path), `${stem}${extension}`)),
  );
};

/** The first of some files that is there. */
export const firstFile = async (paths: readonly string[]): Promise<string | undefined> => {
  for (const path of paths) if ((await kindOf(path)) === 'file') return path;
  return undefined;
};
