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

/** Finds records one by one in bytes whose delimiters, quotes and line ends are no part of other characters. */
export type FindRecord = (bytes: Bytes, from: number, cells: RecordCells) => number;

/** A byte four times over. */
const four = (byte: number): number => Math.imul(byte, 0x01010101);
export const HIGH_BITS = four(0x80);

/** The byte after `at` at which the lowest high bit of four bytes stands. */
const firstOf = (highBits: number, at: number): number => at + ((31 - Math.clz32(highBits & -highBits)) >> 3);

/** The next byte below a limit of at most 0x80; four are looked at together (Mycroft 1987). */
const nextBelow = (view: DataView, from: number, fourLimits: number): number => {
  for (let at = from; ; at += 4) {
    const bytes = view.getInt32(at, true);
    const below = (bytes - fourLimits) & ~bytes & HIGH_BITS;
    if (below !== 0) return firstOf(below, at);
  }
};

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
 * Finds the cells of the record that begins at a byte, as RFC 4180 (2005) divides them; a lone CR ends a line too.
 * Gives the byte where the next record begins, or INCOMPLETE or MALFORMED.
 */
export const recordFinder = (delimiter: number): FindRecord => {
  // Nearly every byte is above all that mean something.
  const limits = four(Math.max(delimiter, QUOTE) + 1);
  return ({ data, view, end }, from, cells) => {
    const { starts, ends } = cells;
    const last = starts.length - 1;
    let at = from;
    let width = 0;
    for (;;) {
      let byte = data[at]!;
      if (byte === QUOTE) {
        at += 1;
        starts[width] = at;
        for (;;) {
          at = nextQuote(view, at);
          if (at + 1 >= end) return INCOMPLETE;
          byte = data[at + 1]!;
          if (byte !== QUOTE) break;
          at += 2;
        }
        ends[width] = at;
        at += 1;
        if (byte !== delimiter && byte !== LF && byte !== CR) return MALFORMED;
      } else {
        starts[width] = at;
        for (;;) {
          at = nextBelow(view, at, limits);
          byte = data[at]!;
          if (byte === delimiter || byte === LF || byte === CR) break;
          if (byte === QUOTE) return MALFORMED;
          at += 1;
        }
        ends[width] = at;
      }
      if (at >= end) return INCOMPLETE;
      at += 1;
      if (width < last) width += 1;
      if (byte === delimiter) continue;
      cells.width = width;
      if (byte === LF) return at;
      if (at >= end) return INCOMPLETE;
      return data[at] === LF ? at + 1 : at;
    }
  };
};
