import { createReadStream } from 'node:fs';
import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import type { InputFile } from './facts.js';
import { checkUnchanged } from './stamp.js';

const CHUNK = 256 * 1024;

/**
 * The bytes of a file, piece by piece. Throws an InputError where it cannot be read or has changed since it was found,
 * and the signal's reason when aborted.
 */
export async function* chunksOf(file: InputFile, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { path, name, most, stamp, tell } = file;
  const of = Math.min(most ?? Number.POSITIVE_INFINITY, stamp?.size ?? Number.POSITIVE_INFINITY);
  let read = 0;
  try {
    await checkUnchanged(file);
    const end = most === undefined ? {} : { end: most - 1 };
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, ...end })) {
      signal.throwIfAborted();
      read += (chunk as Buffer).length;
      tell?.({ file: name, read, of });
      yield chunk as Buffer;
    }
    await checkUnchanged(file);
  } catch (error) {
    // The system refuses a file that another program holds, or that nobody gave leave to read.
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    throw inputError('data-file', name, dataText.unreadable({ name, reason: code }));
  }
}
