import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { plainWidth } from '../../src/report/plain-width.js';
import { run } from './run.js';

const LANGUAGES = ['en', 'ja'] as const;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe.each(LANGUAGES)('help in %s', (lang) => {
  const env = { KPI_LANG: lang };

  it.each([['--help'], ['-h'], ['help'], ...commands.map(({ id }) => `${id} --help`), ['help plan']].flat())(
    'kpi %s',
    async (argv) => {
      const { code, stdout, stderr } = await run(argv.split(' '), { env });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.startsWith(lang === 'ja' ? '使い方: kpi' : 'Usage: kpi')).toBe(true);
      expect(stdout.includes('--help')).toBe(true);
      if (lang === 'ja') expect(stdout).not.toMatch(/\b(?:Usage|Options|Arguments|display help|default)\b/u);
    },
  );

  it('names every command, with what it does', async () => {
    const { stdout } = await run(['--help'], { env });
    for (const { id, summary } of commands) {
      expect(stdout).toContain(`  ${id} `);
      expect(stdout.replace(/\s/gu, '')).toContain(summary[lang].replace(/\s/gu, ''));
    }
  });

  it('is laid out by widths that need no library', async () => {
    for (const argv of [[], ...commands.map(({ id }) => [id])]) {
      const { stdout } = await run([...argv, '--help'], { env });
      expect(stdout.split('\n').filter((line) => plainWidth(line) === undefined)).toEqual([]);
    }
  });

  it.each(['--version', '-V'])('kpi %s', async (flag) => {
    expect(await run([flag], { env })).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('without a command the help is on stderr, and the exit code is 2', async () => {
    const { stdout } = await run(['--help'], { env });
    expect(await run([], { env })).toMatchObject({ code: 2, stdout: '', stderr: stdout });
  });
});

/** The modules that a file imports when it is loaded; types and `import()` are left out. */
const loadedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';/gmu)].map(
    ([, name]) => name!,
  );

it('help waits for no library but the one that reads the command line', () => {
  const files = new Set([fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))]);
  const libraries = new Set<string>();
  for (const file of files) {
    for (const name of loadedBy(file)) {
      if (name.startsWith('.')) files.add(resolve(dirname(file), name.replace(/\.js$/u, '.ts')));
      else if (!name.startsWith('node:')) libraries.add(name);
    }
  }
  expect(files.size).toBeGreaterThan(10);
  for (const heavy of ['zod', 'yaml', 'csv-parse', 'cli-table3', 'string-width'])
    expect(libraries).not.toContain(heavy);
});
