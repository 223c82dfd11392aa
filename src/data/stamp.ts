import { stat } from 'node:fs/promises';
import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import type { InputFile } from './facts.js';

/** What tells that a file has not changed: its length in bytes, and when it was last written to. */
export interface Stamp {
  readonly size: number;
  /** In milliseconds; compared, and never taken for a time. */
  readonly written: number;
}

export const stampOf = (status: { readonly size: number; readonly mtimeMs: number }): Stamp => ({
  size: status.size,
  written: status.mtimeMs,
});

/**
 * Holds a file against its stamp. It is read more than once, for its encoding, its head and its rows, so that a change
 * between two readings is as bad as one within. Throws an InputError where it has changed.
 */
export const checkUnchanged = async ({ path, name, stamp }: InputFile): Promise<void> => {
  if (!stamp) return;
  const { size, written } = stampOf(await stat(path));
  if (size === stamp.size && written === stamp.written) return;
  const change = size < stamp.size ? 'shorter' : size > stamp.size ? 'longer' : 'other';
  throw inputError('data-file', name, dataText.changed({ name, change }), { help: dataText.changedHelp() });
};
