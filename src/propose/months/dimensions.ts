import type { ColumnSeen, TableSeen } from '../../data/look.js';

const isText = ({ filled, dates, numbers, values }: ColumnSeen, rows: number): boolean =>
  filled === rows && rows > 0 && dates === 0 && numbers === 0 && values !== null;

/** The columns whose texts tell apart the rows that are alike in the key columns: none, one or two; null where none do. */
export const dimensionsOf = ({ columns, rows }: TableSeen, key: readonly number[]): string[] | null => {
  const isUnique = (indices: readonly number[]): boolean => {
    const keys = rows.map((row) => [...key, ...indices].map((index) => row[index]).join('\u001f'));
    return new Set(keys).size === keys.length;
  };
  if (isUnique([])) return [];
  const texts = columns
    .filter((column) => isText(column, rows.length) && !key.includes(column.index))
    .slice(0, 8);
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other]));
  const choices = [...texts.map((one) => [one]), ...pairs];
  return (
    choices.find((choice) => isUnique(choice.map(({ index }) => index)))?.map(({ name }) => name) ?? null
  );
};
