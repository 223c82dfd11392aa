import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from './git.js';
import { type Files, inFolder, run } from './run.js';

const SMALL = `kpi: 1
kgi: { id: wins, kind: count, formula: leads * win_rate, target: 12 }
kpis:
  leads: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`;
const WITH_PART = SMALL.replace('kgi:', 'include: part.yaml\nkgi:').replace(
  '  win_rate: { kind: rate }\n',
  '',
);
const FILES: Files = {
  'a.yaml': SMALL,
  'b.yaml': WITH_PART,
  'part.yaml': 'kpis:\n  win_rate: { kind: rate }\n',
};

const inRepository = (act: (cwd: string) => Promise<void>): Promise<void> =>
  inFolder(FILES, async (cwd) => {
    git(cwd, 'init', '--quiet', '--initial-branch=main');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'trees');
    await act(cwd);
  });

const filesChecked = async (cwd: string, revision: string): Promise<string> =>
  (await run(['validate', 'a.yaml', 'b.yaml', '--since', revision], { cwd })).stdout;

describe('--since', () => {
  it('looks at nothing where nothing was touched', () =>
    inRepository(async (cwd) => {
      expect(await filesChecked(cwd, 'HEAD')).toBe('2 trees are unchanged and not checked (--since)\n');
    }));

  it.each([
    ['a tree', 'a.yaml', '1 file'],
    ['a file that a tree includes', 'part.yaml', '2 files'],
    ['the configuration', 'kpi.config.yaml', '3 files'],
  ])('looks at the trees of %s', (_, name, expected) =>
    inRepository(async (cwd) => {
      const text = name in FILES ? `${FILES[name]}# touched\n` : '# new\n';
      await writeFile(path.join(cwd, name), text);
      expect(await filesChecked(cwd, 'HEAD')).toContain(expected);
    }),
  );

  it('does not count what others changed after the branch parted', () =>
    inRepository(async (cwd) => {
      git(cwd, 'checkout', '--quiet', '-b', 'feature');
      git(cwd, 'checkout', '--quiet', 'main');
      await writeFile(path.join(cwd, 'a.yaml'), `${SMALL}# theirs\n`);
      git(cwd, 'commit', '--quiet', '-am', 'theirs');
      git(cwd, 'checkout', '--quiet', 'feature');
      await writeFile(path.join(cwd, 'b.yaml'), `${WITH_PART}# ours\n`);
      expect(await filesChecked(cwd, 'main')).toContain('(2 files, 3 nodes)');
    }));

  it('works from a folder below the repository', () =>
    inRepository(async (cwd) => {
      await mkdir(path.join(cwd, 'sub'));
      await writeFile(path.join(cwd, 'a.yaml'), `${SMALL}# touched\n`);
      const { stdout } = await run(['validate', '../a.yaml', '../b.yaml', '--since', 'HEAD'], {
        cwd: path.join(cwd, 'sub'),
      });
      expect(stdout).toContain('(1 file, 3 nodes)');
    }));

  it.each([
    ['an unknown revision', 'nowhere', 'git knows no revision "nowhere"'],
    ['an option in disguise', '--output=x', 'git knows no revision "--output=x"'],
  ])('refuses %s', (_, revision, message) =>
    inRepository(async (cwd) => {
      const { code, stderr, written } = await run(['validate', 'a.yaml', `--since=${revision}`], { cwd });
      expect([code, stderr, [...written.keys()]]).toEqual([2, expect.stringContaining(message), []]);
    }),
  );

  it('says so outside a repository', async () => {
    const { code, stderr } = await run(['validate', 'a.yaml', '--since', 'HEAD'], { files: FILES });
    expect([code, stderr]).toEqual([2, expect.stringContaining('this folder is in none')]);
  });
});
