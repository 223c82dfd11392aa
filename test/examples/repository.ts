import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildProgram } from '../built-program.js';
import { git } from '../cli/git.js';
import { root } from './run.js';

const FILES = ['kpi.yaml', 'kpi.test.yaml', 'plan.yaml', 'data'];
/** A formula of the example, and how a finger slips. */
const [FORMULA, SLIP] = ['proposals * win_rate', 'proposals * win_rat'];

/** The changes of a branch: one that is fine, and one that names a node that is not there. */
const CHANGES = {
  clean: (text: string) => `${text}# reviewed\n`,
  broken: (text: string) => text.replace(FORMULA, SLIP),
} as const;

export type Change = keyof typeof CHANGES;

/** The line of a tree where the broken change breaks it. */
export const brokenLine = (text: string): number => text.slice(0, text.indexOf(FORMULA)).split('\n').length;

/** Changes the tree of a working copy. */
export const changeTree = async (folder: string, change: Change): Promise<void> => {
  const file = path.join(folder, 'kpi.yaml');
  await writeFile(file, CHANGES[change](await readFile(file, 'utf8')));
};

/** A bare repository in which a branch of the example has parted from main by one commit. */
const makeOrigin = async (folder: string, change: Change): Promise<void> => {
  const author = path.join(folder, `author-${change}`);
  for (const name of FILES)
    await cp(path.join(root, 'examples/b2b-sales', name), path.join(author, name), { recursive: true });
  await writeFile(path.join(author, 'package.json'), '{ "private": true }\n');
  await writeFile(path.join(author, '.gitignore'), 'node_modules/\n');
  git(author, 'init', '--quiet', '--initial-branch=main');
  git(author, 'add', '.');
  git(author, 'commit', '--quiet', '-m', 'tree');
  git(author, 'checkout', '--quiet', '-b', 'feature');
  await changeTree(author, change);
  git(author, 'commit', '--quiet', '-am', 'change');
  git(folder, 'clone', '--quiet', '--bare', author, `${change}.git`);
};

/** What `npx --no-install` does where the package is installed. Anything else it refuses. */
const NPX = `#!/usr/bin/env bash
[ "$1" = --no-install ] || exit 127
exec "node_modules/.bin/$2" "\${@:3}"
`;

/** Fills a folder with the built program, a stand-in for npx, and a repository for each change. */
export const makeWorld = async (folder: string): Promise<void> => {
  await buildProgram(path.join(folder, 'kpi'));
  await chmod(path.join(folder, 'kpi/bin/kpi.js'), 0o755);
  await mkdir(path.join(folder, 'bin'));
  await writeFile(path.join(folder, 'bin/npx'), NPX, { mode: 0o755 });
  for (const change of ['clean', 'broken'] as const) await makeOrigin(folder, change);
};

/** The path on which the stand-in for npx comes first: npm takes half a second to start. */
export const pathIn = (folder: string): string => `${path.join(folder, 'bin')}:${process.env.PATH}`;

/** What a runner checks out of a repository, with the program where `npm ci` would have put it. */
export const checkout = async (folder: string, change: Change): Promise<string> => {
  const clone = path.join(await mkdtemp(path.join(folder, 'runner-')), 'clone');
  git(folder, 'clone', '--quiet', '--branch', 'feature', `${change}.git`, clone);
  await mkdir(path.join(clone, 'node_modules/.bin'), { recursive: true });
  await symlink(path.join(folder, 'kpi/bin/kpi.js'), path.join(clone, 'node_modules/.bin/kpi'));
  return clone;
};

export interface Ran {
  readonly code: number;
  readonly stdout: string;
}

/** Runs a script as a runner of a CI does, with little in its environment but what is given. */
export const shell = (script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((resolve) => {
    const all = { HOME: path.dirname(cwd), CI: 'true', KPI_LANG: 'en', ...env };
    execFile('bash', ['-e', '-c', script], { cwd, env: all }, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, stdout }),
    );
  });
