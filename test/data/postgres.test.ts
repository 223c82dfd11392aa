import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../src/data/read.js';
import { inFolder, run } from '../cli/run.js';
import { type Server, startPostgres } from './postgres.js';
import { shown, treeOf } from './workspace.js';

let server: Server | null = null;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const TREE = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1000 }
kpis:
  leads: { kind: count, measure: { source: deals, count: true, on: 初回日 } }
  wins: { kind: count, formula: leads * win_rate, measure: { source: deals, count: true, on: 受注日, where: { 状態: 受注 } } }
  win_rate: { kind: rate }
  price: { kind: average, measure: { source: deals, mean: 金額, on: 受注日, where: { 状態: 受注 } } }
sources:
  deals: { layout: records, url: { env: DATABASE_URL }, table: deals, dimensions: [担当] }
`;

const DEALS = `create table deals ("担当" text, "初回日" date, "受注日" date, "状態" text, "金額" numeric(12, 2));
insert into deals values
  ('佐藤', '2026-03-02', '2026-03-20', ' 受注', 100), ('佐藤', '2026-03-03', null, '失注', null),
  ('鈴木', '2026-03-31', '2026-04-30', '受注', 250.5), ('鈴木', '2026-04-01', '2026-04-30', '受注', 49.5);`;

/** A test that needs a server: without one it is passed over, as startPostgres has said. */
const withServer = (name: string, act: (server: Server) => Promise<void>): void =>
  it(name, async (context) => {
    if (!server) return context.skip();
    return act(server);
  });

describe('a PostgreSQL source', () => {
  withServer('gives actuals as a file does', async ({ sql, url }) => {
    await sql(DEALS);
    const env = { KPI_LANG: 'en', DATABASE_URL: url };
    const answer = await run(['diagnose', '--format', 'json', '--period', '2026-04'], {
      files: { 'kpi.yaml': TREE },
      env,
    });
    expect(answer.stderr).toBe('');
    const { nodes, data } = JSON.parse(answer.stdout);
    expect(nodes.map(({ id, actual }: { id: string; actual: number }) => [id, actual])).toEqual([
      ['revenue', 300],
      ['price', 150],
      ['wins', 2],
      ['win_rate', 2],
      ['leads', 1],
    ]);
    expect(data.files).toMatchObject([{ path: 'deals', rows: 4, skipped: 0, encoding: 'postgres' }]);
  });

  withServer('gives facts that need no database any more', async ({ url }) => {
    await inFolder({ 'kpi.yaml': TREE }, async (cwd) => {
      const env = { KPI_LANG: 'en', DATABASE_URL: url };
      for (const command of ['plan', 'diagnose']) {
        const asked = await run([command, '--format', 'json'], { cwd, env });
        await run(['pull', '--output', 'facts.csv'], { cwd, env });
        const answer = await run([command, '--facts', 'facts.csv', '--format', 'json'], {
          cwd,
          env: { KPI_LANG: 'en' },
        });
        expect([answer.code, answer.stdout]).toEqual([asked.code, asked.stdout]);
        expect(answer.stderr).toBe('');
      }
    });
  });

  const factsOf = async ({ url }: Server, tree: string): Promise<string[]> => {
    const options = { root: '/', env: { DATABASE_URL: url }, signal: new AbortController().signal };
    return (await readSources(treeOf(tree), options)).flatMap((source) => source.facts.map(shown));
  };

  const treeOn = (source: string, measure: string): string => `kpi: 1
kgi: { id: wins, kind: amount, target: 1, measure: { source: deals, ${measure} } }
sources:
  deals: { layout: records, url: { env: DATABASE_URL }, ${source} }
`;

  withServer('finds columns whatever their width and case, and tables in a schema', async (own) => {
    await own.sql(`create schema "Sales 2026"; create table "Sales 2026"."De""als" ("ＷＯＮ日" date, "Amount" int8);
insert into "Sales 2026"."De""als" values ('2026-04-01', 9007199254740991);`);
    const tree = treeOn(`table: '"Sales 2026"."De""als"'`, 'sum: amount, on: won日');
    expect(await factsOf(own, tree)).toEqual(['wins 2026-04 = 9007199254740991']);
  });

  withServer('takes the day that a date or a timestamp shows, in any time zone of ours', async (own) => {
    await own.sql(`create table days (a date, b timestamp, c timestamptz, d text);
set timezone = 'UTC';
insert into days values ('2026-04-01', '2026-04-01 00:00', '2026-03-31 15:00+00', ' 2026/4/1 09:00');`);
    for (const on of ['a', 'b', 'c', 'd']) {
      expect(await factsOf(own, treeOn('table: days', `count: true, on: ${on}`))).toEqual([
        'wins 2026-04 = 1',
      ]);
    }
  });

  withServer('reads the rows of a query, to the comment at its end', async (own) => {
    await own.sql('create table won (at date, account int); create table accounts (id int, region text);');
    await own.sql(
      "insert into won values ('2026-04-01', 1), ('2026-04-02', 2); insert into accounts values (1, '東');",
    );
    const query = 'select w.*, a.region from won w left join accounts a on a.id = w.account; -- all of them';
    const tree = treeOn(
      `query: "${query.replace('; --', ' --')}", dimensions: [region]`,
      'count: true, on: at',
    );
    expect(await factsOf(own, tree)).toEqual(['wins 2026-04 = 1', 'wins 2026-04 東 = 1']);
  });

  withServer('is left when the work is stopped', async ({ sql, url }) => {
    await sql('create view endless as select current_date as won from pg_sleep(60)');
    const stopping = new AbortController();
    const options = { root: '/', env: { DATABASE_URL: url }, signal: stopping.signal };
    const reading = readSources(treeOf(treeOn('table: endless', 'count: true, on: won')), options);
    const asked = "select count(*)::int from pg_stat_activity where application_name = 'kpi'";
    while (String(await sql(`${asked} and query like '%count_0%'`)) === '0') await setTimeout(20);
    stopping.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });

  it('may be stood for by files on the command line', async () => {
    const files = {
      'kpi.yaml': treeOn('table: deals', 'count: true, on: won'),
      'a.csv': 'won\n2026-04-30\n',
    };
    const { code, stdout } = await run(['diagnose', 'a.csv', '--format', 'json'], { files, env: {} });
    expect([code, JSON.parse(stdout).kgi.actual]).toEqual([0, 1]);
  });

  withServer('adds up a million rows, partitioned by month', async (own) => {
    const partitions = Array.from({ length: 12 }, (_, month) => {
      const first = `2025-${String(month + 1).padStart(2, '0')}-01`;
      return `create table million_${month} partition of million
for values from ('${first}') to (date '${first}' + interval '1 month');`;
    });
    await own.sql(`create table million (won date not null, amount numeric, half int) partition by range (won);
${partitions.join('\n')}
insert into million select make_date(2025, i % 12 + 1, i % 28 + 1), i, i % 24 / 12 from generate_series(0, 999999) as i;
analyze million;`);
    const tree = treeOn('table: million', 'sum: amount, on: won, where: { half: 1 }');
    // The numbers i below a million with i % 24 = 12 + month: how many there are, and their sum.
    const expected = Array.from({ length: 12 }, (_, month) => {
      const first = 12 + month;
      const count = Math.floor((999_999 - first) / 24) + 1;
      const sum = count * first + (24 * count * (count - 1)) / 2;
      return `wins 2025-${String(month + 1).padStart(2, '0')} = ${sum} of ${count}`;
    });
    expect(await factsOf(own, tree)).toEqual(expected);
  });
});
