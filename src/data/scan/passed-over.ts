import { isBlank } from '../recognisers/blank.js';
import { isRepeatedHeader } from '../recognisers/repeated-header.js';
import { unitsOf } from '../recognisers/units.js';
import type { Row } from '../rows.js';
import type { DecodeCell } from './cell-decoder.js';
import { NotMine } from './not-mine.js';
import type { RecordCells } from './record.js';
import type { TableStart } from './table-start.js';

/** What a record is, besides one of data. */
export type PassedOver = 'blank' | 'headers' | 'units';

/** Whether a character that begins with these bytes may be a space in any of the encodings; most are not. */
const maybeSpace = (byte: number, next: number): boolean => {
  if (byte < 0x80) return byte <= 0x20;
  if (byte === 0xe3) return next === 0x80;
  if (byte === 0x81) return next === 0x40;
  if (byte === 0xa1) return next === 0xa1;
  return byte === 0xc2 || byte === 0xe1 || byte === 0xe2 || byte === 0xef || byte === 0x80 || byte === 0xa0;
};

/**
 * Tells records of data, for which it gives null, from those that say nothing of their own. Nearly every record is told
 * by the first bytes of its first cell. Throws NotMine for a record that is not as wide as the header.
 */
export const passedOver = (
  { names, firstName }: Pick<TableStart, 'names' | 'firstName'>,
  data: Buffer,
  cells: RecordCells,
  decode: DecodeCell,
): ((isBelowHeader: boolean) => PassedOver | null) => {
  const { starts, ends } = cells;
  const header = { names, line: 1, find: () => undefined };

  const beginsAsHeader = (): boolean => {
    if (firstName.length === 0) return false;
    for (let index = 0; index < firstName.length; index += 1) {
      if (data[starts[0]! + index] !== firstName[index]) return false;
    }
    return true;
  };
  const isCellTold = (index: number): boolean =>
    starts[index]! < ends[index]! && !maybeSpace(data[starts[index]!]!, data[starts[index]! + 1]!);
  const isAnyCellTold = (): boolean => {
    for (let index = 1; index < cells.width; index += 1) if (isCellTold(index)) return true;
    return false;
  };
  const isPlainData = (): boolean => {
    if (isCellTold(0)) return !beginsAsHeader();
    return firstName.length > 0 && starts[0] === ends[0] && isAnyCellTold();
  };

  const kindOf = (isBelowHeader: boolean): PassedOver | null => {
    if (cells.width > names.length) throw new NotMine();
    const texts = Array.from({ length: cells.width }, (_, at) => decode(data, starts[at]!, ends[at]!));
    const row: Row = { cells: texts, line: 0 };
    if (isBlank(row)) return 'blank';
    if (isRepeatedHeader(row, header)) return 'headers';
    return isBelowHeader && unitsOf(row) ? 'units' : null;
  };

  return (isBelowHeader) => {
    const kind = !isBelowHeader && isPlainData() ? null : kindOf(isBelowHeader);
    if (kind === null && cells.width !== names.length) throw new NotMine();
    return kind;
  };
};
