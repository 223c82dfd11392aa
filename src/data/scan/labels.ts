import { isGarbled } from '../garbled-cells.js';
import type { DecodeCell } from './cell-decoder.js';
import { NotMine } from './not-mine.js';

/** So many distinct cells of a column are kept at a time; a column of more has hardly any that come again. */
const MOST = 4096;
const SLOTS = 4 * MOST;
const ROOM = 256 * 1024;

/** The distinct cells of one column, each known by a number, so that what one says is worked out once. */
export interface Labels {
  /** The number of a cell by its bytes. What was remembered of a number before may have been forgotten. */
  find(data: Buffer, start: number, end: number): number;
  text(label: number): string;
  /** What is remembered of every label, 0 at first. */
  memory(): Int32Array;
  /** Numbers that go with a memory, which tells whether they are set. */
  numbers(): Float64Array;
}

/** FNV-1a (Fowler, Noll, Vo 1991). */
const hashOf = (data: Buffer, start: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ data[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
};

/** A table of open addressing that is emptied whenever it is full, so that its memory is bounded. */
export const labelsOf = (decode: DecodeCell): Labels => {
  // Made for the first cell: columns of plain dates and numbers have none.
  let slots = new Int32Array(0);
  let starts = slots;
  let kept = new Uint8Array(0);
  const texts: string[] = [];
  const memories: Int32Array[] = [];
  let count = 0;

  const isSame = (label: number, data: Buffer, start: number, end: number): boolean => {
    const from = starts[label]!;
    const length = end - start;
    if (starts[label + 1]! - from !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (kept[from + index] !== data[start + index]) return false;
    }
    return true;
  };

  const prepare = (): void => {
    slots = new Int32Array(SLOTS);
    starts = new Int32Array(MOST + 1);
    kept = new Uint8Array(ROOM);
  };

  const forgetAll = (): void => {
    slots.fill(0);
    texts.length = 0;
    for (const memory of memories) memory.fill(0);
    count = 0;
  };

  const add = (slot: number, data: Buffer, start: number, end: number): number => {
    const label = count;
    const from = starts[label]!;
    data.copy(kept, from, start, end);
    starts[label + 1] = from + end - start;
    const text = decode(data, start, end);
    if (isGarbled(text)) throw new NotMine();
    texts.push(text);
    slots[slot] = label + 1;
    count += 1;
    return label;
  };

  return {
    find: (data, start, end) => {
      if (slots.length === 0) prepare();
      if (end - start > ROOM) throw new NotMine();
      const hash = hashOf(data, start, end);
      let slot = hash & (SLOTS - 1);
      for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
        if (isSame(found - 1, data, start, end)) return found - 1;
        slot = (slot + 1) & (SLOTS - 1);
      }
      if (count < MOST && starts[count]! + end - start <= ROOM) return add(slot, data, start, end);
      forgetAll();
      return add(hash & (SLOTS - 1), data, start, end);
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
