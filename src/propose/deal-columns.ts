import type { ColumnSeen, TableSeen } from '../data/look.js';
import type { Message } from '../locale/message.js';
import { proposalText as text } from '../locale/proposal.js';
import { columnNamed } from './header.js';
import { outcomesIn } from './outcomes.js';

/** What a list of deals calls its columns; the first name that it has counts. */
export interface DealHeaders {
  readonly created: readonly string[];
  readonly closed: readonly string[];
  readonly stage: readonly string[];
  readonly amount: readonly string[];
  readonly owner: readonly string[];
}

/** The columns of a list of deals, as far as they hold what they should. */
export interface DealColumns {
  readonly created: ColumnSeen | undefined;
  readonly closed: ColumnSeen | undefined;
  readonly state: ColumnSeen | undefined;
  readonly amount: ColumnSeen | undefined;
  readonly owner: ColumnSeen | undefined;
}

/** Whether a column holds dates and nothing else. */
export const isDated = ({ filled, dates }: ColumnSeen): boolean => filled > 0 && dates === filled;
const isNumeric = ({ filled, numbers }: ColumnSeen): boolean => filled > 0 && numbers === filled;

/** Of the columns with one of the names, in the order of the names, the first that holds what it should. */
const columnThat = (
  table: TableSeen,
  names: readonly string[],
  fits: (column: ColumnSeen) => boolean,
): ColumnSeen | undefined => names.flatMap((name) => columnNamed(table, [name]) ?? []).find(fits);

/** Finds the columns of a list of deals. A state that says how deals ended comes before one that does not. */
export const dealColumns = (
  table: TableSeen,
  { created, closed, stage, amount, owner }: DealHeaders,
): DealColumns => {
  const states = stage.flatMap((name) => columnNamed(table, [name]) ?? []);
  return {
    created: columnThat(table, created, isDated),
    closed: columnThat(table, closed, isDated),
    state: states.find((column) => outcomesIn(column).won.length > 0) ?? states[0],
    amount: columnThat(table, amount, isNumeric),
    owner: columnNamed(table, owner),
  };
};

/** The columns that bear a name of theirs and hold something else. */
export const unusableColumns = (table: TableSeen, { created, closed, amount }: DealHeaders): Message[] => [
  ...[...created, ...closed].flatMap((name) => {
    const column = columnNamed(table, [name]);
    return column && column.filled > 0 && !isDated(column) ? [text.notAllDates({ column: column.name })] : [];
  }),
  ...amount.flatMap((name) => {
    const column = columnNamed(table, [name]);
    return column && column.filled > 0 && !isNumeric(column)
      ? [text.notAllNumbers({ column: column.name })]
      : [];
  }),
];

/** Dates that somebody hopes for; of what was won they are mostly the day itself. */
export const EXPECTED = /予定|見込|expected/iu;
