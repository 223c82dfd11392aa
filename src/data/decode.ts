import { isUtf8 } from 'node:buffer';
import { dataText } from '../locale/data.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import { chunksOf } from './chunks.js';
import {
  byteOrderMark,
  type DeclaredEncoding,
  decoderLabel,
  type Encoding,
  unfinishedUtf8,
} from './encodings.js';
import type { InputFile } from './facts.js';
import { foreignFormat } from './foreign.js';
import { isEucJp, isIso2022Jp } from './japanese-encodings.js';

/** The first bytes of a file. Throws an InputError where the system refuses it. */
export const headOf = async (file: InputFile, signal: AbortSignal): Promise<Buffer> => {
  for await (const chunk of chunksOf(file, signal)) return chunk;
  return Buffer.alloc(0);
};

const isUtf8File = async (file: InputFile, signal: AbortSignal): Promise<boolean> => {
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of chunksOf(file, signal)) {
    read += chunk.length;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const cut = bytes.length - unfinishedUtf8(bytes);
    if (!isUtf8(bytes.subarray(0, cut))) return false;
    rest = bytes.subarray(cut);
  }
  // Where only a part is looked at, its end may cut a character in two.
  return rest.length === 0 || read === file.most;
};

interface Place {
  readonly byte: number;
  readonly line: number;
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** No character takes more bytes in any of the encodings. */
const LONGEST_CHARACTER = 4;

/**
 * Where the first character stands that does not fit an encoding. Runs once, after the fact, so that reading itself
 * stays fast.
 */
const invalidPlace = async (file: InputFile, encoding: Encoding, signal: AbortSignal): Promise<Place> => {
  // A decoder's state cannot be copied: one decoder tries each whole chunk, another follows it byte by byte where
  // characters may be cut or wrong.
  const scout = new TextDecoder(decoderLabel(encoding), { fatal: true });
  const follower = new TextDecoder(decoderLabel(encoding), { fatal: true });
  let offset = 0;
  const place = { byte: 0, line: 1 };
  const follow = (bytes: Uint8Array): void => {
    const text = follower.decode(bytes, { stream: true });
    offset += bytes.length;
    if (text === '') return;
    place.byte = offset;
    place.line += newlines(text);
  };
  const fails = (act: () => void): boolean => {
    try {
      act();
      return false;
    } catch {
      return true;
    }
  };
  for await (const chunk of chunksOf(file, signal)) {
    const bad = fails(() => scout.decode(chunk, { stream: true }));
    const known = bad ? 0 : Math.max(0, chunk.length - LONGEST_CHARACTER);
    if (known > 0) follow(chunk.subarray(0, known));
    for (let index = known; index < chunk.length; index += 1) {
      if (fails(() => follow(chunk.subarray(index, index + 1)))) return place;
    }
  }
  return place;
};

const undecodable = async (
  file: InputFile,
  encoding: Encoding,
  declared: DeclaredEncoding,
  signal: AbortSignal,
): Promise<InputError> => {
  const found = await invalidPlace(file, encoding, signal);
  const guessed = declared === 'auto' && encoding === 'cp932';
  const { line, byte } = guessed ? await invalidPlace(file, 'utf-8', signal) : found;
  const message = guessed
    ? dataText.neitherEncoding({ line, byte: byte + 1, cp932Line: found.line })
    : dataText.badBytes({ encoding, line, byte: byte + 1 });
  return inputError('data-encoding', file.name, message, {
    help: guessed ? dataText.neitherEncodingHelp() : dataText.badBytesHelp(),
    span: { file: file.name, start: { line, column: 1 }, end: { line, column: 1 }, text: '' },
  });
};

/** A NUL is no letter of any text: the file is damaged, or was never a table. */
const NUL = '\0';

/** Tells the line of the first NUL. Runs once, after the fact. */
const withNul = async (file: InputFile, encoding: Encoding, signal: AbortSignal): Promise<InputError> => {
  const decoder = new TextDecoder(decoderLabel(encoding));
  let line = 1;
  for await (const chunk of chunksOf(file, signal)) {
    const text = decoder.decode(chunk, { stream: true });
    const at = text.indexOf(NUL);
    line += newlines(at === -1 ? text : text.slice(0, at));
    if (at !== -1) break;
  }
  return inputError('data-file', file.name, dataText.nul({ line }), {
    help: dataText.nulHelp(),
    span: { file: file.name, start: { line, column: 1 }, end: { line, column: 1 }, text: '' },
  });
};

/**
 * The encoding of a file: what its byte order mark says, else what is declared, else UTF-8 where every byte fits,
 * else the Japanese encoding that its head shows, CP932 where none other. Throws an InputError for what is no text, such as a web page, and where the mark contradicts the
 * declaration.
 */
export const detectEncoding = async (
  file: InputFile,
  declared: DeclaredEncoding,
  signal: AbortSignal,
): Promise<Encoding> => {
  const head = await headOf(file, signal);
  const mark = byteOrderMark(head);
  const wide = mark?.startsWith('utf-16') || declared.startsWith('utf-16');
  const foreign = wide ? null : foreignFormat(head);
  if (foreign) {
    throw inputError('data-file', file.name, dataText.foreign[foreign](), {
      help: dataText.foreignHelp[foreign](),
    });
  }
  if (mark) {
    if (declared === 'auto' || mark.startsWith(declared)) return mark;
    const message = dataText.markContradicts({ declared, mark });
    throw inputError('data-encoding', file.name, message, { help: dataText.markContradictsHelp() });
  }
  if (declared === 'utf-16') return 'utf-16le';
  if (declared !== 'auto') return declared;
  if (await isUtf8File(file, signal)) return isIso2022Jp(head) ? 'iso-2022-jp' : 'utf-8';
  return isEucJp(head) ? 'euc-jp' : 'cp932';
};

/**
 * The text of a file, piece by piece; a byte order mark is left out. Throws an InputError that names the first byte
 * that does not fit the encoding or the line of the first NUL, and the signal's reason when aborted.
 */
export async function* decodeFile(
  file: InputFile,
  encoding: Encoding,
  declared: DeclaredEncoding,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(decoderLabel(encoding), { fatal: true });
  const decode = async (bytes?: Buffer): Promise<string> => {
    let text: string;
    try {
      text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (error) {
      if (error instanceof TypeError) throw await undecodable(file, encoding, declared, signal);
      throw error;
    }
    if (text.includes(NUL)) throw await withNul(file, encoding, signal);
    return text;
  };
  let read = 0;
  for await (const chunk of chunksOf(file, signal)) {
    read += chunk.length;
    yield await decode(chunk);
  }
  if (read !== file.most) yield await decode();
}
