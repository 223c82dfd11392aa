import type { ConditionEntry, MeasureEntry } from '../contract/tree.js';
import { schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { canonicalId } from './identifiers.js';
import type { AggregateKind, Condition, Measure } from './tree.js';

const conditionOf = (entry: ConditionEntry): Condition => {
  if (Array.isArray(entry)) return { in: entry };
  if (typeof entry === 'object') return entry as Condition;
  return { eq: entry };
};

const AGGREGATES: readonly AggregateKind[] = ['count', 'count_distinct', 'sum', 'mean'];

/** Makes the one logical aggregate that a `measure` key says; a bare text names a column. */
export const buildMeasure = (
  entry: MeasureEntry | undefined,
  path: Path,
  report: (finding: Finding) => void,
): Measure | null => {
  if (entry === undefined) return null;
  if (typeof entry === 'string') {
    return {
      source: null,
      column: entry,
      aggregate: null,
      on: [],
      reached: [],
      stage: null,
      where: new Map(),
      path,
    };
  }
  const given = AGGREGATES.filter((aggregate) => entry[aggregate] !== undefined);
  if (given.length + Number(entry.column !== undefined) !== 1) {
    report({ path, at: 'key', message: schemaText.severalAggregates() });
  }
  if (entry.stage !== undefined && entry.on !== undefined) {
    report({ path: [...path, 'stage'], at: 'key', message: schemaText.stageOrOn() });
  }
  const aggregate = given[0] ?? null;
  const column = aggregate === null || aggregate === 'count' ? entry.column : entry[aggregate];
  return {
    source: entry.source ?? null,
    column: column ?? null,
    aggregate,
    on: entry.on === undefined ? [] : [{ column: entry.on, where: new Map(), path: [...path, 'on'] }],
    reached: [],
    stage: entry.stage === undefined ? null : canonicalId(entry.stage),
    where: new Map(Object.entries(entry.where ?? {}).map(([name, value]) => [name, conditionOf(value)])),
    path,
  };
};
