import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import { foldWidth } from '../model/identifiers.js';
import type { Source } from '../model/tree.js';
import { type Names, namesOf } from './names.js';
import type { Report } from './problems.js';
import type { Row } from './rows.js';

/** The names of a table's columns. */
export interface Header extends Names {
  readonly line: number;
}

/** What a spreadsheet calls a column, counted from 0: A, B, … Z, AA. */
export const columnLetters = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
};

const placesOf = (names: readonly string[]): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  names.forEach((name, index) => {
    const folded = foldWidth(name);
    if (folded !== '') places.set(folded, [...(places.get(folded) ?? []), index]);
  });
  return places;
};

/** The columns of a database's table, which people call `table`. Throws an InputError for two that read alike. */
export const headerOf = (names: readonly string[], table: string): Header => {
  const places = placesOf(names);
  const twin = [...places.values()].find((indices) => indices.length > 1);
  if (twin) {
    const message = dataText.twinColumns({ name: table, column: names[twin[1]!]! });
    throw inputError('data-header', table, message, { help: dataText.twinColumnsHelp() });
  }
  return { names, line: 1, find: (name) => places.get(foldWidth(name))?.[0] };
};

/** Reads the header's record. Two columns of one name are reported: which of them is meant nobody can tell. */
export const readHeader = (row: Row, source: Source, report: Report): Header => {
  const places = placesOf(row.cells);
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
  return { ...namesOf(row.cells, source), line: row.line };
};
