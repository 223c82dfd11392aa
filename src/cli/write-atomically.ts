import { closeSync, openSync, rmSync } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BeforeEnd } from './ending.js';

/** Where a path leads, links followed, and what is there; null where there is nothing yet. */
const presentAt = async (path: string) => {
  try {
    const target = await realpath(path);
    return { target, status: await stat(target) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** Writes a file in the place of another, or not at all: whatever goes wrong, nothing of it stays. */
const replace = async (target: string, mode: number | null, text: string, beforeEnd: BeforeEnd) => {
  const { randomBytes } = await import('node:crypto');
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  const letGo = beforeEnd(() => rmSync(temporary, { force: true }));
  try {
    // Made without waiting, so that no signal falls between the making of the file and the knowledge of it.
    closeSync(openSync(temporary, 'wx'));
    const handle = await open(temporary, 'r+');
    try {
      if (mode !== null) await handle.chmod(mode);
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    letGo();
  }
};

/** Writes a whole file or nothing: to a temporary file beside it, flushed, then renamed. A device is written to. */
export const writeAtomically = async (path: string, text: string, beforeEnd: BeforeEnd): Promise<void> => {
  const present = await presentAt(path);
  const target = present?.target ?? path;
  // A pipe or a device, such as /dev/null, takes the text; a rename would put a file in its place.
  if (present && !present.status.isFile() && !present.status.isDirectory()) await writeFile(target, text);
  else await replace(target, present?.status.mode ?? null, text, beforeEnd);
};
