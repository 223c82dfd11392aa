import { inflateRawSync } from 'node:zlib';

/** Why the bytes of a workbook are not handed on to be read. */
export type ArchiveFault = 'damaged' | 'tooLarge' | 'notWorkbook';

/** A part of a workbook: what the directory at the end of the archive says of it. */
interface Entry {
  readonly name: string;
  readonly compressed: number;
  readonly size: number;
  readonly isStored: boolean;
  readonly offset: number;
  /** The directory's own bytes about it. */
  readonly record: Buffer;
}

const MEBIBYTE = 1024 * 1024;
/** A part of a sheet with two million cells is about as large. */
const LARGEST_PART = 100 * MEBIBYTE;
const LARGEST_WHOLE = 512 * MEBIBYTE;
const MOST_PARTS = 5000;

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const RECORD = 0x02014b50;
const RECORD_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;

/** Parts around the cells: pictures, charts, pivot tables, programs. Nothing of them is unpacked. */
const BESIDE =
  /(?:^|\/)(?:worksheets\/_rels|media|drawings|charts|chartsheets|theme|externalLinks|pivot[^/]*|slicer[^/]*|timeline[^/]*|comments|threadedComments|persons|printerSettings|embeddings|ctrlProps|activeX|customXml|docProps)\/|\.bin$|cellimages|calcChain|metadata\.xml$/iu;

const WORKBOOK = /(?:^|\/)workbook[^/]*\.xml$/iu;

const endOf = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return -1;
};

const entriesOf = (bytes: Buffer): Entry[] | ArchiveFault => {
  const end = endOf(bytes);
  if (end === -1) return 'damaged';
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return 'tooLarge';
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + RECORD_LENGTH > end || bytes.readUInt32LE(at) !== RECORD) return 'damaged';
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + RECORD_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const method = bytes.readUInt16LE(at + 10);
    if (next > end || (method !== 0 && method !== 8)) return 'damaged';
    entries.push({
      name: bytes.toString('utf8', at + RECORD_LENGTH, at + RECORD_LENGTH + nameLength),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      isStored: method === 0,
      offset: bytes.readUInt32LE(at + 42),
      record: bytes.subarray(at, next),
    });
    at = next;
  }
  return entries;
};

/** The content of a part; null where it is not what the directory says. It never unpacks to more than that. */
const contentOf = (bytes: Buffer, { compressed, size, isStored, offset }: Entry): Buffer | null => {
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

const withDirectory = (bytes: Buffer, entries: readonly Entry[]): Buffer => {
  const records = Buffer.concat(entries.map(({ record }) => record));
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(bytes.length, 16);
  return Buffer.concat([bytes, records, end]);
};

/** What says which sheets there are, without a cell of them. */
const TABS = /(?:^|\/)(?:\[Content_Types\]\.xml|workbook[^/]*\.xml|[^/]*\.rels)$/iu;

/** The bytes of a workbook, twice: with a directory of the parts that cells need, and of those that name its sheets. */
export interface CheckedArchive {
  readonly cells: Buffer;
  readonly tabs: Buffer;
}

/**
 * The parts of a workbook that are needed. Each was unpacked once to see that it is what the directory says, no larger
 * than can be read, and passed by `isFit`. What is not is answered as a fault.
 */
export const checkedArchive = (
  bytes: Buffer,
  isFit: (part: Buffer, name: string) => boolean,
): CheckedArchive | ArchiveFault => {
  const all = entriesOf(bytes);
  if (!Array.isArray(all)) return all;
  if (!all.some(({ name }) => WORKBOOK.test(name))) return 'notWorkbook';
  const entries = all.filter(({ name }) => !BESIDE.test(name));
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > LARGEST_WHOLE || entries.some(({ size }) => size > LARGEST_PART)) return 'tooLarge';
  for (const entry of entries) {
    const content = contentOf(bytes, entry);
    if (!content) return 'damaged';
    if (!isFit(content, entry.name)) return 'tooLarge';
  }
  const tabs = entries.filter(({ name }) => TABS.test(name));
  return { cells: withDirectory(bytes, entries), tabs: withDirectory(bytes, tabs) };
};
