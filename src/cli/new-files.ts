import { lstat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cliText } from '../locale/cli.js';
import { initText, type StarterRole } from '../locale/init.js';
import type { Message } from '../locale/message.js';
import { InputError, inputError, problem } from '../model/diagnostic.js';
import type { Session } from './session.js';
import type { StarterFile } from './templates/template.js';
import { shownPath, TREE_NAMES } from './tree-file.js';

const codeOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
};

/** Whether anything bears the name, be it a link that leads nowhere. What cannot be looked at is taken to be there. */
const isTaken = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
  }
};

const refuseTaken = async (paths: readonly string[], cwd: string, help: Message): Promise<void> => {
  const taken: string[] = [];
  for (const path of paths) if (await isTaken(path)) taken.push(shownPath(path, cwd));
  if (taken.length === 0) return;
  throw new InputError(taken.map((path) => problem('output', '', initText.exists({ path }), { help })));
};

const makeFolder = async (path: string, { io }: Session): Promise<void> => {
  try {
    await io.mkdir(path);
  } catch (error) {
    const reason = codeOf(error);
    const shown = shownPath(path, io.cwd);
    throw inputError(
      'output',
      '',
      ['EEXIST', 'ENOTDIR'].includes(reason)
        ? initText.notAFolder({ path: shown })
        : cliText.cannotWrite({ path: shown, reason }),
    );
  }
};

/** A schema that is there serves every tree of its folder; it is neither in the way nor written over. */
const withoutEarlierSchema = async (
  folder: string,
  files: readonly StarterFile[],
): Promise<StarterFile[]> => {
  const needed: StarterFile[] = [];
  for (const file of files)
    if (file.role !== 'schema' || !(await isTaken(join(folder, file.path)))) needed.push(file);
  return needed;
};

/**
 * Writes files that are not there yet, with their folders: all of them, or none. Answers with what was written, by the
 * names that people see. Throws an InputError that names every file in the way, with `help` on what to do instead, or
 * the place that cannot be written to.
 */
export const writeNewFiles = async (
  given: string | undefined,
  files: readonly StarterFile[],
  help: Message,
  session: Session,
): Promise<{ path: string; role: StarterRole }[]> => {
  const { io } = session;
  // An empty name comes from a variable that is not set; it does not mean the current folder.
  if (given === '') throw inputError('usage', '', initText.noFolder());
  const folder = resolve(io.cwd, given ?? '.');
  const needed = await withoutEarlierSchema(folder, files);
  const placed = needed.map((file) => ({ ...file, path: join(folder, file.path) }));
  // A tree under its other name would no longer be found beside the new one.
  const names = new Set([...placed.map(({ path }) => path), ...TREE_NAMES.map((name) => join(folder, name))]);
  await refuseTaken([...names], io.cwd, help);
  for (const { path } of placed) await makeFolder(dirname(path), session);
  const begun: string[] = [];
  const takeBack = (): void => {
    for (const path of begun) io.remove(path);
  };
  const letGo = io.beforeEnd(takeBack);
  try {
    for (const { path, text } of placed) {
      begun.push(path);
      await io.writeFile(path, text);
      session.inputs.add(path);
    }
  } catch (error) {
    takeBack();
    const path = shownPath(begun.at(-1)!, io.cwd);
    throw inputError('output', '', cliText.cannotWrite({ path, reason: codeOf(error) }));
  } finally {
    letGo();
  }
  return placed.map(({ path, role }) => ({ path: shownPath(path, io.cwd), role }));
};
