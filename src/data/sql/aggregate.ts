import { datesApart } from '../../model/apart.js';
import { foldWidth } from '../../model/identifiers.js';
import type { RecordDate } from '../../model/tree.js';
import { datePattern } from '../date-pattern.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import { type DatingDates, datings } from '../layouts/row-dates.js';
import { apartSql } from './apart.js';
import { type Cells, cellsOf, type Relation } from './cells.js';
import { type Predicate, predicatesOf, type Writing } from './conditions.js';
import { earliest } from './dates.js';
import type { Dialect } from './dialect.js';
import { parameters, type SqlValue } from './parameters.js';
import { when } from './when.js';

/** A column whose texts cannot all be read as the tree asks. */
export interface Fault {
  readonly column: string;
  readonly expected: 'number' | 'date';
  /** Whether it only matters in rows that have a month: all but the dates that give the month. */
  readonly isInMonth: boolean;
}

/** What one column of the answer means. */
export type Output =
  | { readonly kind: 'stage' | 'month' | 'apart' | 'member' | 'first' | 'last' }
  | { readonly kind: 'rows'; readonly part: number }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'count' | 'sum' | 'least' | 'most'; readonly slot: number };

/** One statement, the values of its marks, and what each column of its answer means. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly outputs: readonly Output[];
}

/** Groups of an answer that are taken; more is a dimension with a name of its own in every row. */
export const MOST_GROUPS = 100_000;

interface Written {
  readonly sql: string;
  readonly alias: string;
  readonly output: Output;
}

/** The aggregates of one measure, and what could not be read on the way to them. */
const measureColumns = (
  { measure }: Wanted,
  slot: number,
  inStage: readonly string[],
  columnOf: (name: string) => number,
  writing: Writing,
): Written[] => {
  const { cells, dialect } = writing;
  const written: Written[] = [];
  const add = (kind: 'count' | 'sum' | 'least' | 'most', sql: string): void => {
    written.push({ sql, alias: `${kind}_${slot}`, output: { kind, slot } });
  };
  const faulty = (
    name: string,
    fault: NonNullable<Predicate['unreadable']>,
    held: readonly string[],
  ): void => {
    const text = cells.text(columnOf(name));
    written.push({
      sql: `min(${when([...held, fault.when], text)})`,
      alias: `fault_${slot}_${written.length}`,
      output: { kind: 'fault', fault: { column: name, expected: fault.expected, isInMonth: true } },
    });
  };
  const { aggregate, column: name, where, reached, apart } = measure!;
  const held = [
    ...inStage,
    ...(reached.length > 0 ? [`${earliest(reached, columnOf, writing)} is not null`] : []),
  ];
  for (const [key, condition] of where) {
    for (const { holds, unreadable } of predicatesOf(condition, columnOf(key), writing)) {
      if (unreadable) faulty(key, unreadable, held);
      held.push(holds);
    }
  }
  // Scores of a KCI are told by the KCI itself; no node reads those of a handoff.
  const scored = apart?.kind === 'passing' && apart.part === 'ends' ? apart.score : null;
  if (scored) {
    const { unreadable } = cells.number(columnOf(scored.column));
    if (unreadable) faulty(scored.column, { when: unreadable, expected: 'number' }, held);
  }
  if (name === null) {
    add('count', `count(${held.length === 0 ? '*' : when(held, '1')})`);
  } else if (aggregate === 'count_distinct') {
    add('count', `count(distinct ${when(held, cells.text(columnOf(name)))})`);
  } else {
    const { value, unreadable } = cells.number(columnOf(name));
    if (unreadable) faulty(name, { when: unreadable, expected: 'number' }, held);
    const taken = when(held, value);
    add('count', `count(${taken})`);
    add('sum', dialect.sum(taken));
    add('least', `min(${taken})`);
    add('most', `max(${taken})`);
  }
  return written;
};

/** How many rows there are, of each file where there are several. */
const rowCounts = ({ parts }: Relation, cells: Cells): Written[] => {
  if (!parts) return [{ sql: 'count(*)', alias: 'row_count', output: { kind: 'rows', part: 0 } }];
  return Array.from({ length: parts.count }, (_, part): Written => {
    const sql = `count(case when ${cells.part(parts.column)} = ${part} then 1 end)`;
    return { sql, alias: `row_count_${part}`, output: { kind: 'rows', part } };
  });
};

/** The texts that are no dates, each column of dates once. */
const dateFaults = (
  lists: readonly (readonly RecordDate[])[],
  within: (index: number) => string[],
  columnOf: (name: string) => number,
  { cells }: Writing,
): Written[] => {
  const seen = new Set<number>();
  return lists.flatMap((dates, index) =>
    dates.flatMap(({ column: name }): Written[] => {
      const column = columnOf(name);
      const { unreadable } = cells.date(column);
      if (unreadable === null || seen.has(column)) return [];
      seen.add(column);
      const sql = `min(${when([...within(index), unreadable], cells.text(column))})`;
      const fault: Fault = { column: name, expected: 'date', isInMonth: false };
      return [{ sql, alias: `fault_${column}`, output: { kind: 'fault', fault } }];
    }),
  );
};

/** How the records of some stages are told apart, null in the other ones; no column where there are no such stages. */
const apartColumn = (
  lists: readonly DatingDates[],
  day: string,
  within: (index: number) => string[],
  columnOf: (name: string) => number,
  writing: Writing,
): Written[] => {
  const keys = lists.flatMap(({ apart }, index) =>
    apart ? [when(within(index), apartSql(apart, day, columnOf, writing))] : [],
  );
  if (keys.length === 0) return [];
  const sql = keys.length === 1 ? keys[0]! : `coalesce(${keys.join(', ')})`;
  return [{ sql, alias: 'apart', output: { kind: 'apart' } }];
};

/** The rows with their day: of several dates each row comes once for each, so that the table is read once. */
const fromStages = (days: readonly string[], cells: Cells): string => {
  if (days.length === 1) return `(\n  ${cells.from('  ')}\n) as r`;
  const cases = days.map((day, stage) => `when ${stage} then ${day}`).join(' ');
  const numbers = days
    .map((_, stage) => `select ${stage}${stage === 0 ? ' as stage' : ''}`)
    .join(' union all ');
  return `(
  select r.*, s.stage, case s.stage ${cases} end as day
  from (
    ${cells.from('    ')}
  ) as r
  cross join (${numbers}) as s
) as r`;
};

/**
 * One logical aggregate as one statement: by the date that gives the month, by month and by member, what each measure
 * counts and adds up. Only additive facts come back; rates are made of them later. The text is the same for every
 * engine but for what its dialect says otherwise: no FILTER, no DATE_TRUNC, which cuts a day in the session's time zone.
 */
export const aggregateStatement = (
  { source, wanted }: Pick<AggregateQuery, 'source' | 'wanted'>,
  relation: Relation,
  dialect: Dialect,
): Statement => {
  const bound = parameters();
  const cells = cellsOf(relation, source.none, dialect, bound);
  const dates = { pattern: datePattern(source.dates) ?? null, orders: new Map() };
  const writing: Writing = { cells, dialect, parameters: bound, dates };
  const folded = relation.columns.map(({ name }) => foldWidth(name));
  const columnOf = (name: string): number => folded.indexOf(foldWidth(name));

  const { lists, indexOf } = datings(wanted.map(({ measure }) => measure!));
  const days = lists.map(({ on }) => earliest(on, columnOf, writing));
  const isOne = days.length === 1;
  const day = isOne ? days[0]! : 'r.day';
  const within = (index: number): string[] => (isOne ? [] : [`r.stage = ${index}`]);

  // Records that are told apart otherwise are not by member.
  const others = lists.flatMap(({ apart }, index) => (apart ? within(index) : []));
  const byMember = others.map((inStage) => `not (${inStage})`);
  const dimensions = lists.every(({ apart }) => apart) ? [] : source.dimensions;

  const groups: Written[] = [
    { sql: isOne ? '0' : 'r.stage', alias: 'stage', output: { kind: 'stage' } },
    {
      sql: `cast(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 as integer)`,
      alias: 'month',
      output: { kind: 'month' },
    },
    ...apartColumn(lists, day, within, columnOf, writing),
    ...dimensions.map((name, index): Written => {
      const sql = `coalesce(${when(byMember, cells.text(columnOf(name)))}, '')`;
      return { sql, alias: `member_${index}`, output: { kind: 'member' } };
    }),
  ];
  const columns: Written[] = [
    ...rowCounts(relation, cells),
    { sql: `cast(min(${day}) as varchar)`, alias: 'first_day', output: { kind: 'first' } },
    { sql: `cast(max(${day}) as varchar)`, alias: 'last_day', output: { kind: 'last' } },
    ...dateFaults(
      lists.map(({ on, apart }) => [...on, ...(apart ? datesApart(apart) : [])]),
      within,
      columnOf,
      writing,
    ),
    ...wanted.flatMap((one, slot) =>
      measureColumns(one, slot, within(indexOf(one.measure!)), columnOf, writing),
    ),
  ];
  const select = [...groups, ...columns].map(({ sql, alias }) => `  ${sql} as ${alias}`).join(',\n');
  const text = `select
${select}
from ${fromStages(days, cells)}
group by ${groups.map((_, index) => index + 1).join(', ')}
limit ${MOST_GROUPS + 1}`;
  return { text, values: bound.values, outputs: [...groups, ...columns].map(({ output }) => output) };
};
