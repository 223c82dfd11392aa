import { dirname, resolve } from 'node:path';
import type { History } from '../data/history.js';
import { historyOf } from '../data/history.js';
import { readSources } from '../data/read.js';
import { judge } from '../lint/judge.js';
import type { Message } from '../locale/message.js';
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
 * Opens a tree to compute with it. Throws an InputError with every error of it, or of its configuration: nothing can be
 * computed then. `root` is its folder.
 */
export const openSoundTree = async (
  given: string | undefined,
  session: Session,
): Promise<{ readonly tree: Tree; readonly root: string }> => {
  const { path, loaded } = await openTree(given, session);
  const { tree } = loaded;
  session.heardFromTree(tree?.lang ?? null);
  const config = (await configFor(path, session))?.config;
  const blocking = [...(config?.diagnostics ?? []), ...judge(loaded, config).blocking];
  if (!tree || blocking.length > 0) throw new InputError(blocking);
  return { tree, root: dirname(path) };
};

/**
 * Opens a tree and reads its sources. Throws an InputError with every error of the tree, or with every problem of the
 * data: `plan` and `diagnose` cannot answer then.
 */
export const openWorkspace = async (
  given: string | undefined,
  files: readonly string[],
  session: Session,
): Promise<Workspace> => {
  const { cwd, env, stderr, signal } = session.io;
  for (const file of files) session.inputs.add(resolve(cwd, file));
  const { tree, root } = await openSoundTree(given, session);
  const hint = (message: Message): void => stderr.write(`${message[session.lang]}\n`);
  const options = { root, files: files.map((file) => resolve(cwd, file)), env, hint, signal };
  return { tree, history: historyOf(tree, await readSources(tree, options)) };
};
