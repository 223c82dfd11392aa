import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../rolldown.config.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Megabytes of values that the program may hold: with more, Node ends it. */
const MOST = 300;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-exhaustion-'));
  const bundle = await rolldown({ ...config, cwd: root });
  await bundle.write({ ...config.output, dir: join(folder, 'dist/program') });
  await bundle.close();
  await cp(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const kpi = async (...args: string[]): Promise<Ended> => {
  const program = [`--max-old-space-size=${MOST}`, join(folder, 'bin/kpi.js'), ...args];
  const options = { cwd: folder, env: { KPI_LANG: 'en' }, maxBuffer: 2 ** 28 };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, program, options)) };
  } catch (error) {
    return error as Ended;
  }
};

const KGI = 'kpi: 1\nkgi: { id: wins, kind: count, target: 12 }\n';
const times = (count: number, made: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => made(index)).join('');

// biome-ignore format: a case a line
const HOSTILE: [string, string, string][] = [
  ['lists that are never closed', KGI + '['.repeat(8_000_000), 'nested too deeply'],
  ['items of items', `${KGI}name:\n  ${'- '.repeat(4_000_000)}`, 'nested too deeply'],
  ['lists of lists of lists', times(60, (i) => `x${i}: &x${i} [${Array(9).fill(i ? `*x${i - 1}` : 'lol').join(', ')}]\n`), 'the aliases (*) repeat too much'],
  ['a long text many times', `name: &a ${'x'.repeat(4_000_000)}\nrules: { ${times(99, (i) => `d${i}: *a, `)} }\n`, 'the aliases (*) repeat too much'],
  ['faults of YAML', '*a\n'.repeat(2_000_000), 'yaml-syntax'],
  ['a formula of minus signs', `kpi: 1\nkgi: { id: wins, kind: count, formula: "${'-'.repeat(4_000_000)}a", target: 12 }\n`, 'the formula is too long'],
  ['an ignore of spaces', `${KGI}# kpi-ignore cycle ${' '.repeat(4_000_000)}x y\n`, 'kgi-without-lever'],
  ['a cycle of 20,000', `kpi: 1\nkgi: { id: n0, kind: count, formula: n1, target: 1 }\nkpis:\n${times(20_000, (i) => `  n${i + 1}: { kind: count, formula: n${(i + 2) % 20_001} }\n`)}`, 'the formulas form a cycle'],
];

describe(`in ${MOST} MB the built program tells what is wrong with`, () => {
  it.each(HOSTILE)('%s', async (_, text, words) => {
    const tree = join(folder, 'kpi.yaml');
    await writeFile(tree, text);
    const { code, stdout } = await kpi('validate', tree);
    expect(stdout).toContain(words);
    expect([0, 1]).toContain(code);
  });
});
