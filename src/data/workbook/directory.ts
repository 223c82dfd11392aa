import { inflateRawSync } from 'node:zlib';

/** A part of an archive: what the directory at the end of it says. */
export interface Entry {
  readonly name: string;
  readonly compressed: number;
  /** Bytes that it unpacks to. */
  readonly size: number;
  readonly isStored: boolean;
  readonly offset: number;
  /** The directory's own bytes about it. */
  readonly record: Buffer;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const WIDE_LOCATOR = 0x07064b50;
const WIDE_LOCATOR_LENGTH = 20;
const WIDE_END = 0x06064b50;
const WIDE_END_LENGTH = 56;
const RECORD = 0x02014b50;
const RECORD_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
/** What stands for a number that is written with 64 bits elsewhere, as some programs do where 32 would be enough. */
const WIDE = 0xffffffff;
const WIDE_FIELD = 1;

const endOf = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return -1;
};

interface Extent {
  readonly count: number;
  readonly start: number;
}

const extentOf = (bytes: Buffer, end: number): Extent => {
  const locator = end - WIDE_LOCATOR_LENGTH;
  if (locator >= 0 && bytes.readUInt32LE(locator) === WIDE_LOCATOR) {
    const wide = Number(bytes.readBigUInt64LE(locator + 8));
    if (wide + WIDE_END_LENGTH <= locator && bytes.readUInt32LE(wide) === WIDE_END) {
      const [count, start] = [32, 48].map((at) => Number(bytes.readBigUInt64LE(wide + at)));
      return { count: count!, start: start! };
    }
  }
  return { count: bytes.readUInt16LE(end + 10), start: bytes.readUInt32LE(end + 16) };
};

/** The sizes and the offset of a part; in 64 bits they stand behind its name in this order. Null where they do not. */
const numbersOf = (record: Buffer, nameLength: number): readonly [number, number, number] | null => {
  const plain = [24, 20, 42].map((at) => record.readUInt32LE(at));
  if (!plain.includes(WIDE)) return plain as [number, number, number];
  const end = RECORD_LENGTH + nameLength + record.readUInt16LE(30);
  let at = RECORD_LENGTH + nameLength;
  while (at + 4 <= end && record.readUInt16LE(at) !== WIDE_FIELD) at += 4 + record.readUInt16LE(at + 2);
  at += 4;
  const wide: number[] = [];
  for (const number of plain) {
    if (number === WIDE && at + 8 > end) return null;
    wide.push(number === WIDE ? Number(record.readBigUInt64LE(at)) : number);
    if (number === WIDE) at += 8;
  }
  return wide as [number, number, number];
};

/** The parts of an archive; null where its directory is cut short or has a method of compression that no workbook has. */
export const entriesOf = (bytes: Buffer): Entry[] | null => {
  const end = endOf(bytes);
  if (end === -1) return null;
  const { count, start } = extentOf(bytes, end);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + RECORD_LENGTH > end || bytes.readUInt32LE(at) !== RECORD) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + RECORD_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const method = bytes.readUInt16LE(at + 10);
    if (next > end || (method !== 0 && method !== 8)) return null;
    const record = bytes.subarray(at, next);
    const numbers = numbersOf(record, nameLength);
    if (!numbers) return null;
    const [size, compressed, offset] = numbers;
    const name = record.toString('utf8', RECORD_LENGTH, RECORD_LENGTH + nameLength);
    entries.push({ name, compressed, size, isStored: method === 0, offset, record });
    at = next;
  }
  return entries;
};

/** The content of a part; null where it is not what the directory says. It never unpacks to more than that. */
export const contentOf = (bytes: Buffer, { compressed, size, isStored, offset }: Entry): Buffer | null => {
  if (offset + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return null;
  const start = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + compressed > bytes.length) return null;
  const packed = bytes.subarray(start, start + compressed);
  if (isStored) return compressed === size ? packed : null;
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    return content.length === size ? content : null;
  } catch {
    // What zlib says of it is about its own states; the archive is damaged, or lies about its size.
    return null;
  }
};

/** The same archive with a directory of some of its parts. */
export const withDirectory = (bytes: Buffer, entries: readonly Entry[]): Buffer => {
  const records = Buffer.concat(entries.map(({ record }) => record));
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(bytes.length, 16);
  return Buffer.concat([bytes, records, end]);
};
