import type { Path } from '../model/diagnostic.js';
import { datesApart } from '../model/scoring.js';
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
export const datesOfMeasure = ({ on, reached, apart }: Measure): RecordDate[] => [
  ...on,
  ...reached,
  ...(apart ? datesApart(apart) : []),
];

/** The columns of a score, of who gave it and to which case. */
const scoreColumns = ({ apart, path }: Measure): NamedColumn[] => {
  if (apart?.kind !== 'scoring') return [];
  const named = (name: string | null, key: string): NamedColumn[] =>
    name === null ? [] : [{ name, path: [...apart.kci.path, key], at: 'value', role: 'count_distinct' }];
  return [
    { name: apart.score, path: [...path, 'mean'], at: 'value', role: 'mean' },
    ...named(apart.rater, 'rater'),
    ...named(apart.case, 'case'),
  ];
};

const lostWhere = (apart: Measure['apart']) =>
  apart && apart.kind !== 'amounts' ? (apart.lost?.where ?? []) : [];

/** The columns that a measure names. */
export const namedColumns = (measure: Measure): NamedColumn[] => {
  const { column, aggregate, where, apart, path } = measure;
  const role = aggregate ?? 'column';
  return [
    ...(column === null ? [] : [{ name: column, path: [...path, role], at: 'value', role } as const]),
    ...datesOfMeasure(measure).flatMap(dateColumns),
    ...scoreColumns(measure),
    ...conditionColumns(new Map([...where, ...lostWhere(apart)]), [...path, 'where']),
  ];
};

/** Whether the cells of a column are read as dates. */
export const isReadAsDate = ({ role }: NamedColumn): boolean =>
  typeof role === 'object' ? comparesDates(role) : role === 'on';
