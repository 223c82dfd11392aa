import type { Path } from '../model/diagnostic.js';
import type { AggregateKind, Condition, Measure, RecordDate } from '../model/tree.js';
import { comparesDates } from './where.js';

/** A column that a measure names, where in the tree it does, and what it is read for. */
export interface NamedColumn {
  readonly name: string;
  readonly path: Path;
  /** Conditions name their columns as keys. */
  readonly at: 'key' | 'value';
  /** What the column is: the value of a measure, a date, or what a condition is about. */
  readonly role: AggregateKind | 'column' | 'on' | Condition;
}

const conditionColumns = (where: ReadonlyMap<string, Condition>, path: Path): NamedColumn[] =>
  [...where].map(([name, role]) => ({ name, path: [...path, name], at: 'key', role }));

const dateColumns = ({ column, where, path }: RecordDate): NamedColumn[] => [
  { name: column, path, at: 'value', role: 'on' },
  ...conditionColumns(where, path),
];

/** The columns that a measure names. */
export const namedColumns = ({ column, aggregate, on, reached, where, path }: Measure): NamedColumn[] => {
  const role = aggregate ?? 'column';
  return [
    ...(column === null ? [] : [{ name: column, path: [...path, role], at: 'value', role } as const]),
    ...[...on, ...reached].flatMap(dateColumns),
    ...conditionColumns(where, [...path, 'where']),
  ];
};

/** Whether the cells of a column are read as dates. */
export const isReadAsDate = ({ role }: NamedColumn): boolean =>
  typeof role === 'object' ? comparesDates(role) : role === 'on';
