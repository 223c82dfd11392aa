import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../built-program.js';
import { type Server, startPostgres } from '../data/postgres.js';

let program: string;
let server: Server | null;
beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), 'kpi-interrupt-'));
  await buildProgram(program);
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(program, 'node_modules'));
  server = await startPostgres();
  await server?.sql(`create table deals (won date);
insert into deals values ('2026-04-01');
create view dawdling as select won from deals, pg_sleep(600);`);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await rm(program, { recursive: true });
});

/** The program at work in a folder of files, and what it writes to stderr. */
interface Running {
  readonly folder: string;
  readonly child: ChildProcess;
  said(): string;
}

const started = async (name: string, tree: string, argv: readonly string[], env = {}): Promise<Running> => {
  const folder = join(program, name);
  await mkdir(folder);
  await writeFile(join(folder, 'kpi.yaml'), tree);
  const child = spawn(process.execPath, [join(program, 'bin/kpi.js'), ...argv], {
    cwd: folder,
    env: { KPI_LANG: 'en', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr!.on('data', (chunk) => {
    text += chunk;
  });
  return { folder, child, said: () => text };
};

/** Asks again and again, and fails where the program has ended by itself. */
const until = async ({ child, said }: Running, holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const ended = async ({ child, said }: Running, signal: NodeJS.Signals) => {
  child.kill(signal);
  const [code, by] = await once(child, 'close');
  return { code, by, said: said() };
};

/** Whether the program holds a file open, as Linux tells. */
const holdsOpen = async ({ child }: Running, path: string): Promise<boolean> => {
  const own = `/proc/${child.pid}/fd`;
  const links = (await readdir(own)).map((name) => readlink(join(own, name)).catch(() => ''));
  return (await Promise.all(links)).includes(path);
};

const TABLE = `kpi: 1
kgi: { id: wins, kind: count, target: 1, measure: { source: deals, count: true, on: won } }
sources: { deals: { path: deals.csv, layout: records, engine: ENGINE } }
`;

const writeLarge = async (path: string): Promise<void> => {
  const file = createWriteStream(path);
  file.write('id,won\n');
  const block = '1234567,2026-04-01\n'.repeat(100_000);
  for (let i = 0; i < 60; i += 1) if (!file.write(block)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
};

describe.skipIf(process.platform !== 'linux')('a signal while a file of 110 MB is read', () => {
  it.each([
    ['csv', 'SIGINT'],
    ['csv', 'SIGTERM'],
    ['duckdb', 'SIGINT'],
  ] as const)('by %s (%s) ends the program, without a word or a file', async (engine, signal) => {
    const large = join(program, `deals-${engine}-${signal}.csv`);
    await writeLarge(large);
    const name = `read-${engine}-${signal}`;
    const argv = ['diagnose', 'kpi.yaml', large, '--output', 'out.txt'];
    const running = await started(name, TABLE.replace('ENGINE', engine), argv);
    await until(running, () => holdsOpen(running, large));
    expect(await ended(running, signal)).toEqual({ code: null, by: signal, said: '' });
    expect(await readdir(running.folder)).toEqual(['kpi.yaml']);
    await rm(large);
  });
});

describe('a signal while PostgreSQL works', () => {
  const tree = `kpi: 1
kgi: { id: wins, kind: amount, target: 1, measure: { source: deals, count: true, on: won } }
sources: { deals: { layout: records, url: { env: DATABASE_URL }, table: dawdling, timeout: 10m } }
`;

  it.for(['SIGINT', 'SIGKILL'] as const)('%s ends its query as well', async (signal, context) => {
    if (!server) return context.skip();
    const { url, sql } = server;
    const count = async (): Promise<number> => {
      const text = "select 1 from pg_stat_activity where application_name = 'kpi' and query like '%count_0%'";
      return (await sql(text)).length;
    };
    const running = await started(`postgres-${signal}`, tree, ['diagnose'], { DATABASE_URL: url });
    await until(running, async () => (await count()) === 1);
    expect(await ended(running, signal)).toEqual({ code: null, by: signal, said: '' });
    // The query itself would go on for ten minutes.
    while ((await count()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
