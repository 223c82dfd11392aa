import { decoderLabel, type Encoding } from '../encodings.js';

/** The text of a cell between two bytes, with its quotes and line ends as the reader of rows has them. */
export type DecodeCell = (data: Buffer, start: number, end: number) => string;

const isAscii = (data: Buffer, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if (data[at]! > 0x7f) return false;
  return true;
};

/** Decodes cells of a file whose bytes have been, or are yet to be, checked to fit its encoding. */
export const cellDecoder = (encoding: Encoding): DecodeCell => {
  const isUtf8 = encoding === 'utf-8' || encoding === 'utf-8-bom';
  const decoder = new TextDecoder(decoderLabel(encoding));
  const decode: DecodeCell = (data, start, end) => {
    if (isUtf8) return data.toString('utf8', start, end);
    // A decoder is slow to begin.
    return isAscii(data, start, end)
      ? data.toString('latin1', start, end)
      : decoder.decode(data.subarray(start, end));
  };
  return (data, start, end) => {
    const text = decode(data, start, end);
    // Only a quoted cell holds quotes, each written twice.
    const plain = text.includes('"') ? text.replaceAll('""', '"') : text;
    return plain.includes('\r') ? plain.replaceAll(/\r\n?/gu, '\n') : plain;
  };
};
