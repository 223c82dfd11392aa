import { dataText } from '../locale/data.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { missingTest } from './cells.js';
import type { ColumnUnit } from './column-unit.js';
import { detectEncoding } from './decode.js';
import { declaredEncoding } from './encodings.js';
import { diagnosed } from './excerpt.js';
import type { InputFile } from './facts.js';
import { gather } from './gather.js';
import { findHead, type Head } from './head.js';
import { type Header, readHeader } from './header.js';
import { inPieces } from './lines.js';
import { garblingOf } from './mojibake.js';
import type { Names } from './names.js';
import { offersOf } from './offers.js';
import { type Opening, textOf } from './opening.js';
import { problemList } from './problems.js';
import { unitsOf } from './recognisers/units.js';
import { readRows } from './rows.js';
import type { Table } from './table.js';
import { type TableUnits, tableUnits } from './table-units.js';

/** What is known of a file before its rows are read. */
export interface Sheet extends Table {
  /** Lines above the header. */
  readonly above: number;
  /** The first cell of each column that is not missing, among the first rows. */
  readonly samples: readonly (string | undefined)[];
  /** What can be measured: the columns or, where a metric is no column, the metrics that the rows name. */
  readonly offers: Names;
  readonly units: TableUnits;
}

/** Rows looked at to tell which column holds the period. */
const SAMPLED_ROWS = 100;
/** Characters that are divided into rows at a time. */
const PIECE = 1024;

/** Refuses a file whose text was destroyed before it was saved: what it said nobody can tell. */
const refuseGarbled = (file: string, cells: readonly string[], line: number): void => {
  for (const cell of cells) {
    const garbling = garblingOf(cell);
    if (!garbling) continue;
    const message = dataText.garbled[garbling]({ text: cell.trim(), line });
    throw inputError('data-encoding', file, message, { help: dataText.garbledHelp[garbling]() });
  }
};

interface Beginning {
  readonly header: Header;
  readonly samples: readonly (string | undefined)[];
  readonly unitRow: readonly (ColumnUnit | null)[] | null;
}

const beginningOf = async (
  opening: Opening,
  { delimiter, line }: Head,
  source: Source,
  signal: AbortSignal,
): Promise<Beginning> => {
  const problems = problemList();
  const samples: (string | undefined)[] = [];
  const isMissing = missingTest(source.none);
  let header: Header | null = null;
  let unitRow: (ColumnUnit | null)[] | null = null;
  let rows = 0;
  const text = inPieces(textOf(opening, signal), PIECE);
  for await (const row of readRows(text, { delimiter, header: line }, problems.report)) {
    if (!header) {
      refuseGarbled(opening.file.name, row.cells, line);
      header = readHeader(row, source, problems.report);
      samples.length = header.names.length;
      continue;
    }
    if (rows === 0 && !unitRow) {
      unitRow = unitsOf(row);
      if (unitRow) continue;
    }
    for (let index = 0; index < samples.length; index += 1) {
      const cell = row.cells[index];
      if (cell !== undefined && !isMissing(cell)) samples[index] ??= cell;
    }
    rows += 1;
    if (rows === SAMPLED_ROWS || !samples.includes(undefined)) break;
  }
  // A fault further down is the reader's to tell, with everything else that is wrong in the file.
  const inHeader = problems.shown.filter((found) => found.line === line);
  if (!header || inHeader.length > 0) {
    throw new InputError(await diagnosed({ ...opening, delimiter }, inHeader, 0, signal));
  }
  // A name that an export has cut in two leaves one lost character, and the rest of the file as it was.
  const texts = samples.filter((sample) => sample !== undefined && sample.split('\ufffd').length !== 2);
  refuseGarbled(opening.file.name, texts as string[], line + 1);
  return { header, samples, unitRow };
};

/**
 * Reads the head of a file: its encoding, delimiter and header, and what its table can be asked for. Throws an
 * InputError where it is no table. The source's declarations have been checked before. With `judged` the encoding is
 * only what so many bytes say, for those who look at all the others themselves.
 */
export const peek = async (
  file: InputFile,
  source: Source,
  signal: AbortSignal,
  judged?: number,
): Promise<Sheet> => {
  const declared = declaredEncoding(source.encoding)!;
  const telling = judged === undefined ? file : { ...file, most: judged };
  const opening: Opening = { file, declared, encoding: await detectEncoding(telling, declared, signal) };
  const head = await findHead(opening, source, signal);
  const { header, samples, unitRow } = await beginningOf(opening, head, source, signal);
  const table: Table = { ...opening, delimiter: head.delimiter, header };
  return {
    ...table,
    above: head.line - 1,
    samples,
    offers: await offersOf(table, samples, source, signal),
    units: tableUnits(head.above, header.names, unitRow),
  };
};

/** Reads the heads of a source's files. What is wrong with one is added to the problems, and the next is looked at. */
export const peekAll = async (
  files: readonly InputFile[],
  source: Source,
  problems: Diagnostic[],
  signal: AbortSignal,
  judged?: number,
): Promise<Sheet[]> => {
  const sheets: Sheet[] = [];
  for (const file of files) {
    const sheet = await gather(problems, () => peek(file, source, signal, judged));
    if (sheet) sheets.push(sheet);
  }
  return sheets;
};
