import type { Condition, Measure, RecordDate, Source, Wait } from '../model/tree.js';
import type { Wanted } from './facts.js';
import type { StepFigure } from './step-counts.js';
import type { WaitPhases } from './wait-counts.js';

/** Something that is counted of records besides the nodes of the tree. */
export interface Tally {
  readonly wanted: Wanted;
  /**
   * What is counted: those that entered, those settled, those won without a date, a phase, a figure of a stage, or how
   * they went on.
   */
  readonly of: 'entered' | 'settled' | 'undated' | { readonly phase: string } | StepFigure | WaitPhases;
}

/** That a record has none of some dates. */
export const blank = (dates: readonly RecordDate[]): (readonly [string, Condition])[] =>
  dates.map(({ column }) => [column, { exists: false }]);

const nameOf = (of: Tally['of']): string => {
  if (typeof of === 'string') return of;
  if ('figure' in of) return `${of.figure}:${of.stage}`;
  return 'phase' in of ? `phase:${of.phase}` : `wait:${of.from}:${of.to}`;
};

/** What of the records of a date is counted; all of them where nothing is said. */
export interface Counted {
  readonly where?: readonly (readonly [string, Condition])[];
  /** Dates of which a record must have one. */
  readonly reached?: readonly RecordDate[];
  readonly wait?: Wait;
}

/** A count that belongs to no node. No node has such an id: ids have no colon. */
export const tally = (
  { id, path }: Pick<Source, 'id' | 'path'>,
  of: Tally['of'],
  on: readonly RecordDate[],
  { where = [], reached = [], wait }: Counted = {},
): Tally => {
  const measure: Measure = {
    source: id,
    column: null,
    aggregate: 'count',
    on,
    reached,
    stage: null,
    where: new Map(where),
    ...(wait && { apart: wait }),
    path,
  };
  const name = `${id}:${nameOf(of)}`;
  return { of, wanted: { node: name, kind: 'count', label: name, measure } };
};
