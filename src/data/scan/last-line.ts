import { isNote } from '../recognisers/footer.js';
import { cellDecoder } from './cell-decoder.js';
import { readAt } from './pieces.js';
import type { ScanTask } from './task.js';

/** Bytes in which the last line of a file is looked for; a longer one is no footnote. */
const LOOKED_AT = 64 * 1024;

const QUOTE = '"';

/**
 * Whether the table of a file may end in footnotes, which the reader of rows leaves out: the last line begins as one, or
 * is the end of a cell of several lines.
 */
export const endsInNote = (fd: number, size: number, { encoding, delimiter }: ScanTask): boolean => {
  const length = Math.min(size, LOOKED_AT);
  const data = Buffer.alloc(length);
  readAt(fd, data, 0, length, size - length);
  let end = length;
  while (end > 0 && (data[end - 1] === 0x0a || data[end - 1] === 0x0d)) end -= 1;
  let start = end;
  while (start > 0 && data[start - 1] !== 0x0a && data[start - 1] !== 0x0d) start -= 1;
  if (start === 0 && length < size) return false;
  const line = cellDecoder(encoding)(data, start, end);
  const isOpen = line.split(QUOTE).length % 2 === 0;
  const first = line.split(String.fromCharCode(delimiter)).find((cell) => cell.trim() !== '') ?? '';
  return isOpen || isNote({ cells: [first.replace(QUOTE, '')] });
};
