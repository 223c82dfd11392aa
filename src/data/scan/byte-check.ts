import { isUtf8 } from 'node:buffer';
import { decoderLabel, type Encoding } from '../encodings.js';
import { type Bytes, HIGH_BITS } from './record.js';

/** Whether bytes that begin and end with whole characters all fit an encoding. */
export type ByteCheck = (bytes: Bytes, start: number, end: number) => boolean;

/** Bytes of one character by themselves: ASCII, and the half-width katakana of CP932. */
const isSingle = (byte: number, encoding: Encoding): boolean =>
  byte < 0x80 || (encoding === 'cp932' && byte >= 0xa1 && byte <= 0xdf);

/** Asks a decoder of each pair of bytes once, and of the few characters of three bytes whenever one comes. */
const pairCheck = (encoding: Encoding): ByteCheck => {
  const decoder = new TextDecoder(decoderLabel(encoding), { fatal: true });
  const decodes = (bytes: Buffer): boolean => {
    try {
      decoder.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const THREE = encoding === 'euc-jp' ? 0x8f : -1;
  // How far the next character is, by the two bytes at one; 0 where the decoder has not been asked.
  const steps = new Uint8Array(0x10000);
  for (let byte = 0; byte <= 0xff; byte += 1) {
    if (isSingle(byte, encoding)) steps.fill(1, byte << 8, (byte + 1) << 8);
  }
  return ({ data, view }, start, end) => {
    let at = start;
    while (at < end) {
      const word = view.getInt32(at);
      const step = steps[word >>> 16]!;
      // Four letters of ASCII, or two of two bytes.
      if (at + 4 <= end && ((word & HIGH_BITS) === 0 || (step & steps[word & 0xffff]!) === 2)) {
        at += 4;
        continue;
      }
      if (step > 0) {
        at += step;
        continue;
      }
      const length = data[at] === THREE ? 3 : 2;
      if (at + length > end || !decodes(data.subarray(at, at + length))) return false;
      if (length === 2) steps[word >>> 16] = length;
      at += length;
    }
    return at === end;
  };
};

const encodingCheck = (encoding: Encoding): ByteCheck =>
  encoding === 'utf-8' || encoding === 'utf-8-bom'
    ? ({ data }, start, end) => isUtf8(data.subarray(start, end))
    : pairCheck(encoding);

/** No text has a NUL. */
const NUL = 0;

export const byteCheck = (encoding: Encoding): ByteCheck => {
  const fits = encodingCheck(encoding);
  return (bytes, start, end) => !bytes.data.subarray(start, end).includes(NUL) && fits(bytes, start, end);
};
