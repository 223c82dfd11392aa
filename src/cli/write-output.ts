import { resolve } from 'node:path';
import { cliText } from '../locale/cli.js';
import { inputError } from '../model/diagnostic.js';
import type { Session } from './session.js';

/** Writes an answer, whole or not at all. Throws an InputError where it cannot, or would overwrite what was read. */
export const writeOutput = async (output: string, text: string, { io, inputs }: Session): Promise<void> => {
  const path = resolve(io.cwd, output);
  if (inputs.has(path)) throw inputError('output', '', cliText.overInput({ path: output }));
  try {
    await io.writeFile(path, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw inputError('output', '', cliText.cannotWrite({ path: output, reason }));
  }
};
