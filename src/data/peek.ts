import { dataText } from '../locale/data.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { missingTest } from './cells.js';
import { detectEncoding } from './decode.js';
import { declaredDelimiter, delimiterOf } from './delimiter.js';
import { declaredEncoding } from './encodings.js';
import { diagnosed } from './excerpt.js';
import type { InputFile } from './facts.js';
import { gather } from './gather.js';
import { type Header, readHeader } from './header.js';
import { firstRecord, fromLine } from './lines.js';
import { type Opening, textOf } from './opening.js';
import { problemList } from './problems.js';
import { LONGEST_RECORD, readRows } from './rows.js';

/** What is known of a file before its rows are read. */
export interface Sheet extends Opening {
  readonly delimiter: string;
  readonly header: Header;
  /** The first cell of each column that is not missing, among the first rows. */
  readonly samples: readonly (string | undefined)[];
}

/** Rows looked at to tell which column holds the period. */
const SAMPLED_ROWS = 100;

/**
 * Reads the head of a file: its encoding, delimiter and header. Throws an InputError where it is no table. The
 * source's declarations have been checked before.
 */
export const peek = async (file: InputFile, source: Source, signal: AbortSignal): Promise<Sheet> => {
  const declared = declaredEncoding(source.encoding)!;
  const encoding = await detectEncoding(file, declared, signal);
  const opening = { file, declared, encoding };
  const head = await firstRecord(fromLine(textOf(opening, signal), source.header), LONGEST_RECORD);
  if (head.trim() === '') {
    const message = dataText.blankHeader({ line: source.header });
    throw inputError('data-header', file.name, message, { help: dataText.headerHelp() });
  }
  const delimiter = declaredDelimiter(source.delimiter) ?? delimiterOf(head);
  const problems = problemList();
  const samples: (string | undefined)[] = [];
  const isMissing = missingTest(source.none);
  let header: Header | null = null;
  let rows = 0;
  for await (const row of readRows(
    textOf(opening, signal),
    { delimiter, header: source.header },
    problems.report,
  )) {
    if (!header) {
      header = readHeader(row, problems.report);
      samples.length = header.names.length;
      continue;
    }
    for (let index = 0; index < samples.length; index += 1) {
      const cell = row.cells[index];
      if (cell !== undefined && !isMissing(cell)) samples[index] ??= cell;
    }
    rows += 1;
    if (rows === SAMPLED_ROWS) break;
  }
  // A fault further down is the reader's to tell, with everything else that is wrong in the file.
  const inHeader = problems.shown.filter(({ line }) => line === source.header);
  if (!header || inHeader.length > 0) {
    throw new InputError(await diagnosed({ ...opening, delimiter }, inHeader, 0, signal));
  }
  return { ...opening, delimiter, header, samples };
};

/** Reads the heads of a source's files. What is wrong with one is added to the problems, and the next is looked at. */
export const peekAll = async (
  files: readonly InputFile[],
  source: Source,
  problems: Diagnostic[],
  signal: AbortSignal,
): Promise<Sheet[]> => {
  const sheets: Sheet[] = [];
  for (const file of files) {
    const sheet = await gather(problems, () => peek(file, source, signal));
    if (sheet) sheets.push(sheet);
  }
  return sheets;
};
