/** A key that is not on the other side of a join, as it is written. */
export interface UnmatchedKey {
  readonly value: string;
  readonly rows: number;
  /** A key of the other side that was probably meant. */
  readonly near: string | null;
}

/** The rows of one side of a join whose key is not on the other side. */
export interface UnmatchedRows {
  /** The file or the table that the key is in, and the key's columns. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly other: string;
  /** How many rows the query would take of this side without the join. */
  readonly rows: number;
  /** Those of them whose key is written and is not there; `blank` are those without a key. */
  readonly unmatched: number;
  readonly blank: number;
  /** What becomes of them: an inner join loses them, an outer one leaves them without the other side's values. */
  readonly fate: 'lost' | 'without-values';
  /** Information only, where it is nothing unusual: nobody refers to a row of a list, or there is no key at all. */
  readonly severity: 'warning' | 'info';
  /** The most frequent of these keys. */
  readonly keys: readonly UnmatchedKey[];
}

/** Why a join could not be looked at. */
export type UnclearJoin = 'natural' | 'no-equality' | 'no-json' | 'not-asked';

/** What the joins of a query leave out, and the joins of which nobody can tell. */
export interface JoinsSeen {
  readonly unmatched: readonly UnmatchedRows[];
  readonly unclear: readonly UnclearJoin[];
}
