import type { Source } from '../../model/tree.js';

/** The kinds of rows of a facts file, one of which stands in the first cell of each. */
export type RowKind =
  | 'version'
  | 'source'
  | 'file'
  | 'node'
  | 'fact'
  | 'expected'
  | 'stages'
  | 'cohort'
  | 'implied'
  | 'step'
  | 'missed'
  | 'returned'
  | 'waits'
  | 'wait'
  | 'named'
  | 'scores'
  | 'score'
  | 'rated'
  | 'handoff'
  | 'pass'
  | 'answer'
  | 'return'
  | 'amounts'
  | 'amount';

/** One row, by what its columns are. */
export interface FactsRow {
  readonly kind: RowKind;
  readonly source?: string;
  readonly name?: string;
  readonly month?: string;
  readonly value?: number | null;
  readonly count?: number | null;
  readonly text?: string;
  readonly parts?: readonly string[];
}

/** The version of the form; another one is refused. */
export const FACTS_VERSION = 1;

/**
 * The columns of a facts file. A `source` row names its fingerprint, with the first day as value and the last as count;
 * a `file` row what was read, with rows and skipped rows; a `node` row a node that the source measures; a `fact` row a
 * node in a month, with its sum and its count; an `expected` row the same of a plan or of the year before, with its role
 * as text, of a month or of a year (2026-04..2027-03). A `stages` row
 * stands for what is counted of records besides nodes, with the wins without a date as value; a `cohort` row has the
 * records that entered in a month as value and those settled as count, an `implied` row those that reached a phase by
 * a later one's date as value. A `step` row has the records with a date of a stage as value, and as count those of them
 * without one of the stage before; `missed` and `returned` rows below it have as value those that were won without a date
 * of the stage, and those that came back into it. A `waits` row names a phase, and as text another one, between which records were followed,
 * with all of them as value; each `wait` row below it has those of a month that ended as the text says (arrived, lost,
 * open) as value, and after how many months as count, and each `named` row as name one that is under way, with the month
 * in which it entered. A `scores` row names a KCI, with all its scores as value; each
 * `score` row below it has the records of a month as value and their score as count, what became of them as text and the
 * number of the rater as name, marked where their cases have an earlier score; each `rated` row has as value the cases of a month that several people gave the scores
 * in its text. A `handoff` row names a handoff, with its records in disorder as value and as text what shows whether the
 * tree still counts them so; each `pass` row below it has the records of a month as value and their score as count, how
 * they ended as name, marked where they were accepted, and after how many months as text; each `answer` row the same and
 * after how many days they were answered; each `return` row those that came back for the reason in its text.
 * An `amounts` row names a node, with the records behind an average as value; each `amount` row below it has
 * those of a month that are alike to 2 % as value, fifty times the natural logarithm as count, and the sign as text. Further columns are the parts of the member. What was recognised of a
 * file and left out of it is counted among the skipped rows and not kept by its kind.
 */
export const FACTS_COLUMNS = ['kpi_facts', 'source', 'name', 'month', 'value', 'count', 'text'] as const;

/** Stands behind the end of records that were accepted. */
export const ACCEPTED = ' accepted';

/** Stands behind the rater of scores whose cases have an earlier one. */
export const REPEATED = ' again';

/** How the signs of amounts are written: below zero, zero, above. */
export const AMOUNT_SIGNS: readonly string[] = ['below', 'zero', 'above'];

/** The column of one part of a member. */
export const partColumn = (index: number): string => `member_${index + 1}`;

/** What of a source decides its facts: all but where it is and by whom and how long it is read. */
export const decisive = ({
  paths: _paths,
  engine: _engine,
  urlVariable: _url,
  timeout: _timeout,
  path: _path,
  sheet,
  columns,
  recordId,
  ...rest
}: Source) => ({
  ...rest,
  columns: [...columns],
  // Facts that were pulled before sources could name a sheet or a record are as good as they were.
  ...(sheet !== null && { sheet }),
  ...(recordId !== null && { recordId }),
});
