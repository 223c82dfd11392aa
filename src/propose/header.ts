import type { ColumnSeen, TableSeen } from '../data/look.js';
import { foldWidth } from '../model/identifiers.js';

/** Mazrica and others number the fields of a form beside their names: 金額(管理番号:1234). */
const NUMBERED = /\(管理番号[:：]?\s*\d+\)/gu;

/** A header as presets write it: width, letter case, numbers of fields and spaces around marks aside. */
export const foldHeader = (name: string): string =>
  foldWidth(name).replace(NUMBERED, '').replace(/\*$/u, '').replace(/\s+/gu, ' ').trim();

/** The first column that has one of the names, the names tried in their order. */
export const columnNamed = (
  { columns }: Pick<TableSeen, 'columns'>,
  names: readonly string[],
): ColumnSeen | undefined => {
  for (const name of names) {
    const found = columns.find((column) => foldHeader(column.name) === foldHeader(name));
    if (found) return found;
  }
  return undefined;
};

/** What stands for a missing value in columns of dates or numbers; among texts it may be a value like any other. */
export const missingTexts = ({ columns }: Pick<TableSeen, 'columns'>): string[] => [
  ...new Set(columns.flatMap(({ none, dates, numbers }) => (dates + numbers > 0 ? none : []))),
];
