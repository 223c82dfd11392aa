import { decodeFile } from './decode.js';
import type { DeclaredEncoding, Encoding } from './encodings.js';
import type { InputFile } from './facts.js';
import { unixLines } from './lines.js';

/** A file and how its bytes become text. */
export interface Opening {
  readonly file: InputFile;
  readonly declared: DeclaredEncoding;
  readonly encoding: Encoding;
}

/** The text of a file with `\n` at every line's end. Throws as `decodeFile` does. */
export const textOf = (opening: Opening, signal: AbortSignal): AsyncGenerator<string> =>
  unixLines(decodeFile(opening.file, opening.encoding, opening.declared, signal));
