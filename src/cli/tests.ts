import { basename, dirname, relative, resolve } from 'node:path';
import { checkCases } from '../cases/check-cases.js';
import { readCases } from '../cases/read-cases.js';
import { runCases } from '../cases/run-cases.js';
import type { CaseFile } from '../cases/types.js';
import { inReadingOrder, sameFinding } from '../lint/lint.js';
import { testFileText } from '../locale/test-file.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import type { RanFile, Unusable } from '../report/answers/test.js';
import type { Session } from './session.js';
import { firstFile, testFiles, treesBeside } from './test-files.js';
import { readText } from './tree-file.js';
import { openSoundTree } from './workspace.js';

/** The diagnostics of an input error; anything else is thrown on. */
const diagnosticsOf = (error: unknown): readonly Diagnostic[] => {
  if (error instanceof InputError) return error.diagnostics;
  throw error;
};

/** The tree that a file of tests is about. Throws an InputError at the place that names it, or with its errors. */
const treeOf = async (cases: CaseFile, path: string, session: Session): Promise<Tree> => {
  const { file, locate } = cases;
  if (cases.tree === null) {
    const beside = treesBeside(path);
    const found = await firstFile(beside);
    if (found !== undefined) return (await openSoundTree(found, session)).tree;
    const names = beside.map((each) => basename(each));
    throw inputError('test-file', file, testFileText.noTree({ names }), { help: testFileText.noTreeHelp() });
  }
  const named = relative(session.io.cwd, resolve(dirname(path), cases.tree)) || '.';
  try {
    return (await openSoundTree(named, session)).tree;
  } catch (error) {
    // What has no place yet is about the name, and the name stands in the file of tests.
    throw new InputError(
      diagnosticsOf(error).map((each) =>
        each.span ? each : { ...each, file, span: locate(['tree']), path: ['tree'] },
      ),
    );
  }
};

/** Runs the tests of one file. Throws an InputError with all that keeps it from being run. */
const runFile = async (path: string, session: Session): Promise<RanFile> => {
  const { text, name } = await readText(path, session);
  session.inputs.add(path);
  const { cases, diagnostics } = readCases(text, name);
  if (!cases) throw new InputError(diagnostics);
  let tree: Tree;
  try {
    tree = await treeOf(cases, path, session);
  } catch (error) {
    throw new InputError([...diagnostics, ...diagnosticsOf(error)]);
  }
  const problems = inReadingOrder([...diagnostics, ...checkCases(cases, tree)]);
  if (problems.length > 0) throw new InputError(problems);
  return { cases, tree, results: runCases(cases, tree) };
};

/**
 * Runs all tests that are named, file by file; one that cannot be used does not hide the others. Throws an InputError
 * where nothing could be run.
 */
export const runTests = async (
  given: readonly string[],
  session: Session,
): Promise<{ readonly ran: readonly RanFile[]; readonly unusable: Unusable }> => {
  const { paths, problems } = await testFiles(given, session.io.cwd);
  const ran: RanFile[] = [];
  const found = [...problems];
  for (const path of paths) {
    try {
      ran.push(await runFile(path, session));
    } catch (error) {
      found.push(...diagnosticsOf(error));
    }
  }
  // Several files may test one tree, whose errors are said once.
  const diagnostics = [...new Map(found.map((each) => [sameFinding(each), each])).values()];
  if (ran.length === 0) throw new InputError(diagnostics);
  session.heardFromTree(ran.find(({ tree }) => tree.lang)?.tree.lang ?? null);
  return { ran, unusable: { count: paths.length - ran.length, diagnostics } };
};
