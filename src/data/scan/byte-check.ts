import { isUtf8 } from 'node:buffer';
import { decoderLabel, type Encoding } from '../encodings.js';
import { type Bytes, HIGH_BITS } from './record.js';

/** Whether bytes that begin and end with whole characters all fit an encoding. */
export type ByteCheck = (bytes: Bytes, start: number, end: number) => boolean;

const FITS = 1;
const FITS_NOT = 2;

/** Bytes of one character by themselves: ASCII, and the half-width katakana of CP932. */
const isSingle = (byte: number, encoding: Encoding): boolean =>
  byte < 0x80 || (encoding === 'cp932' && byte >= 0xa1 && byte <= 0xdf);

/** Asks a decoder of each pair of bytes once, and of the few characters of three bytes whenever one comes. */
const pairCheck = (encoding: Encoding): ByteCheck => {
  const decoder = new TextDecoder(decoderLabel(encoding), { fatal: true });
  const pairs = new Uint8Array(0x10000);
  const decodes = (bytes: Buffer): boolean => {
    try {
      decoder.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const THREE = encoding === 'euc-jp' ? 0x8f : -1;
  const singles = Uint8Array.from({ length: 0x100 }, (_, byte) => Number(isSingle(byte, encoding)));
  return ({ data, view }, start, end) => {
    let at = start;
    while (at < end) {
      const lead = data[at]!;
      if (singles[lead] === 1) {
        at += 1;
        while (at + 4 <= end && (view.getInt32(at) & HIGH_BITS) === 0) at += 4;
        continue;
      }
      const length = lead === THREE ? 3 : 2;
      if (at + length > end) return decodes(data.subarray(at, end));
      if (length === 3) {
        if (!decodes(data.subarray(at, at + 3))) return false;
      } else {
        const pair = lead * 256 + data[at + 1]!;
        if (pairs[pair] === 0) pairs[pair] = decodes(data.subarray(at, at + 2)) ? FITS : FITS_NOT;
        if (pairs[pair] === FITS_NOT) return false;
      }
      at += length;
    }
    return true;
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
