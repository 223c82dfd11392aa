import type { DecodeCell } from './cell-decoder.js';
import { type Labels, labelsOf } from './labels.js';
import type { Bytes, RecordCells } from './record.js';

/** A column of the record that is being read. */
export interface ScanColumn extends Pick<Labels, 'text' | 'memory' | 'numbers'> {
  /** The number of the cell among the column's labels, found once a record. */
  label(): number;
}

/** The columns of the record that is being read, each with its labels. */
export interface ScanColumns {
  readonly bytes: Bytes;
  readonly cells: RecordCells;
  column(index: number): ScanColumn;
  /** Goes on to the record that the cells now hold. */
  next(): void;
}

export const scanColumns = (bytes: Bytes, cells: RecordCells, decode: DecodeCell): ScanColumns => {
  const { starts, ends } = cells;
  const columns = new Map<number, ScanColumn>();
  let record = 0;

  const columnAt = (index: number): ScanColumn => {
    const labels = labelsOf(bytes, decode);
    let found = -1;
    let label = 0;
    return {
      ...labels,
      label: () => {
        if (found !== record) {
          label = labels.find(starts[index]!, ends[index]!);
          found = record;
        }
        return label;
      },
    };
  };

  return {
    bytes,
    cells,
    column: (index) => {
      const column = columns.get(index) ?? columnAt(index);
      columns.set(index, column);
      return column;
    },
    next: () => {
      record += 1;
    },
  };
};
