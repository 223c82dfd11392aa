import { dataText } from '../locale/data.js';
import type { Header } from './header.js';
import { rowsFrom, type Tabular } from './opening.js';
import type { Report } from './problems.js';
import { isBlank } from './recognisers/blank.js';
import { footerBelow } from './recognisers/footer.js';
import { isRepeatedHeader } from './recognisers/repeated-header.js';
import { unitsOf } from './recognisers/units.js';
import type { Row } from './rows.js';

/** A file with the header of its table. */
export type Table = Tabular & { readonly header: Header };

/** Counts the rows of a file: those of data, and those that were passed over by what they are. */
export interface Tally {
  rows: number;
  blank: number;
  headers: number;
  units: number;
  /** Lines below the table. */
  footer: number;
  totals: number;
  /** Rows of data that are the same as another row of their day in every cell. */
  copies: number;
}

export const tally = (): Tally => ({
  rows: 0,
  blank: 0,
  headers: 0,
  units: 0,
  footer: 0,
  totals: 0,
  copies: 0,
});

/**
 * The rows below a file's header, all as wide as it. Blank rows, repeated headers, the rows of units below headers and the
 * lines below the table are passed over and counted; a row of another width is reported, for nobody can tell which of its cells moved.
 */
export async function* tableRows(
  table: Table,
  count: Tally,
  report: Report,
  signal: AbortSignal,
): AsyncGenerator<Row> {
  const { header } = table;
  const expected = header.names.length;
  const footer = footerBelow();
  const isWhole = ({ line, cells }: Row): boolean => {
    const found = cells.length;
    count.rows += 1;
    if (found === expected) return true;
    const message = dataText.ragged({ expected, found });
    const help = found > expected ? dataText.raggedLongHelp() : dataText.raggedShortHelp();
    report({ rule: 'data-ragged', line, cell: null, message, help });
    return false;
  };
  let first = true;
  let isBelowHeader = true;
  for await (const row of rowsFrom(table, header.line, report, signal)) {
    if (first) {
      first = false;
      continue;
    }
    if (isBlank(row)) {
      count.blank += 1;
      footer.blank();
      continue;
    }
    if (expected > 1 && footer.holds(row)) continue;
    for (const held of footer.release()) if (isWhole(held)) yield held;
    if (isRepeatedHeader(row, header)) {
      count.headers += 1;
      isBelowHeader = true;
      continue;
    }
    if (isBelowHeader) {
      isBelowHeader = false;
      if (unitsOf(row)) {
        count.units += 1;
        continue;
      }
    }
    if (isWhole(row)) yield row;
  }
  count.footer = footer.lines();
}
