import { dataText } from '../locale/data.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { missingTest } from './cells.js';
import type { ColumnUnit } from './column-unit.js';
import { diagnosed } from './excerpt.js';
import type { InputFile } from './facts.js';
import { isGarbled } from './garbled-cells.js';
import { gather } from './gather.js';
import { findHead, type Head } from './head.js';
import { type Header, readHeader } from './header.js';
import { garblingOf } from './mojibake.js';
import type { Names } from './names.js';
import { offersOf } from './offers.js';
import { openFile } from './open-file.js';
import { rowsFrom } from './opening.js';
import { problemList } from './problems.js';
import { unitsOf } from './recognisers/units.js';
import type { Table } from './table.js';
import { type TableUnits, tableUnits } from './table-units.js';

/** What a first look at a table shows. */
interface FirstLook {
  /** Lines above the header. */
  readonly above: number;
  /** Whether the header is two rows, the upper one of which names groups of columns. */
  readonly isStacked: boolean;
  /** The first cell of each column that is not missing, among the first rows. */
  readonly samples: readonly (string | undefined)[];
  /** What can be measured: the columns or, where a metric is no column, the metrics that the rows name. */
  readonly offers: Names;
  readonly units: TableUnits;
}

/** What is known of a file before its rows are read. */
export type Sheet = Table & FirstLook;

/** The same of a file of text. */
export type TextSheet = Extract<Sheet, { readonly form: 'text' }>;

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
  { tabular, line, stacked }: Head,
  source: Source,
  signal: AbortSignal,
): Promise<Beginning> => {
  const problems = problemList();
  const samples: (string | undefined)[] = [];
  const isMissing = missingTest(source.none);
  let header: Header | null = null;
  let unitRow: (ColumnUnit | null)[] | null = null;
  let rows = 0;
  for await (const row of rowsFrom(tabular, line, problems.report, signal, PIECE)) {
    if (!header) {
      refuseGarbled(tabular.file.name, row.cells, line);
      header = readHeader({ ...row, cells: stacked ?? row.cells }, source, problems.report);
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
    throw new InputError(await diagnosed(tabular, inHeader, 0, signal));
  }
  const garbled = samples.filter((sample) => sample !== undefined && isGarbled(sample));
  refuseGarbled(tabular.file.name, garbled as string[], line + 1);
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
  const head = await findHead(await openFile(file, source, signal, judged), source, signal);
  const { header, samples, unitRow } = await beginningOf(head, source, signal);
  const table: Table = { ...head.tabular, header };
  return {
    ...table,
    above: head.firstLine - 1,
    isStacked: head.stacked !== null,
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
