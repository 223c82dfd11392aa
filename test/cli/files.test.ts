import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { chmod, lstat, open, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../src/data/decode.js';
import { BARE } from './funnel.js';
import { type Files, inFolder, run } from './run.js';

const WITH = (source: string): string => `${BARE}sources:\n  m: { path: ${source}, layout: columns }\n`;
const PLAN: Files = { 'kpi.yaml': BARE };

describe('--output', () => {
  it('holds the same bytes as a pipe would get', async () => {
    for (const format of ['table', 'json', 'markdown']) {
      const piped = await run(['plan', '--format', format], { files: PLAN });
      const { code, stdout, written } = await run(['plan', '--format', format, '--output', 'out.txt'], {
        files: PLAN,
      });
      expect([code, stdout]).toEqual([0, '']);
      expect([...written]).toEqual([['out.txt', piped.stdout]]);
    }
  });

  it('has no colour, even where colour is forced', async () => {
    const env = { KPI_LANG: 'en', FORCE_COLOR: '1' };
    const { written } = await run(['plan', '--output', 'out.txt'], { files: PLAN, env, isTTY: true });
    expect(written.get('out.txt')).not.toContain('\u001b');
  });

  it('replaces a file and keeps its mode', () =>
    inFolder({ ...PLAN, 'out.txt': 'old' }, async (cwd) => {
      const file = path.join(cwd, 'out.txt');
      await chmod(file, 0o640);
      expect((await run(['plan', '--output', 'out.txt'], { cwd })).code).toBe(0);
      expect(await readFile(file, 'utf8')).toContain('Plan of');
      expect((await stat(file)).mode & 0o777).toBe(0o640);
    }));

  it('writes through a link and leaves the link', () =>
    inFolder({ ...PLAN, 'real.txt': 'old' }, async (cwd) => {
      await symlink('real.txt', path.join(cwd, 'link.txt'));
      expect((await run(['plan', '--output', 'link.txt'], { cwd })).code).toBe(0);
      expect((await lstat(path.join(cwd, 'link.txt'))).isSymbolicLink()).toBe(true);
      expect(await readFile(path.join(cwd, 'real.txt'), 'utf8')).toContain('Plan of');
    }));

  it.skipIf(process.platform === 'win32')('writes into a pipe or a device and never replaces it', () =>
    inFolder(PLAN, async (cwd) => {
      const pipe = path.join(cwd, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const reader = await open(pipe, constants.O_RDWR);
      try {
        expect((await run(['plan', '--output', 'pipe'], { cwd })).code).toBe(0);
        expect((await lstat(pipe)).isFIFO()).toBe(true);
        const { buffer, bytesRead } = await reader.read();
        expect(buffer.toString('utf8', 0, bytesRead)).toContain('Plan of');
      } finally {
        await reader.close();
      }
    }),
  );

  it.each([
    ['a folder that is not there', 'no/out.txt', '(ENOENT)'],
    ['a folder', 'folder', '(EISDIR): it is a folder'],
    ['a name too long', 'x'.repeat(300), '(ENAMETOOLONG)'],
  ])('%s is refused and leaves nothing behind', async (_, output, reason) => {
    const files = { ...PLAN, 'folder/': '' };
    const { code, stdout, stderr, written } = await run(['plan', '--output', output], { files });
    expect([code, stdout, written.size]).toEqual([2, '', 0]);
    expect(stderr).toBe(`error[output]: cannot write ${output} ${reason}\n`);
  });

  it('an empty name is no file', async () => {
    const { code, stderr } = await run(['plan', '--output', ''], { files: PLAN });
    expect(code).toBe(2);
    expect(stderr).toContain('the option --output <file> needs a value');
  });
});

describe('what cannot be opened is said, and is no bug', () => {
  it.each([
    ['a tree with a name too long', ['plan', 'x'.repeat(300)], `there is no tree file: ${'x'.repeat(300)}`],
    ['a tree of no name', ['plan', ''], 'there is no tree file:\n'],
    ['trees of no name', ['validate', ''], 'there is no tree file:\n'],
    ['a CSV with a name too long', ['diagnose', '.', `${'x'.repeat(300)}.csv`], '(ENAMETOOLONG)'],
  ])('%s', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(argv, { files: PLAN });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it.each([
    ['a path with NUL', '"a\\0b.csv"', 'ERR_INVALID_ARG_VALUE'],
    ['a path too long', `${'x'.repeat(300)}.csv`, 'ENAMETOOLONG'],
    ['links that go round', 'round.csv', 'ELOOP'],
    ['links that go round, by a pattern', 'r*.csv', 'ELOOP'],
  ])('%s', (_, source, reason) =>
    inFolder({ 'kpi.yaml': WITH(source) }, async (cwd) => {
      await symlink('round.csv', path.join(cwd, 'round.csv'));
      const { code, stdout, stderr } = await run(['diagnose'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`(${reason})`);
      expect(stderr).toContain('--> kpi.yaml:7:14\n');
    }),
  );

  it('a file that is gone when it is read', async () => {
    const file = { path: '/nowhere/a.csv', name: 'a.csv' };
    await expect(detectEncoding(file, 'auto', new AbortController().signal)).rejects.toThrow(
      'the file "a.csv" cannot be read (ENOENT)',
    );
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file without leave to read', () =>
    inFolder({ 'kpi.yaml': WITH('a.csv') }, async (cwd) => {
      await writeFile(path.join(cwd, 'a.csv'), 'month,wins\n2026-01,1\n', { mode: 0 });
      const { code, stderr } = await run(['diagnose'], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('(EACCES)');
    }),
  );
});
