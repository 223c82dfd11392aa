import { isGarbled } from '../garbled-cells.js';
import type { DecodeCell } from './cell-decoder.js';
import { NotMine } from './not-mine.js';
import type { Bytes } from './record.js';

/** So many distinct cells of a column are kept at a time; a column of more has hardly any that come again. */
const MOST = 4096;
const SLOTS = 4 * MOST;
/** Words of four bytes. */
const ROOM = 64 * 1024;

/** The distinct cells of one column, each known by a number, so that what one says is worked out once. */
export interface Labels {
  /** The number of a cell by its bytes. What was remembered of a number before may have been forgotten. */
  find(start: number, end: number): number;
  text(label: number): string;
  /** What is remembered of every label, 0 at first. */
  memory(): Int32Array;
  /** Numbers that go with a memory, which tells whether they are set. */
  numbers(): Float64Array;
}

/** The bytes of a cell from one on, four together; zeros, which no text has, stand for what is behind its end. */
const wordAt = (view: DataView, at: number, end: number): number => {
  const word = view.getInt32(at, true);
  const left = end - at;
  return left >= 4 ? word : word & ~(-1 << (left << 3));
};

/** FNV-1a (Fowler, Noll, Vo 1991) of four bytes at a time, of which the upper ones tell the slot too. */
const hashOf = (view: DataView, start: number, end: number): number => {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 4) {
    hash = Math.imul(hash ^ wordAt(view, at, end), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
};

/** A table of open addressing that is emptied whenever it is full, so that its memory is bounded. */
export const labelsOf = ({ data, view }: Bytes, decode: DecodeCell): Labels => {
  // Made for the first cell: columns of plain dates and numbers have none.
  let slots = new Int32Array(0);
  let starts = slots;
  let kept = slots;
  const texts: string[] = [];
  const memories: Int32Array[] = [];
  let count = 0;

  const isSame = (label: number, start: number, end: number): boolean => {
    let at = start;
    for (let word = starts[label]!; word < starts[label + 1]!; word += 1) {
      if (at >= end || kept[word] !== wordAt(view, at, end)) return false;
      at += 4;
    }
    return at >= end;
  };

  const prepare = (): void => {
    slots = new Int32Array(SLOTS);
    starts = new Int32Array(MOST + 1);
    kept = new Int32Array(ROOM);
  };

  const forgetAll = (): void => {
    slots.fill(0);
    texts.length = 0;
    for (const memory of memories) memory.fill(0);
    count = 0;
  };

  const add = (slot: number, start: number, end: number): number => {
    const label = count;
    let word = starts[label]!;
    for (let at = start; at < end; at += 4) {
      kept[word] = wordAt(view, at, end);
      word += 1;
    }
    starts[label + 1] = word;
    const text = decode(data, start, end);
    if (isGarbled(text)) throw new NotMine();
    texts.push(text);
    slots[slot] = label + 1;
    count += 1;
    return label;
  };

  return {
    find: (start, end) => {
      if (slots.length === 0) prepare();
      const words = (end - start + 3) >> 2;
      if (words > ROOM) throw new NotMine();
      const hash = hashOf(view, start, end);
      let slot = hash & (SLOTS - 1);
      for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
        if (isSame(found - 1, start, end)) return found - 1;
        slot = (slot + 1) & (SLOTS - 1);
      }
      if (count < MOST && starts[count]! + words <= ROOM) return add(slot, start, end);
      forgetAll();
      return add(hash & (SLOTS - 1), start, end);
    },
    text: (label) => texts[label]!,
    memory: () => {
      const memory = new Int32Array(MOST);
      memories.push(memory);
      return memory;
    },
    numbers: () => new Float64Array(MOST),
  };
};
