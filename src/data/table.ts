import { dataText } from '../locale/data.js';
import { textOf } from './opening.js';
import type { Sheet } from './peek.js';
import type { Report } from './problems.js';
import { type Row, readRows } from './rows.js';

/** Counts the rows of a file: those that were read, and the blank ones that were passed over. */
export interface Tally {
  rows: number;
  skipped: number;
}

const isBlank = (row: Row): boolean => row.cells.every((cell) => cell.trim() === '');

/**
 * The rows below a file's header, all as wide as it. Blank rows are passed over and counted; a row of another width
 * is reported, for nobody can tell which of its cells moved.
 */
export async function* tableRows(
  sheet: Sheet,
  tally: Tally,
  report: Report,
  signal: AbortSignal,
): AsyncGenerator<Row> {
  const { delimiter, header } = sheet;
  const expected = header.names.length;
  let first = true;
  for await (const row of readRows(textOf(sheet, signal), { delimiter, header: header.line }, report)) {
    if (first) {
      first = false;
      continue;
    }
    if (row.cells[0]!.trim() === '' && isBlank(row)) {
      tally.skipped += 1;
      continue;
    }
    tally.rows += 1;
    const found = row.cells.length;
    if (found === expected) yield row;
    else {
      const message = dataText.ragged({ expected, found });
      const help = found > expected ? dataText.raggedLongHelp() : dataText.raggedShortHelp();
      report({ rule: 'data-ragged', line: row.line, cell: null, message, help });
    }
  }
}
