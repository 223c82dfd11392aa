import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 1000 }
kpis:
  wins: { label: 受注数, kind: count, measure: { source: deals, count: true, on: 受注日, where: { 状態: 受注 } } }
  price: { kind: average, measure: { source: deals, mean: 金額, on: 受注日 } }
  cost: { kind: amount, measure: { source: files, sum: 費用, on: 日付 } }
  visits: { kind: count, measure: { source: monthly, column: 訪問 } }
  odd: { kind: count, measure: { source: deals, count: true, on: 受注日, where: { 名前: { matches: "\\\\bA" } } } }
sources:
  deals: { layout: records, url: { env: DATABASE_URL }, table: sales.deals }
  files: { layout: records, path: "costs*.csv" }
  monthly: { layout: columns, path: monthly.csv }
`;

const explain = (argv: readonly string[], lang = 'en') =>
  run(['explain', '--sql', ...argv], { files: { 'kpi.yaml': TREE }, env: { KPI_LANG: lang } });

describe('kpi explain --sql', () => {
  it('shows the statement and its values, without a connection', async () => {
    const { code, stdout, stderr } = await explain(['受注数'], 'ja');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "wins を取り込み元「deals」から読むSQL（PostgreSQL）

          select
            0 as stage,
            cast(extract(year from r.d0) * 12 + extract(month from r.d0) - 1 as integer) as month,
            count(*) as row_count,
            cast(min(r.d0) as varchar) as first_day,
            cast(max(r.d0) as varchar) as last_day,
            count(case when r.c1 = $1 then 1 end) as count_0
          from (
            select
              cast(r."受注日" as date) as d0,
              nullif(trim(both U&' \\0009\\000A\\000B\\000C\\000D\\1680\\2028\\2029\\FEFF' from normalize(cast(r."状態" as varchar), nfkc)), '') as c1
            from "sales"."deals" as r
          ) as r
          group by 1, 2
          limit 100001

      値

      ・$1 = "受注"

      接続せずに書いたものです。列の名前はツリーのまま、日付と数値の列はその型とみなしています。実際には、同じ取り込み元の指標をまとめて1つのSQLで読みます。
      "
    `);
  });

  it('is SQL of DuckDB for files', async () => {
    const { stdout } = await explain(['cost', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'sql',
      node: 'cost',
      source: 'files',
      dialect: 'duckdb',
    });
    expect(JSON.parse(stdout).sql).toContain('from "files" as r');
  });

  it.each([
    ['nothing', [], '--sql needs the node whose SQL is meant'],
    ['another node', ['win'], 'the tree has no node "win"\n  = help: did you mean "wins"?'],
    ['a node that is computed', ['revenue'], 'revenue has no measure, so no SQL reads it'],
    ['a table of months', ['visits'], 'layout: columns cannot be read from a database or by SQL'],
    ['a form that engines read differently', ['odd'], 'does not mean the same to every database'],
  ])('of %s is refused', async (_, argv, expected) => {
    const { code, stdout, stderr } = await explain(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });
});

it('kpi validate does not look at a database', async () => {
  const files = {
    'kpi.yaml': TREE,
    'costs.csv': '日付,費用\n2026-04-01,1\n',
    'monthly.csv': '月,訪問\n2026-04,1\n',
  };
  const { stdout, stderr } = await run(['validate', '--sources', '--format', 'json'], { files });
  expect(stderr).toBe('');
  const rules = JSON.parse(stdout).diagnostics.map(({ rule }: { rule: string }) => rule);
  expect(rules.filter((rule: string) => rule.startsWith('data-') || rule.startsWith('source-'))).toEqual([]);
});
