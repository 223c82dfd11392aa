import { judge } from '../lint/judge.js';
import { inReadingOrder } from '../lint/lint.js';
import { type Diagnostic, InputError } from '../model/diagnostic.js';
import { loadTree } from '../model/load.js';
import type { Checked } from '../report/documents/validate.js';
import type { Session } from './session.js';
import { readTreeFile, type TreeFileText } from './tree-file.js';

/** Reads every tree before any is judged, so that all unreadable ones are named at once. */
const readAll = async (given: readonly string[], cwd: string): Promise<TreeFileText[]> => {
  const unreadable: Diagnostic[] = [];
  const files: TreeFileText[] = [];
  for (const name of given.length > 0 ? given : [undefined]) {
    try {
      files.push(await readTreeFile(name, cwd));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unreadable.push(...error.diagnostics);
    }
  }
  if (unreadable.length > 0) throw new InputError(unreadable);
  return files;
};

/** Checks the definitions of trees. */
export const checkTrees = async (given: readonly string[], session: Session): Promise<Checked> => {
  const files = await readAll(given, session.io.cwd);
  for (const { path } of files) session.inputs.add(path);
  const loaded = files.map(({ text, name }) => loadTree(text, name));
  session.heardFromTree(loaded.find(({ tree }) => tree?.lang)?.tree?.lang ?? null);
  return {
    files: files.map(({ name }) => name),
    nodes: loaded.reduce((count, { tree }) => count + (tree?.nodes.size ?? 0), 0),
    diagnostics: inReadingOrder(loaded.flatMap((one, index) => judge(one, files[index]!.text).diagnostics)),
  };
};
