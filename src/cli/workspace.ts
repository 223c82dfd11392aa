import { dirname, resolve } from 'node:path';
import type { SourceFacts } from '../data/facts.js';
import type { History } from '../data/history.js';
import { historyOf } from '../data/history.js';
import type { Tell } from '../data/progress.js';
import { readSources } from '../data/read.js';
import { judge } from '../lint/judge.js';
import type { Message } from '../locale/message.js';
import { InputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import { withEstimatedLags } from '../plan/lags.js';
import { configFor } from './config-file.js';
import { openTree } from './open-tree.js';
import { withProgress } from './progress.js';
import type { Session } from './session.js';
import type { Stand } from './stand.js';

/** A tree without errors, with the lags that its records show, and all that its sources tell. */
export interface Workspace {
  readonly tree: Tree;
  /** The folder of the tree. */
  readonly root: string;
  /** What each source answered, and what follows from all of it. */
  readonly answers: readonly SourceFacts[];
  readonly history: History;
}

/** A tree without errors, and its folder. */
export interface SoundTree {
  readonly tree: Tree;
  readonly root: string;
}

/**
 * Opens a tree to compute with it. Throws an InputError with every error of it, or of its configuration: nothing can be
 * computed then.
 */
export const openSoundTree = async (given: string | undefined, session: Session): Promise<SoundTree> => {
  const { path, loaded } = await openTree(given, session);
  const { tree } = loaded;
  session.heardFromTree(tree?.lang ?? null);
  const config = (await configFor(path, session))?.config;
  const blocking = [...(config?.diagnostics ?? []), ...judge(loaded, config).blocking];
  if (!tree || blocking.length > 0) throw new InputError(blocking);
  return { tree, root: dirname(path) };
};

const answersFor = async (
  { tree, root }: SoundTree,
  { files = [], facts, names = false }: Stand,
  session: Session,
): Promise<SourceFacts[]> => {
  const { cwd, env, stderr, signal } = session.io;
  if (facts !== undefined) {
    const { readFacts } = await import('../data/pulled/read.js');
    const path = resolve(cwd, facts);
    session.inputs.add(path);
    return readFacts(tree, { path, root: cwd }, signal);
  }
  const hint = (message: Message): void => {
    stderr.write(`${message[session.lang]}\n`);
  };
  const paths = files.map((file) => resolve(cwd, file));
  const read = (tell?: Tell) =>
    readSources(tree, { root, files: paths, env, hint, names, signal, ...(tell && { tell }) });
  const answers = await withProgress(session.io, () => session.lang, read);
  for (const { path } of answers.flatMap((answer) => answer.files)) session.inputs.add(resolve(root, path));
  return answers;
};

/** Reads the sources of a tree. Throws an InputError with every problem of the data. */
export const readWorkspace = async (
  opened: SoundTree,
  stand: Stand,
  session: Session,
): Promise<Workspace> => {
  const { cwd } = session.io;
  for (const file of stand.files ?? []) session.inputs.add(resolve(cwd, file));
  const answers = await answersFor(opened, stand, session);
  const tree = withEstimatedLags(opened.tree, answers);
  return { tree, root: opened.root, answers, history: historyOf(tree, answers) };
};

/**
 * Opens a tree and reads its sources. Throws an InputError with every error of the tree, or with every problem of the
 * data: `plan` and `diagnose` cannot answer then.
 */
export const openWorkspace = async (
  given: string | undefined,
  stand: Stand,
  session: Session,
): Promise<Workspace> => readWorkspace(await openSoundTree(given, session), stand, session);

/** A tree without errors and the facts of its sources, as they can be kept. */
export const pulledFacts = async (
  given: string | undefined,
  session: Session,
): Promise<{ readonly tree: Tree; readonly answers: readonly SourceFacts[] }> => {
  const opened = await openSoundTree(given, session);
  return { tree: opened.tree, answers: await answersFor(opened, { names: true }, session) };
};
