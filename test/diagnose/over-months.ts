import { diagnose } from '../../src/diagnose/diagnose.js';
import type { DiagnoseRequest } from '../../src/diagnose/types.js';
import { formatMonth } from '../../src/model/calendar.js';
import { parseMonth } from '../../src/model/periods.js';
import { historyFrom, treeOf } from '../history.js';

type Column = readonly (number | null)[];

/** Columns of nodes from a month on, as the rows of a table; null is a blank cell. */
export const monthly = (from: string, columns: Readonly<Record<string, Column>>) => {
  const start = parseMonth(from)!;
  const length = Math.max(...Object.values(columns).map((column) => column.length));
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [
      formatMonth(start + index),
      Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, column[index] ?? null])),
    ]),
  );
};

/** The diagnosis of a tree whose nodes came to these columns. */
export const judgedOver = (
  text: string,
  from: string,
  columns: Readonly<Record<string, Column>>,
  request: DiagnoseRequest = {},
) => {
  const tree = treeOf(text);
  return diagnose(tree, historyFrom(tree, monthly(from, columns)), request);
};
