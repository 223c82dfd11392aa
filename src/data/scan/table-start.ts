import { cellDecoder } from './cell-decoder.js';
import { BUFFER, LONGEST_SCANNED, readAt } from './pieces.js';
import { bytesOf, closeBytes, findRecord, recordCells } from './record.js';
import type { ScanTask } from './task.js';

/** Where the records of a file begin, and what a repeated header would look like. */
export interface TableStart {
  /** The byte after the header's record. */
  readonly byte: number;
  readonly names: readonly string[];
  /** The name of the first column as it stands in the file; empty where it has none. */
  readonly firstName: Buffer;
}

const BYTE_ORDER_MARK = 3;

const afterLines = (data: Buffer, from: number, end: number, lines: number): number => {
  let at = from;
  for (let left = lines; left > 0; left -= 1) {
    while (at < end && data[at] !== 0x0a && data[at] !== 0x0d) at += 1;
    at += data[at] === 0x0d && data[at + 1] === 0x0a ? 2 : 1;
  }
  return at;
};

/** Finds the first record below the header; null where the head of the file does not tell. */
export const tableStart = (fd: number, { encoding, delimiter, header }: ScanTask): TableStart | null => {
  const bytes = bytesOf(BUFFER);
  const { data } = bytes;
  bytes.end = readAt(fd, data, 0, BUFFER, 0);
  closeBytes(bytes);
  const { end } = bytes;
  const from = afterLines(data, encoding === 'utf-8-bom' ? BYTE_ORDER_MARK : 0, end, header.line - 1);
  const cells = recordCells(header.names.length);
  const byte = from < end ? findRecord(bytes, from, delimiter, cells) : -1;
  if (byte < 0 || cells.width !== header.names.length || byte > LONGEST_SCANNED) return null;
  const [start, stop] = [cells.starts[0]!, cells.ends[0]!];
  const name = cellDecoder(encoding)(data, start, stop);
  const isBlank = name.trim() === '';
  // With spaces around it, the same name may stand in other bytes further down.
  if (!isBlank && name !== name.trim()) return null;
  return { byte, names: header.names, firstName: Buffer.from(data.subarray(start, isBlank ? start : stop)) };
};
