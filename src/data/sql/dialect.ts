/** What a column holds, as far as a measure minds. Anything else (JSON, UUID, enumerations) is the text it casts to. */
export type ColumnType = 'text' | 'number' | 'date' | 'boolean';

/**
 * What SQL engines say differently; all else of a statement is the same text for each. Every function takes an SQL
 * expression and gives one that is null where there is no answer.
 */
export interface Dialect {
  readonly id: 'duckdb' | 'postgres';
  /** A text in NFKC and without blanks around it, as a cell of a file is read. */
  fold(text: string): string;
  /** The number that a folded text writes. */
  numberOf(text: string): string;
  /** The day that a folded text writes. */
  dateOf(text: string): string;
  /** A value of a numeric column in the type that sums are made in. */
  numeric(value: string): string;
  sum(numbers: string): string;
  /** Whether a text has a part that a portable pattern describes. */
  matches(text: string, pattern: string): string;
}
