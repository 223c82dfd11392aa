import type { RecordDate } from '../../model/tree.js';
import { predicatesOf, type Writing } from './conditions.js';
import { when } from './when.js';

/** The earliest of some dates; null where a record has none of them. */
export const earliest = (
  dates: readonly RecordDate[],
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  const values = dates.map(({ column, where }) => {
    const conditions = [...where].flatMap(([key, condition]) =>
      predicatesOf(condition, columnOf(key), writing).map(({ holds }) => holds),
    );
    return when(conditions, writing.cells.date(columnOf(column)).value);
  });
  return values.length === 1 ? values[0]! : `least(${values.join(', ')})`;
};
