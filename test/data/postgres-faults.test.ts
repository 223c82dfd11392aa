import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run.js';
import { type Server, startPostgres } from './postgres.js';

let server: Server | null = null;
beforeAll(async () => {
  server = await startPostgres();
  await server?.sql(`create table deals (won date, amount numeric, note text);
insert into deals values ('2026-04-01', 1, 'many');
create view dawdling as select won, amount, note from deals, pg_sleep(30);
create view failing as select won, amount / 0 as amount, note from deals;
create table twins (won date, "Won" date);
create table empty (won date);`);
});
afterAll(() => server?.stop());

const treeOn = (source: string, measure = 'count: true, on: won'): string => `kpi: 1
kgi: { id: wins, kind: ${measure.startsWith('mean') ? 'rate' : 'amount'}, target: 1, measure: { source: deals, ${measure} } }
sources:
  deals: { layout: records, url: { env: DATABASE_URL }, ${source} }
`;

/** What a diagnosis says that cannot be: an error on stderr, exit code 2, and nothing of the address. */
const said = async (tree: string, url: string | undefined): Promise<string> => {
  const env = { KPI_LANG: 'en', ...(url !== undefined && { DATABASE_URL: url }) };
  const { code, stdout, stderr } = await run(['diagnose', '--period', '2026-04'], {
    files: { 'kpi.yaml': tree },
    env,
  });
  expect([code, stdout]).toEqual([2, '']);
  for (const secret of ['opensesame', 'mallory', 'kpi-pg-', '127.0.0.1', 'elsewhere'])
    expect(stderr).not.toContain(secret);
  return stderr;
};

const withServer = (name: string, act: (server: Server) => Promise<void>): void =>
  it(name, async (context) => (server ? act(server) : context.skip()));

const NOWHERE = 'postgresql://mallory:opensesame@127.0.0.1:1/elsewhere';

describe('without a connection', () => {
  it.each([
    ['no address', undefined, 'the environment variable DATABASE_URL is not set'],
    ['a blank address', ' ', 'the environment variable DATABASE_URL is not set'],
    [
      'an address of something else',
      'mysql://mallory:opensesame@elsewhere',
      'is not the address of a database',
    ],
    [
      'an address that is none',
      'postgresql://mallory:open%sesame@elsewhere:port',
      'is not the address of a database',
    ],
    ['a port where nobody listens', NOWHERE, 'the database refused the connection'],
    [
      'a host that is not there',
      'postgresql://mallory:opensesame@elsewhere.invalid/x',
      'the server of the database cannot be reached',
    ],
  ])('%s is told', async (_, url, expected) => {
    expect(await said(treeOn('table: deals'), url)).toContain(expected);
  });

  it('a server that says nothing is not waited for', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const url = `postgresql://mallory:opensesame@127.0.0.1:${port}/elsewhere`;
    expect(await said(treeOn('table: deals, timeout: 300ms'), url)).toContain(
      'did not accept the connection in time',
    );
    silent.close();
  });

  withServer('a database that is not there is told', async ({ url }) => {
    const other = url.replace('/postgres?', '/elsewhere?');
    expect(await said(treeOn('table: deals'), other)).toContain('no database of the name in the address');
  });
});

describe('a query', () => {
  it.for([
    ['a table that is not there', 'table: deal', undefined, 'relation "deal" does not exist (42P01)'],
    ['SQL that is none', 'query: selec 1', undefined, 'syntax error at or near "1" (42601)'],
    [
      'two statements',
      'query: "select * from deals) as r; drop table deals; select * from (select 1"',
      undefined,
      'cannot insert multiple commands into a prepared statement',
    ],
    [
      'a function that writes',
      "query: \"select now()::date as won from (select set_config('transaction_read_only', 'off', false)) x, nextval('s')\"",
      undefined,
      'the query cannot be run',
    ],
    ['a column that is not there', 'table: deals', 'count: true, on: wom', 'deals has no column "wom"'],
    [
      'texts for numbers',
      'table: deals',
      'sum: note, on: won',
      '"many" in the column "note" is not a number',
    ],
    [
      'a negative score',
      'table: deals, none: ["2026-04-01"]',
      'sum: amount, on: note',
      '"many" in the column "note" is not a month or date',
    ],
    [
      'an infinite value',
      'query: "select won, \'NaN\'::float8 as amount from deals"',
      'sum: amount, on: won',
      '"NaN" in the column "amount" is not a number',
    ],
    [
      'a rate above 1',
      'query: "select won, 35 as rate from deals"',
      'mean: rate, on: won',
      'column "rate": ',
    ],
    [
      'a date that means none',
      'query: "select date \'9999-12-31\' as won"',
      undefined,
      'a date column has a year that cannot be meant (9999)',
    ],
    ['columns that read alike', 'table: twins', undefined, '"twins" has two columns that read as "Won"'],
    ['no rows', 'table: empty', undefined, '"empty" has no rows'],
    ['a value that cannot be', 'table: failing', 'sum: amount, on: won', 'division by zero (22012)'],
  ] as const)('with %s is told', async ([_, source, measure, expected], context) => {
    if (!server) return context.skip();
    expect(await said(treeOn(source, measure), server.url)).toContain(expected);
  });

  withServer('that takes too long is ended by the server', async ({ url, sql }) => {
    const answer = await said(treeOn('table: dawdling, timeout: 300ms'), url);
    expect(answer).toContain('the database did not answer within 0.3 s');
    expect(await sql("select count(*)::int from pg_stat_activity where application_name = 'kpi'")).toEqual([
      [0],
    ]);
  });

  withServer('whose connection is lost is told', async ({ url, sql }) => {
    const running = said(treeOn('table: dawdling'), url);
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity
where application_name = 'kpi' and query like '%count_0%' and state = 'active'`;
    while ((await sql(kill)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await running).toContain('the connection to the database was lost');
  });

  withServer('can change nothing', async ({ url, sql }) => {
    await sql(
      'create sequence s; create function grow() returns date language sql as $$ insert into deals values (now(), 1); select now()::date $$',
    );
    const answer = await said(treeOn('query: select grow() as won'), url);
    expect(answer).toContain('cannot execute INSERT in a read-only transaction');
    expect(await sql('select count(*)::int from deals')).toEqual([[1]]);
  });
});

describe('a source that does not fit together', () => {
  it.each([
    ['neither table nor query', '', 'needs either a table or a query'],
    ['both', 'table: deals, query: select 1', 'needs either a table or a query'],
    ['files as well', 'table: deals, path: a.csv', 'path is for files'],
    ['another engine', 'table: deals, engine: duckdb', 'engine: duckdb has no use for url'],
    ['a date form', 'table: deals, dates: dd-MM-yyyy', 'dates is for files'],
  ])('with %s is told', async (_, source, expected) => {
    expect(await said(treeOn(source), NOWHERE)).toContain(expected);
  });

  it.each([
    ['a table without a database', 'path: a.csv, table: deals', 'table needs the address of a database'],
    [
      'PostgreSQL without a database',
      'path: a.csv, engine: postgres',
      'engine: postgres needs the address of a database',
    ],
    [
      'a query for the CSV reader',
      'path: a.csv, engine: csv, query: select 1',
      'engine: csv has no use for query',
    ],
    ['no time', 'path: a.csv, timeout: soon', '30s, 500ms, 5m, 1h'],
  ])('with %s is told', async (_, source, expected) => {
    const tree = treeOn(source).replace('url: { env: DATABASE_URL }, ', '');
    expect(await said(tree, undefined)).toContain(expected);
  });
});
