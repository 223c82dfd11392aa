import { contentOf, entriesOf, withDirectory } from './directory.js';

/** Why the bytes of a workbook are not handed on to be read. */
export type ArchiveFault = 'damaged' | 'tooLarge' | 'notWorkbook';

const MEBIBYTE = 1024 * 1024;
/** A part of a sheet with two million cells is about as large. */
const LARGEST_PART = 100 * MEBIBYTE;
const LARGEST_WHOLE = 512 * MEBIBYTE;
const MOST_PARTS = 5000;

/** Parts around the cells: pictures, charts, pivot tables, programs. Nothing of them is unpacked. */
const BESIDE =
  /(?:^|\/)(?:worksheets\/_rels|media|drawings|charts|chartsheets|theme|externalLinks|pivot[^/]*|slicer[^/]*|timeline[^/]*|comments|threadedComments|persons|printerSettings|embeddings|ctrlProps|activeX|customXml|docProps)\/|\.bin$|cellimages|calcChain|metadata\.xml$/iu;

const WORKBOOK = /(?:^|\/)workbook[^/]*\.xml$/iu;

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
  if (!all) return 'damaged';
  if (!all.some(({ name }) => WORKBOOK.test(name))) return 'notWorkbook';
  const entries = all.filter(({ name }) => !BESIDE.test(name));
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (entries.length > MOST_PARTS || whole > LARGEST_WHOLE || entries.some(({ size }) => size > LARGEST_PART))
    return 'tooLarge';
  for (const entry of entries) {
    const content = contentOf(bytes, entry);
    if (!content) return 'damaged';
    if (!isFit(content, entry.name)) return 'tooLarge';
  }
  const tabs = entries.filter(({ name }) => TABS.test(name));
  return { cells: withDirectory(bytes, entries), tabs: withDirectory(bytes, tabs) };
};
