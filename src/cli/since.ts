import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { sinceText } from '../locale/since.js';
import { inputError } from '../model/diagnostic.js';

const run = promisify(execFile);
const MOST_OUTPUT = 256 * 1024 * 1024;

/** What git answers; undefined where it says no. */
const git = async (cwd: string, ...args: string[]): Promise<string | undefined> => {
  try {
    return (await run('git', ['-C', cwd, ...args], { maxBuffer: MOST_OUTPUT })).stdout;
  } catch (error) {
    // A number is git's own exit code; a text is the system's, which could not run git at all.
    if (typeof (error as { code?: unknown }).code === 'number') return undefined;
    throw inputError('since', '', sinceText.noGit());
  }
};

const namesIn = (output: string | undefined): string[] =>
  (output ?? '').split('\0').filter((name) => name !== '');

/**
 * The real paths of the files that differ from a revision, new ones included. Where the branch has parted from the
 * revision, what counts is the point where it did: what others have changed since is not this branch's. Throws an
 * InputError where there is no repository, or no such revision.
 */
export const touchedSince = async (revision: string, cwd: string): Promise<ReadonlySet<string>> => {
  const top = (await git(cwd, 'rev-parse', '--show-toplevel'))?.trim();
  if (top === undefined) throw inputError('since', '', sinceText.noRepository());
  const commit = await git(
    cwd,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  );
  if (commit === undefined) {
    throw inputError('since', '', sinceText.noRevision({ revision }), { help: sinceText.noRevisionHelp() });
  }
  const base = (await git(top, 'merge-base', commit.trim(), 'HEAD')) ?? commit;
  const changed = await git(top, 'diff', '--name-only', '--no-renames', '-z', base.trim(), '--');
  const fresh = await git(top, 'ls-files', '--others', '--exclude-standard', '-z');
  const root = await realpath(top);
  return new Set([...namesIn(changed), ...namesIn(fresh)].map((name) => join(root, name)));
};

/** Whether one of the files is among those touched. */
export const isTouched = async (paths: readonly string[], touched: ReadonlySet<string>): Promise<boolean> => {
  for (const path of paths) {
    if (touched.has(join(await realpath(dirname(path)), path.slice(dirname(path).length + 1)))) return true;
    if (touched.has(await realpath(path))) return true;
  }
  return false;
};
