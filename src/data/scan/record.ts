const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The record ends after the bytes that are there. */
export const INCOMPLETE = -1;
/** A quote stands where none may: within a bare cell, or before the end of a quoted one. */
export const MALFORMED = -2;

/** The cells of one record: where they begin and end in the bytes, without the quotes around them. */
export interface RecordCells {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many cells there are, as far as one more than are expected. */
  width: number;
}

/** Bytes with room behind those that are there, where marks are put that end every search. */
export interface Bytes {
  readonly data: Buffer;
  readonly view: DataView;
  end: number;
}

/** Room for the line end that a last line lacks, for two marks, and for reading four bytes at the second. */
const ROOM = 8;

export const bytesOf = (size: number): Bytes => {
  const data = Buffer.allocUnsafeSlow(size + ROOM);
  return { data, view: new DataView(data.buffer, data.byteOffset, data.length), end: 0 };
};

export const recordCells = (expected: number): RecordCells => ({
  starts: new Int32Array(expected + 2),
  ends: new Int32Array(expected + 2),
  width: 0,
});

/** Closes the bytes, so that no search runs past them: a line end for bare cells, and a quote for quoted ones. */
export const closeBytes = ({ data, end }: Bytes): void => {
  data[end] = LF;
  data[end + 1] = QUOTE;
};

/** A byte four times over. */
const four = (byte: number): number => Math.imul(byte, 0x01010101);
export const HIGH_BITS = four(0x80);

/** The byte after `at` at which the lowest high bit of four bytes stands. */
const firstOf = (highBits: number, at: number): number => at + ((31 - Math.clz32(highBits & -highBits)) >> 3);

/** A bit for each of four bytes that is below a limit of at most 0x80 (Mycroft 1987); of some above it too. */
const marksOf = (bytes: number, fourLimits: number): number => (bytes - fourLimits) & ~bytes & HIGH_BITS;

const FOUR_QUOTES = four(QUOTE);
const FOUR_ONES = four(1);

const nextQuote = (view: DataView, from: number): number => {
  for (let at = from; ; at += 4) {
    const bytes = view.getInt32(at, true) ^ FOUR_QUOTES;
    const quotes = (bytes - FOUR_ONES) & ~bytes & HIGH_BITS;
    if (quotes !== 0) return firstOf(quotes, at);
  }
};

/**
 * Finds the cells of the record that begins at a byte, as RFC 4180 (2005) divides them; a lone CR ends a line too. The
 * bytes of the delimiter, of quotes and of line ends must be no part of other characters. Gives the byte where the next
 * record begins, or INCOMPLETE or MALFORMED.
 */
export const findRecord = (
  { data, view, end }: Bytes,
  from: number,
  delimiter: number,
  cells: RecordCells,
): number => {
  const { starts, ends } = cells;
  const last = starts.length - 1;
  // Nearly every byte is above all that mean something.
  const limits = four(Math.max(delimiter, QUOTE) + 1);
  let start = from;
  let width = 0;
  let word = start & -4;
  let marks = marksOf(view.getInt32(word, true), limits) & (-1 << ((start & 3) << 3));
  for (;;) {
    while (marks === 0) {
      word = (word + 4) | 0;
      marks = marksOf(view.getInt32(word, true), limits);
    }
    let at = firstOf(marks, word);
    marks &= marks - 1;
    let byte = data[at]!;
    if (byte === delimiter || byte === LF || byte === CR) {
      starts[width] = start;
      ends[width] = at;
    } else if (byte === QUOTE) {
      if (at !== start) return MALFORMED;
      starts[width] = at + 1;
      do {
        at = nextQuote(view, at + 1);
        if (at + 1 >= end) return INCOMPLETE;
        ends[width] = at;
        at += 1;
        byte = data[at]!;
      } while (byte === QUOTE);
      if (byte !== delimiter && byte !== LF && byte !== CR) return MALFORMED;
      word = at & -4;
      marks = marksOf(view.getInt32(word, true), limits) & (-0x100 << ((at & 3) << 3));
    } else continue;
    if (at >= end) return INCOMPLETE;
    start = (at + 1) | 0;
    if (width < last) width += 1;
    if (byte === delimiter) continue;
    cells.width = width;
    if (byte === LF) return start;
    if (start >= end) return INCOMPLETE;
    return data[start] === LF ? start + 1 : start;
  }
};
