import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { declaredDelimiter, delimiterOf, delimitersIn } from './delimiter.js';
import { firstRecords, fromLine } from './lines.js';
import {
  type DelimitedText,
  type Opening,
  type Tabular,
  type TextOpening,
  textOf,
  type WorkbookOpening,
} from './opening.js';
import { isBlank } from './recognisers/blank.js';
import { headerIndex } from './recognisers/preamble.js';
import { stackedNames } from './recognisers/stacked-header.js';
import { LONGEST_RECORD, type Row, readRows } from './rows.js';
import { sheetRows } from './workbook/sheet-rows.js';

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

const refuseBlank = (name: string, line: number): never => {
  throw inputError('data-header', name, dataText.blankHeader({ line }), { help: dataText.headerHelp() });
};

/** The delimiter of a text and its rows from a line on, as many as are looked at. */
const textHead = async (
  opening: TextOpening,
  source: Source,
  { start, most }: { readonly start: number; readonly most: number },
  signal: AbortSignal,
): Promise<{ readonly tabular: DelimitedText; readonly rows: readonly Row[] }> => {
  const text = fromLine(textOf(opening, signal), start);
  const records = await firstRecords(text, most, LONGEST_RECORD);
  if (records.every((record) => record.trim() === '')) refuseBlank(opening.file.name, start);
  const telling = records.find((record) => delimitersIn(record) > 0) ?? records[0]!;
  const delimiter = declaredDelimiter(source.delimiter) ?? delimiterOf(telling);
  return { tabular: { ...opening, delimiter }, rows: await rowsOf(records, delimiter) };
};

const workbookRows = async (opening: WorkbookOpening, start: number, most: number): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const row of sheetRows(opening.rows.slice(0, start - 1 + most), start, () => {})) rows.push(row);
  if (rows.every(isBlank)) refuseBlank(opening.file.name, start);
  return rows;
};

/** Finds the header of a file, and the delimiter of a text. Throws an InputError where the header's place is blank. */
export const findHead = async (opening: Opening, source: Source, signal: AbortSignal): Promise<Head> => {
  const start = source.header ?? 1;
  const most = source.header === null ? LOOKED_AT : 1;
  const { tabular, rows } =
    opening.form === 'workbook'
      ? { tabular: opening, rows: await workbookRows(opening, start, most) }
      : await textHead(opening, source, { start, most }, signal);
  if (source.header !== null) return { tabular, line: start, stacked: null, firstLine: start, above: [] };
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
