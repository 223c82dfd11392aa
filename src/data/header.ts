import { dataText } from '../locale/data.js';
import { foldWidth } from '../model/identifiers.js';
import type { Report } from './problems.js';
import type { Row } from './rows.js';

/** The names of a table's columns. */
export interface Header {
  /** As written, blank ones included. */
  readonly names: readonly string[];
  readonly line: number;
  /** The column of a name, whatever its width and letter case; undefined where there is none. */
  find(name: string): number | undefined;
}

/** What a spreadsheet calls a column, counted from 0: A, B, … Z, AA. */
export const columnLetters = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
};

/** Reads the header's record. Two columns of one name are reported: which of them is meant nobody can tell. */
export const readHeader = (row: Row, report: Report): Header => {
  const places = new Map<string, number[]>();
  row.cells.forEach((cell, index) => {
    const name = foldWidth(cell);
    if (name !== '') places.set(name, [...(places.get(name) ?? []), index]);
  });
  for (const [first, ...others] of places.values()) {
    if (others.length === 0) continue;
    const columns = [first!, ...others].map(columnLetters);
    const message = dataText.duplicateHeader({ name: row.cells[first!]!.trim(), columns });
    report({
      rule: 'data-header',
      line: row.line,
      cell: others[0]!,
      message,
      help: dataText.duplicateHeaderHelp(),
    });
  }
  if (places.size === 0) {
    const message = dataText.blankHeader({ line: row.line });
    report({ rule: 'data-header', line: row.line, cell: null, message, help: dataText.headerHelp() });
  }
  return { names: row.cells, line: row.line, find: (name) => places.get(foldWidth(name))?.[0] };
};
