import { dataText } from '../../locale/data.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';

/** A row of a sheet, up to its last cell that says something. */
export interface SheetRow {
  /** As Excel counts it. */
  readonly line: number;
  readonly texts: readonly string[];
  /** The cells of formulas that no program has calculated: what they come to nobody knows. */
  readonly uncalculated: readonly number[];
}

const widthOf = ({ texts, uncalculated }: SheetRow): number =>
  Math.max(texts.length, (uncalculated.at(-1) ?? -1) + 1);

/**
 * The rows of a sheet from a line on, all as wide as the widest: a sheet has no row that ends early. A formula without
 * its value is reported; a blank in its place would pass for no value.
 */
export async function* sheetRows(
  rows: readonly SheetRow[],
  line: number,
  report: Report,
): AsyncGenerator<Row> {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 1);
  for (const { line: at, texts, uncalculated } of rows.slice(line - 1)) {
    for (const cell of uncalculated) {
      const message = dataText.uncalculated();
      report({ rule: 'data-formula', line: at, cell, message, help: dataText.uncalculatedHelp() });
    }
    yield { line: at, cells: [...texts, ...Array<string>(width - texts.length).fill('')] };
  }
}
