import { dirname, resolve } from 'node:path';
import type { History } from '../data/history.js';
import { historyOf } from '../data/history.js';
import { readSources } from '../data/read.js';
import { judge } from '../lint/judge.js';
import { InputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import { configFor } from './config-file.js';
import { openTree } from './open-tree.js';
import type { Session } from './session.js';

/** A tree without errors and all that its sources tell. */
export interface Workspace {
  readonly tree: Tree;
  readonly history: History;
}

/**
 * Opens a tree and reads its sources. Throws an InputError with every error of the tree, or with every problem of the
 * data: `plan` and `diagnose` cannot answer then.
 */
export const openWorkspace = async (
  given: string | undefined,
  files: readonly string[],
  session: Session,
): Promise<Workspace> => {
  const { cwd, signal } = session.io;
  const { path, loaded } = await openTree(given, session);
  for (const file of files) session.inputs.add(resolve(cwd, file));
  const { tree } = loaded;
  session.heardFromTree(tree?.lang ?? null);
  const { blocking } = judge(loaded, (await configFor(path, session))?.config);
  if (!tree || blocking.length > 0) throw new InputError(blocking);
  const options = { root: dirname(path), files: files.map((file) => resolve(cwd, file)), signal };
  return { tree, history: historyOf(tree, await readSources(tree, options)) };
};
