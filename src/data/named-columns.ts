import { conditionsApart, datesApart } from '../model/apart.js';
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
export const datesOfMeasure = ({ on, reached, apart }: Measure): RecordDate[] => [
  ...on,
  ...reached,
  ...(apart ? datesApart(apart) : []),
];

/** The columns of a score, of who gave it and to which case, or of why a record came back. */
const columnsApart = ({ apart, path }: Measure): NamedColumn[] => {
  const text = (name: string | null, at: Path): NamedColumn[] =>
    name === null ? [] : [{ name, path: at, at: 'value', role: 'count_distinct' }];
  const number = (name: string, at: Path): NamedColumn => ({ name, path: at, at: 'value', role: 'mean' });
  if (apart?.kind === 'scoring') {
    const { kci, score, rater, case: caseName } = apart;
    const [ofRater, ofCase] = [text(rater, [...kci.path, 'rater']), text(caseName, [...kci.path, 'case'])];
    return [number(score, [...path, 'mean']), ...ofRater, ...ofCase];
  }
  if (apart?.kind !== 'passing') return [];
  const { handoff, score, reason } = apart;
  return [
    ...(score ? [number(score.column, score.path)] : []),
    ...text(reason, [...handoff.path, 'outcome', 'reason']),
  ];
};

/** The columns by which people know a record. */
const nameColumns = ({ apart, path }: Measure): NamedColumn[] =>
  apart?.kind === 'wait'
    ? (apart.named?.columns ?? []).map((name) => ({
        name,
        path: [...path, 'id'],
        at: 'value',
        role: 'count_distinct',
      }))
    : [];

/** The columns that a measure names. */
export const namedColumns = (measure: Measure): NamedColumn[] => {
  const { column, aggregate, where, apart, path } = measure;
  const role = aggregate ?? 'column';
  return [
    ...(column === null ? [] : [{ name: column, path: [...path, role], at: 'value', role } as const]),
    ...datesOfMeasure(measure).flatMap(dateColumns),
    ...columnsApart(measure),
    ...nameColumns(measure),
    ...conditionColumns(new Map([...where, ...(apart ? conditionsApart(apart) : [])]), [...path, 'where']),
  ];
};

/** Whether the cells of a column are read as dates. */
export const isReadAsDate = ({ role }: NamedColumn): boolean =>
  typeof role === 'object' ? comparesDates(role) : role === 'on';
