import { splitWhole } from '../grid.js';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Moves ones within rows from the months that have too many to those that have too few. */
const evened = (
  table: number[][],
  exact: readonly (readonly number[])[],
  columns: readonly number[],
): void => {
  const excess = columns.map((wanted, month) => sum(table.map((row) => row[month]!)) - wanted);
  for (
    let from = excess.findIndex((over) => over > 0);
    from >= 0;
    from = excess.findIndex((over) => over > 0)
  ) {
    const to = excess.findIndex((over) => over < 0);
    // The row that is farthest above what it would be exactly in the one month, and below it in the other.
    const gain = (i: number): number =>
      table[i]![from]! > 0
        ? table[i]![from]! - exact[i]![from]! - (table[i]![to]! - exact[i]![to]!)
        : Number.NEGATIVE_INFINITY;
    const row = table.reduce((best, _, i) => (gain(i) > gain(best) ? i : best), 0);
    table[row]![from]! -= 1;
    table[row]![to]! += 1;
    excess[from]! -= 1;
    excess[to]! += 1;
  }
};

/**
 * Whole numbers in place of a table with a row a member and a column a month. Every row comes to its total, and the
 * columns are whole in proportion to what they come to exactly (largest remainder): what rounding takes from a month in
 * one row it gives back in the next.
 */
export const wholeTable = (rows: readonly (readonly number[])[], totals: readonly number[]): number[][] => {
  const months = rows[0]?.length ?? 0;
  const exact = rows.map((row, i) => {
    const all = sum(row);
    return row.map((value) => (all > 0 ? (value * totals[i]!) / all : totals[i]! / months));
  });
  const carried = Array.from({ length: months }, () => 0);
  const table = exact.map((row, i) => {
    const wanted = row.map((value, month) => Math.max(0, value + carried[month]!));
    const parts =
      totals[i] === 0
        ? row.map(() => 0)
        : splitWhole(totals[i]!, sum(wanted) > 0 ? wanted : row.map(() => 1));
    for (let month = 0; month < months; month += 1) carried[month]! += row[month]! - parts[month]!;
    return parts;
  });
  const columns = Array.from({ length: months }, (_, month) => sum(exact.map((row) => row[month]!)));
  const all = sum(totals);
  evened(table, exact, all === 0 ? columns : splitWhole(all, columns));
  return table;
};
