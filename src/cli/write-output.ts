import { resolve } from 'node:path';
import { cliText } from '../locale/cli.js';
import { inputError } from '../model/diagnostic.js';
import type { Io } from './io.js';
import type { Session } from './session.js';

/** Writes a file, whole or not at all. Throws an InputError that calls it `shown` where it cannot. */
export const writeWhole = async (path: string, text: string, shown: string, io: Io): Promise<void> => {
  try {
    await io.writeFile(path, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw inputError('output', '', cliText.cannotWrite({ path: shown, reason }));
  }
};

/** Writes an answer, whole or not at all. Throws an InputError where it cannot, or would overwrite what was read. */
export const writeOutput = async (output: string, text: string, { io, inputs }: Session): Promise<void> => {
  const path = resolve(io.cwd, output);
  if (inputs.has(path)) throw inputError('output', '', cliText.overInput({ path: output }));
  await writeWhole(path, text, output, io);
};
