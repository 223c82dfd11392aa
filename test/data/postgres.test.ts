import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run.js';
import { type Server, startPostgres } from './postgres.js';

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
    expect(data.files).toEqual([{ path: 'deals', rows: 4, skipped: 0, encoding: 'postgres' }]);
  });
});
