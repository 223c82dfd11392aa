import { resolve } from 'node:path';
import { cliText } from '../locale/cli.js';
import type { Message } from '../locale/message.js';
import { inputError } from '../model/diagnostic.js';
import type { Io } from './io.js';
import type { Session } from './session.js';

/** Throws an InputError for what the system refuses to write, in words made from its code. */
const writing = async (act: () => unknown, words: (reason: string) => Message): Promise<void> => {
  try {
    await act();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw inputError('output', '', words(reason));
  }
};

/** Writes a file, whole or not at all. Throws an InputError that calls it `shown` where it cannot. */
export const writeWhole = (path: string, text: string, shown: string, io: Io): Promise<void> =>
  writing(
    () => io.writeFile(path, text),
    (reason) => cliText.cannotWrite({ path: shown, reason }),
  );

/** Writes an answer to the standard output. Throws an InputError where it cannot, as into a file on a full disk. */
export const printAnswer = (text: string, { stdout }: Io): Promise<void> =>
  writing(
    () => stdout.write(text),
    (reason) => cliText.cannotPrint({ reason }),
  );

/** Writes an answer, whole or not at all. Throws an InputError where it cannot, or would overwrite what was read. */
export const writeOutput = async (output: string, text: string, { io, inputs }: Session): Promise<void> => {
  const path = resolve(io.cwd, output);
  if (inputs.has(path)) throw inputError('output', '', cliText.overInput({ path: output }));
  await writeWhole(path, text, output, io);
};
