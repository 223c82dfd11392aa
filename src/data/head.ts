import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { declaredDelimiter, delimiterOf, delimitersIn } from './delimiter.js';
import { firstRecords, fromLine } from './lines.js';
import { type Tabular, type TextOpening, textOf } from './opening.js';
import { headerIndex } from './recognisers/preamble.js';
import { stackedNames } from './recognisers/stacked-header.js';
import { LONGEST_RECORD, type Row, readRows } from './rows.js';

/** Where the table of a file begins. */
export interface Head {
  readonly tabular: Tabular;
  /** The line of the header; of one of two rows, that of the lower one. */
  readonly line: number;
  /** The names of a header of two rows; null where it is one row, which tells them itself. */
  readonly stacked: readonly string[] | null;
  /** The line of the header's first row. */
  readonly firstLine: number;
  /** The rows that stand above it. */
  readonly above: readonly Row[];
}

/** Rows among which the header is looked for. */
const LOOKED_AT = 20;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const rowsOf = async (records: readonly string[], delimiter: string): Promise<Row[]> => {
  const rows: Row[] = [];
  const text = once(`${records.join('\n')}\n`);
  for await (const row of readRows(text, { delimiter, header: 1 }, () => {})) rows.push(row);
  return rows;
};

/** Finds the header and the delimiter of a file. Throws an InputError where the header's place is blank. */
export const findHead = async (opening: TextOpening, source: Source, signal: AbortSignal): Promise<Head> => {
  const isDeclared = source.header !== null;
  const start = source.header ?? 1;
  const text = fromLine(textOf(opening, signal), start);
  const records = await firstRecords(text, isDeclared ? 1 : LOOKED_AT, LONGEST_RECORD);
  if (records.every((record) => record.trim() === '')) {
    const message = dataText.blankHeader({ line: start });
    throw inputError('data-header', opening.file.name, message, { help: dataText.headerHelp() });
  }
  const telling = records.find((record) => delimitersIn(record) > 0) ?? records[0]!;
  const delimiter = declaredDelimiter(source.delimiter) ?? delimiterOf(telling);
  const tabular = { ...opening, delimiter };
  if (isDeclared) return { tabular, line: start, stacked: null, firstLine: start, above: [] };
  const rows = await rowsOf(records, delimiter);
  const index = headerIndex(rows);
  // The upper row of two is often as empty as a title.
  for (const first of [index, index - 1]) {
    const [upper, lower] = [rows[first], rows[first + 1]];
    const stacked = upper && lower ? stackedNames(upper, lower) : null;
    if (stacked) {
      return { tabular, line: lower!.line, stacked, firstLine: upper!.line, above: rows.slice(0, first) };
    }
  }
  const line = rows[index]?.line ?? 1;
  return { tabular, line, stacked: null, firstLine: line, above: rows.slice(0, index) };
};
