import { cellText } from '../cells.js';
import type { ColumnType, Dialect } from './dialect.js';
import { quoteName } from './names.js';
import type { Parameters } from './parameters.js';

/** What is read: a table or a query in parentheses, and the names and types of its columns. */
export interface Relation {
  readonly from: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** The column that numbers the files that the rows come from, and how many there are; left out for a table. */
  readonly parts?: { readonly column: string; readonly count: number };
}

/** A way to read a column: its values, and how to see a text that cannot be read so (null where there is none). */
export interface Reading {
  readonly value: string;
  readonly unreadable: string | null;
}

/**
 * The columns of a relation that a statement reads. Each way to read a column is asked for while the statement is
 * written, and `from` then gives the table that has them all.
 */
export interface Cells {
  typeOf(column: number): ColumnType;
  /** What a cell says; null where it is missing: null in the database, blank, or one of the texts of `none`. */
  text(column: number): string;
  number(column: number): Reading;
  date(column: number): Reading;
  /** Whether a cell is not missing, told by what costs least. */
  isPresent(column: number): string;
  /** The number of the file that a row comes from. */
  part(column: string): string;
  from(indent: string): string;
}

/** Columns in the order in which they were first asked for, by their alias. */
type Selected = Map<string, string>;

const selected = (columns: Selected, indent: string): string =>
  [...columns].map(([alias, expression]) => `${indent}  ${expression} as ${alias}`).join(',\n');

export const cellsOf = (
  { from, columns }: Relation,
  none: readonly string[],
  dialect: Dialect,
  { bind }: Parameters,
): Cells => {
  const plain: Selected = new Map();
  const derived: Selected = new Map();
  const missing = [...new Set(none.map(cellText))].filter((text) => text !== '');
  const marks = missing.map(bind);
  const typeOf = (column: number): ColumnType => columns[column]!.type;
  const raw = (column: number): string => `r.${quoteName(columns[column]!.name)}`;
  const add = (target: Selected, alias: string, expression: () => string): string => {
    if (!target.has(alias)) target.set(alias, expression());
    return `r.${alias}`;
  };
  const withoutNone = (text: string): string =>
    marks.reduce((expression, mark) => `nullif(${expression}, ${mark})`, text);

  const text = (column: number): string =>
    add(plain, `c${column}`, () => {
      if (typeOf(column) !== 'text') return withoutNone(`cast(${raw(column)} as varchar)`);
      return withoutNone(`nullif(${dialect.fold(`cast(${raw(column)} as varchar)`)}, '')`);
    });

  const typed = (column: number, value: string): string => {
    if (missing.length === 0) return value;
    return `case when ${withoutNone(`cast(${raw(column)} as varchar)`)} is not null then ${value} end`;
  };

  const read = (alias: string, column: number, convert: (text: string) => string): Reading => {
    const cell = text(column);
    const value = add(derived, alias, () => convert(cell));
    return { value, unreadable: `${cell} is not null and ${value} is null` };
  };

  const number = (column: number): Reading => {
    const alias = `n${column}`;
    if (typeOf(column) !== 'number') return read(alias, column, dialect.numberOf);
    const value = add(plain, alias, () => typed(column, dialect.numeric(raw(column))));
    return { value, unreadable: null };
  };

  const date = (column: number): Reading => {
    const alias = `d${column}`;
    if (typeOf(column) !== 'date') return read(alias, column, dialect.dateOf);
    const value = add(plain, alias, () => typed(column, `cast(${raw(column)} as date)`));
    return { value, unreadable: null };
  };

  return {
    typeOf,
    text,
    number,
    date,
    isPresent: (column) => {
      if (typeOf(column) === 'number') return `${number(column).value} is not null`;
      if (typeOf(column) === 'date') return `${date(column).value} is not null`;
      return `${text(column)} is not null`;
    },
    part: (column) => add(plain, 'part', () => `r.${quoteName(column)}`),
    from: (indent) => {
      const inner = `select\n${selected(plain, indent)}\n${indent}from ${from} as r`;
      if (derived.size === 0) return inner;
      return `select r.*,\n${selected(derived, indent)}\n${indent}from (\n${indent}${inner}\n${indent}) as r`;
    },
  };
};
