import { decodeFile } from './decode.js';
import type { DeclaredEncoding, Encoding } from './encodings.js';
import type { InputFile } from './facts.js';
import { inPieces, unixLines } from './lines.js';
import type { Report } from './problems.js';
import { type Row, readRows } from './rows.js';
import { type SheetRow, sheetRows } from './workbook/sheet-rows.js';

/** A file of text and how its bytes become it. */
export interface TextOpening {
  readonly form: 'text';
  readonly file: InputFile;
  readonly declared: DeclaredEncoding;
  readonly encoding: Encoding;
}

/** A file of text and what stands between its cells. */
export interface DelimitedText extends TextOpening {
  readonly delimiter: string;
}

/** A sheet of a workbook, in memory. */
export interface WorkbookOpening {
  readonly form: 'workbook';
  readonly file: InputFile;
  readonly encoding: 'xlsx';
  /** The name of the sheet. */
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
}

/** A file as it was opened, before its table is looked for. */
export type Opening = TextOpening | WorkbookOpening;

/** What rows of cells can be read from. */
export type Tabular = DelimitedText | WorkbookOpening;

/** The text of a file with `\n` at every line's end. Throws as `decodeFile` does. */
export const textOf = (opening: TextOpening, signal: AbortSignal): AsyncGenerator<string> =>
  unixLines(decodeFile(opening.file, opening.encoding, opening.declared, signal));

/**
 * The rows of a table from a line on. What keeps one from being read is reported. Who wants the first rows alone divides
 * a text in pieces of so many characters.
 */
export const rowsFrom = (
  tabular: Tabular,
  line: number,
  report: Report,
  signal: AbortSignal,
  piece?: number,
): AsyncIterable<Row> => {
  if (tabular.form === 'workbook') return sheetRows(tabular.rows, line, report);
  const text = textOf(tabular, signal);
  const pieces = piece === undefined ? text : inPieces(text, piece);
  return readRows(pieces, { delimiter: tabular.delimiter, header: line }, report);
};
