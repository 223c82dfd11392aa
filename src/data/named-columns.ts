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

/** Every date that a measure looks at. */
export const datesOfMeasure = ({ on, reached, wait }: Measure): RecordDate[] => [
  ...on,
  ...reached,
  ...(wait ? [...wait.since, ...wait.until, ...(wait.lost?.on ?? [])] : []),
];

/** The columns that a measure names. */
export const namedColumns = (measure: Measure): NamedColumn[] => {
  const { column, aggregate, where, wait, path } = measure;
  const role = aggregate ?? 'column';
  return [
    ...(column === null ? [] : [{ name: column, path: [...path, role], at: 'value', role } as const]),
    ...datesOfMeasure(measure).flatMap(dateColumns),
    ...conditionColumns(new Map([...where, ...(wait?.lost?.where ?? [])]), [...path, 'where']),
  ];
};

/** Whether the cells of a column are read as dates. */
export const isReadAsDate = ({ role }: NamedColumn): boolean =>
  typeof role === 'object' ? comparesDates(role) : role === 'on';
