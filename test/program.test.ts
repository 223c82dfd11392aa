import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RolldownOutput } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { buildProgram } from './built-program.js';
import { run } from './cli/run.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'examples/b2b-sales');
let folder: string;
let built: RolldownOutput;

// Built afresh, for what lies in dist may be of another day; and far from node_modules.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-program-'));
  built = await buildProgram(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

const kpi = (...args: string[]) => kpiAfter([], args);

/** The program, with a file that Node runs before it. */
const kpiAfter = (first: readonly string[], args: readonly string[]) =>
  promisify(execFile)(process.execPath, [...first, join(folder, 'bin/kpi.js'), ...args], {
    cwd: root,
    env: { KPI_LANG: 'en' },
  });

describe('the built program, with nothing installed beside it,', () => {
  it.each([
    [['--version'], `${manifest.version}\n`],
    [['--help'], 'Usage: kpi [options]'],
    [['validate', example], 'no problems'],
    [['plan', example], 'The target is reached.'],
    [['diagnose', example, '--format', 'markdown'], '## '],
  ])('answers kpi %j', async (args, words) => {
    const { stdout, stderr } = await kpi(...args);
    expect(stdout).toContain(words);
    expect(stderr).toBe('');
  });

  it.each([
    ['a database', 'url: { env: DATABASE_URL }, table: deals', 'npm install pg'],
    ['Parquet', 'path: deals.parquet', 'npm install @duckdb/node-api'],
    ['a workbook of Excel', 'path: deals.xlsx', 'npm install hucre'],
  ])('says what to install for %s', async (_, source, help) => {
    const tree = `kpi: 1
kgi: { id: wins, kind: count, target: 1, measure: { source: deals, count: true, on: won } }
sources: { deals: { layout: records, ${source} } }
`;
    await writeFile(join(folder, 'needs.yaml'), tree);
    await writeFile(join(folder, 'deals.parquet'), 'PAR1');
    await writeFile(join(folder, 'deals.xlsx'), 'PK\x03\x04');
    const answer = promisify(execFile)(
      process.execPath,
      [join(folder, 'bin/kpi.js'), 'diagnose', join(folder, 'needs.yaml')],
      { cwd: root, env: { KPI_LANG: 'en', DATABASE_URL: 'postgresql://localhost/x' } },
    );
    await expect(answer).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(help),
    });
  });

  describe('with much data', () => {
    const ROWS = 200_000;
    const note = 'x'.repeat(60);
    const row = (_: unknown, index: number): string =>
      `D${index},2026-0${(index % 9) + 1}-15,${index / 8},"region, ${index % 7}","${note}"`;

    beforeAll(async () => {
      const tree = `kpi: 1
kgi: { id: sales, kind: amount, target: 1, measure: { source: deals, sum: amount, on: won } }
sources: { deals: { layout: records, path: many.csv, dimensions: [region] } }
`;
      const rows = Array.from({ length: ROWS }, row);
      await writeFile(join(folder, 'many.yaml'), tree);
      await writeFile(join(folder, 'many.csv'), `id,won,amount,region,note\n${rows.join('\n')}\n`);
    });

    it('scans it on several threads, and gives the same bytes as on one', async () => {
      const program = join(folder, 'dist/program');
      await rename(join(program, 'worker.cjs'), join(program, 'scan.cjs'));
      const telling = "require('node:fs').writeFileSync(__filename + '.ran', ''); require('./scan.cjs');\n";
      await writeFile(join(program, 'worker.cjs'), telling);
      // A busy machine may be done before another thread has begun: wait for it.
      const patient = join(folder, 'patient.cjs');
      await writeFile(
        patient,
        `const threads = require('node:worker_threads');
threads.Worker = class extends threads.Worker {
  constructor(program, options) {
    super(program, options);
    const pause = new Int32Array(new SharedArrayBuffer(4));
    while (!require('node:fs').existsSync(program + '.ran')) Atomics.wait(pause, 0, 0, 5);
  }
};
`,
      );
      const { stdout, stderr } = await kpiAfter(['--require', patient], ['pull', join(folder, 'many.yaml')]);
      expect(stderr).toBe('');
      expect(stdout).toBe((await run(['pull', 'many.yaml'], { cwd: folder })).stdout);
      expect(stdout.match(/^fact,/gm)).toHaveLength(9 * 7);
      expect((await readdir(program)).includes('worker.cjs.ran')).toBe(availableParallelism() > 1);
      await rename(join(program, 'scan.cjs'), join(program, 'worker.cjs'));
    });

    it('ends the threads where something is wrong, and says what', async () => {
      await appendFile(join(folder, 'many.csv'), 'D,soon,1,x,\n');
      await expect(kpi('diagnose', join(folder, 'many.yaml'))).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`many.csv:${ROWS + 2}:3`),
      });
    });
  });

  it('measures emoji as the sources do', async () => {
    const text = 'kpi: 1\nkgi: { id: a, label: 👩‍💻👍🏽ﾊﾞ한국, kind: bogus, target: 1 }\n';
    await writeFile(join(folder, 'emoji.yaml'), text);
    const { stdout } = await run(['validate', 'emoji.yaml'], { cwd: folder });
    expect(stdout).toContain('^^^^^');
    await expect(kpi('validate', join(folder, 'emoji.yaml'))).rejects.toMatchObject({
      stdout: stdout.replace('emoji.yaml', relative(root, join(folder, 'emoji.yaml'))),
    });
  });

  it('is compiled ahead, and as right where that was for another Node', async () => {
    const program = join(folder, 'dist/program');
    const compiled = (await readdir(program)).filter((name) => name.endsWith('.bin'));
    expect(compiled.map((name) => name.split('.', 1)[0])).toEqual(expect.arrayContaining(['kpi', 'tree']));
    for (const name of compiled) await writeFile(join(program, name), 'of another Node');
    const { stdout, stderr } = await kpi('validate', example);
    expect(stdout).toContain('no problems');
    expect(stderr).toBe('');
  });

  it('is one file until a command runs, without what only trees and tables need', () => {
    const [entry] = built.output;
    expect(entry.imports.filter((name) => !isBuiltin(name))).toEqual([]);
    const packages = entry.moduleIds.map((id) => /node_modules\/([^/]+)/.exec(id)?.[1]).filter(Boolean);
    expect([...new Set(packages)].sort()).toEqual(['commander', 'fastest-levenshtein']);
  });

  it('passes on the licence of every package in it', () => {
    const [entry, ...rest] = built.output;
    const bundled = [entry, ...rest].flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const licences = rest.find(({ fileName }) => fileName === 'THIRD-PARTY-LICENSES.txt');
    const text = licences?.type === 'asset' ? String(licences.source) : '';
    const names = bundled.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(100);
    for (const name of new Set(names)) expect(text).toMatch(new RegExp(`^${name} \\d.* \\(.+\\)$`, 'm'));
  });
});
