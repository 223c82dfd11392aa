import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../../src/data/facts.js';
import { aggregateStatement } from '../../../src/data/sql/aggregate.js';
import type { Relation } from '../../../src/data/sql/cells.js';
import { duckdbDialect } from '../../../src/data/sql/duckdb.js';
import { postgresDialect } from '../../../src/data/sql/postgres.js';
import { treeOf } from '../workspace.js';

const treeWith = (measures: readonly string[], source = ''): ReturnType<typeof treeOf> =>
  treeOf(`kpi: 1
kgi: { id: n0, kind: count, target: 1, measure: { source: deals, ${measures[0]} } }
kpis:
${measures.map((measure, index) => `  n${index + 1}: { kind: amount, measure: { source: deals, ${measure} } }\n`).join('')}
sources:
  deals: { layout: records, url: { env: DATABASE_URL }, table: deals${source} }
`);

const TABLE: Relation = {
  from: '"deals"',
  columns: [
    { name: 'won', type: 'date' },
    { name: 'met', type: 'date' },
    { name: 'stage', type: 'text' },
    { name: 'amount', type: 'number' },
    { name: 'open', type: 'boolean' },
    { name: 'note', type: 'text' },
  ],
};

const statementOf = (measures: readonly string[], source = '', dialect = postgresDialect(false)) => {
  const tree = treeWith(measures, source);
  const wanted = [...tree.nodes.values()]
    .slice(1)
    .map(({ id: node, kind, label, measure }): Wanted => ({ node, kind, label, measure }));
  return aggregateStatement({ source: tree.sources.get('deals')!, wanted }, TABLE, dialect);
};

describe('the statement of an aggregate', () => {
  it('counts and adds up by month and member, with every value bound', () => {
    const { text, values } = statementOf(
      ['count: true, on: won', `sum: amount, on: won, where: { stage: [won, "won't"] }`],
      ', dimensions: [stage], none: ["-"]',
    );
    expect(values).toEqual(['-', 'won', "won't"]);
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
      select
        0 as stage,
        cast(extract(year from r.d0) * 12 + extract(month from r.d0) - 1 as integer) as month,
        coalesce(r.c2, '') as member_0,
        count(*) as row_count,
        cast(min(r.d0) as varchar) as first_day,
        cast(max(r.d0) as varchar) as last_day,
        count(*) as count_0,
        count(case when (r.c2 = $2 or r.c2 = $3) then r.n3 end) as count_1,
        sum(case when (r.c2 = $2 or r.c2 = $3) then r.n3 end) as sum_1,
        min(case when (r.c2 = $2 or r.c2 = $3) then r.n3 end) as least_1,
        max(case when (r.c2 = $2 or r.c2 = $3) then r.n3 end) as most_1
      from (
        select
          case when nullif(cast(r."won" as varchar), $1) is not null then cast(r."won" as date) end as d0,
          nullif(nullif(trim(cast(r."stage" as varchar)), ''), $1) as c2,
          case when nullif(cast(r."amount" as varchar), $1) is not null then cast(r."amount" as numeric) end as n3
        from "deals" as r
      ) as r
      group by 1, 2, 3
      limit 100001
      "
    `);
  });

  it('reads the table once for several dates', () => {
    const { text } = statementOf(['count: true, on: won', 'count: true, on: met']);
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
      select
        r.stage as stage,
        cast(extract(year from r.day) * 12 + extract(month from r.day) - 1 as integer) as month,
        count(*) as row_count,
        cast(min(r.day) as varchar) as first_day,
        cast(max(r.day) as varchar) as last_day,
        count(case when r.stage = 0 then 1 end) as count_0,
        count(case when r.stage = 1 then 1 end) as count_1
      from (
        select r.*, s.stage, case s.stage when 0 then r.d0 when 1 then r.d1 end as day
        from (
          select
            cast(r."won" as date) as d0,
            cast(r."met" as date) as d1
          from "deals" as r
        ) as r
        cross join (select 0 as stage union all select 1) as s
      ) as r
      group by 1, 2
      limit 100001
      "
    `);
  });

  it('reads texts with the functions of the program where DuckDB reads files', () => {
    const texts = TABLE.columns.map(({ name }) => ({ name, type: 'text' as const }));
    const tree = treeWith(['sum: amount, on: won']);
    const wanted = [...tree.nodes.values()]
      .slice(1)
      .map(({ id: node, kind, label, measure }): Wanted => ({ node, kind, label, measure }));
    const query = { source: tree.sources.get('deals')!, wanted };
    const { text } = aggregateStatement(query, { from: '"deals"', columns: texts }, duckdbDialect(true));
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
      select
        0 as stage,
        cast(extract(year from r.d0) * 12 + extract(month from r.d0) - 1 as integer) as month,
        count(*) as row_count,
        cast(min(r.d0) as varchar) as first_day,
        cast(max(r.d0) as varchar) as last_day,
        min(case when r.c0 is not null and r.d0 is null then r.c0 end) as fault_0,
        min(case when r.c3 is not null and r.n3 is null then r.c3 end) as fault_0_0,
        count(r.n3) as count_0,
        fsum(r.n3) as sum_0,
        min(r.n3) as least_0,
        max(r.n3) as most_0
      from (
        select r.*,
          case when regexp_full_match(r.c0, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?') then try_cast(substr(r.c0, 1, 10) as date) else cast(kpi_day(r.c0) as date) end as d0,
          case when regexp_full_match(r.c3, '[0-9]{1,15}([.][0-9]{1,6})?') then cast(r.c3 as double) else kpi_number(r.c3) end as n3
        from (
        select
          nullif(case when regexp_full_match(cast(r."won" as varchar), '[!-~ぁ-ゖァ-ヺー、。「」一-鿿]([ !-~ぁ-ゖァ-ヺー、。「」一-鿿]*[!-~ぁ-ゖァ-ヺー、。「」一-鿿])?') then cast(r."won" as varchar) else kpi_fold(cast(r."won" as varchar)) end, '') as c0,
          nullif(case when regexp_full_match(cast(r."amount" as varchar), '[!-~ぁ-ゖァ-ヺー、。「」一-鿿]([ !-~ぁ-ゖァ-ヺー、。「」一-鿿]*[!-~ぁ-ゖァ-ヺー、。「」一-鿿])?') then cast(r."amount" as varchar) else kpi_fold(cast(r."amount" as varchar)) end, '') as c3
        from "deals" as r
        ) as r
      ) as r
      group by 1, 2
      limit 100001
      "
    `);
  });
});

/** What the count of a condition is taken under. */
const underWhere = (where: string) => {
  const { text, values } = statementOf([`count: true, on: won, where: { ${where} }`]);
  return [/count\(case when (.*) then 1 end\)/u.exec(text)?.[1], ...values];
};

describe('a condition', () => {
  it.each([
    ['a text', 'stage: won', ['r.c2 = $1', 'won']],
    ['a text of full width', 'stage: Ｗｏｎ', ['r.c2 = $1', 'Won']],
    ['nothing', 'stage: ""', ['not (r.c2 is not null)']],
    ['a list', 'stage: [won, paid]', ['(r.c2 = $1 or r.c2 = $2)', 'won', 'paid']],
    ['an empty list', 'stage: []', ['false']],
    [
      'others',
      'stage: { not: [won, paid] }',
      ['not coalesce((r.c2 = $1 or r.c2 = $2), false)', 'won', 'paid'],
    ],
    ['a number among texts', 'stage: 3', ['(r.c2 = $1 or r.n2 = $2)', '3', 3]],
    ['a number', 'amount: 3', ['r.n3 = $1', 3]],
    ['a number as people write it', 'amount: "1.2億"', ['r.n3 = $1', 120000000]],
    ['true', 'open: true', ['lower(r.c4) = $1', 'true']],
    ['presence', 'amount: { exists: true }', ['r.n3 is not null']],
    ['absence', 'met: { exists: false }', ['not (r.d1 is not null)']],
    ['a form', 'note: { matches: "^A" }', ["coalesce(r.c5, '') ~ $1", '^A']],
    ['a range', 'amount: { gt: 0, lte: 800.5 }', ['r.n3 > $1 and r.n3 <= $2', 0, 800.5]],
    ['a day', 'met: { gte: 2026-04-05 }', ['r.d1 >= cast($1 as date)', '2026-04-05']],
    ['after a month', 'met: { gt: 2026-12 }', ['r.d1 >= cast($1 as date)', '2027-01-01']],
    ['up to a month', 'met: { lte: 2026-04 }', ['r.d1 < cast($1 as date)', '2026-05-01']],
    ['before a month', 'met: { lt: 2026-04 }', ['r.d1 < cast($1 as date)', '2026-04-01']],
    ['a month written as a number', 'met: { gte: 202604 }', ['r.d1 >= cast($1 as date)', '2026-04-01']],
  ])('on %s', (_, where, expected) => {
    expect(underWhere(where)).toEqual(expected);
  });
});
