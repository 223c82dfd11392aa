import { readSync } from 'node:fs';
import { NotMine } from './not-mine.js';
import { type Bytes, bytesOf, closeBytes } from './record.js';

/** Bytes that are held of a file at a time. */
export const BUFFER = 512 * 1024;
/** A longer record is left to the reader of rows: it may be a quote that nobody closed. */
export const LONGEST_SCANNED = 256 * 1024;

/** Reads bytes of a file. Throws NotMine where the system refuses, for the reader of rows tells why. */
export const readAt = (fd: number, data: Buffer, at: number, length: number, from: number): number => {
  try {
    return readSync(fd, data, at, length, from);
  } catch {
    throw new NotMine();
  }
};

/** A window of a file that moves forward. */
export interface Pieces {
  readonly bytes: Bytes;
  /** The byte of the file at which the window begins. */
  offset(): number;
  /** Whether the window reaches to the end of the file, or to that of what is left of it. */
  isLast(): boolean;
  /** Begins anew at a byte of the file. */
  begin(at: number): void;
  /** Moves on, keeping the bytes of the window from one on. False where there is no room for more. */
  more(kept: number): boolean;
}

/** Reads a file of a size that is known; one that has become shorter ends where it does. */
export const piecesOf = (fd: number, size: number): Pieces => {
  const bytes = bytesOf(BUFFER);
  const { data } = bytes;
  let offset = 0;
  let isLast = false;

  const fill = (): void => {
    while (bytes.end < BUFFER && !isLast) {
      const from = offset + bytes.end;
      const read = readAt(fd, data, bytes.end, Math.min(BUFFER - bytes.end, size - from), from);
      bytes.end += read;
      isLast = read === 0 || from + read >= size;
    }
    if (isLast && bytes.end > 0 && data[bytes.end - 1] !== 0x0a) {
      data[bytes.end] = 0x0a;
      bytes.end += 1;
    }
    closeBytes(bytes);
  };

  return {
    bytes,
    offset: () => offset,
    isLast: () => isLast,
    begin: (at) => {
      offset = at;
      bytes.end = 0;
      isLast = at >= size;
      fill();
    },
    more: (kept) => {
      if (isLast || bytes.end - kept > LONGEST_SCANNED) return false;
      data.copyWithin(0, kept, bytes.end);
      bytes.end -= kept;
      offset += kept;
      fill();
      return true;
    },
  };
};
