import { stat } from 'node:fs/promises';
import { dataText } from '../locale/data.js';
import { InputError, problem } from '../model/diagnostic.js';
import type { InputFile } from './facts.js';

/** What tells that a file is still the one it was; the same for one that is not there at both times. */
const stateOf = async ({ path }: InputFile): Promise<string> => {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${size} ${mtimeMs} ${ino}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
};

/**
 * Reads files that nobody may write to meanwhile: a half-written export gives numbers that never were. Where one has
 * changed, whatever came of the reading gives way to an InputError that says so.
 */
export const whileUnchanged = async <T>(files: readonly InputFile[], read: () => Promise<T>): Promise<T> => {
  const before = await Promise.all(files.map(stateOf));
  const refuseChanged = async (): Promise<void> => {
    const after = await Promise.all(files.map(stateOf));
    const changed = files.filter((_, index) => before[index] !== after[index]);
    if (changed.length === 0) return;
    const help = dataText.changedWhileReadHelp();
    throw new InputError(
      changed.map(({ name }) => problem('data-file', name, dataText.changedWhileRead({ name }), { help })),
    );
  };
  try {
    const outcome = await read();
    await refuseChanged();
    return outcome;
  } catch (error) {
    if (error instanceof InputError) await refuseChanged();
    throw error;
  }
};
