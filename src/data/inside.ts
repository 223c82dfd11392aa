import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** For `catch`: a path that leads nowhere has no answer; any other refusal of the system is passed on. */
export const absent = (error: unknown): undefined => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
};

/** Whether a path, as it is written, leads out of the folder from which it starts. Links are `isReallyOutside`'s. */
export const leavesFolder = (pattern: string): boolean =>
  path.posix.isAbsolute(pattern) ||
  path.win32.isAbsolute(pattern) ||
  path.posix.normalize(pattern).split('/')[0] === '..';

/** Whether a file lies outside a folder once links are followed. A file that is not there lies nowhere. */
export const isReallyOutside = async (folder: string, file: string): Promise<boolean> => {
  const real = await realpath(file).catch(absent);
  if (real === undefined) return false;
  const relative = path.relative(await realpath(folder), real);
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative);
};
