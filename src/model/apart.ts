import type { Condition, Measure, RecordDate } from './tree.js';

type Apart = NonNullable<Measure['apart']>;
type Dated = Exclude<Apart, { readonly kind: 'amounts' }>;

const ownDatesOf = (apart: Dated): readonly RecordDate[] => {
  if (apart.kind === 'wait') return [...apart.since, ...apart.until];
  if (apart.kind === 'scoring') return [...apart.scored, ...apart.entered, ...apart.advanced];
  return [...apart.since, ...apart.accepted, ...apart.responded, ...(apart.won?.on ?? [])];
};

/** Every date that records are told apart by. */
export const datesApart = (apart: Apart): readonly RecordDate[] =>
  apart.kind === 'amounts' ? [] : [...ownDatesOf(apart), ...(apart.lost?.on ?? [])];

/** Every condition that records are told apart by, besides those of dates. */
export const conditionsApart = (apart: Apart): readonly (readonly [string, Condition])[] => [
  ...(apart.kind === 'passing' ? (apart.won?.where ?? []) : []),
  ...(apart.kind === 'amounts' ? [] : (apart.lost?.where ?? [])),
];
