import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git } from '../cli/git.js';
import { gitlab, hook, isInstall, type Job, lines, workflow } from './recipes.js';
import { brokenLine, type Change, changeTree, checkout, makeWorld, pathIn, shell } from './repository.js';
import { root } from './run.js';
import { type Event, runJob } from './run-job.js';

const TREE = readFileSync(path.join(root, 'examples/b2b-sales/kpi.yaml'), 'utf8');
const LINE = brokenLine(TREE);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kpi-recipes-'));
  await makeWorld(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

/** A result of SARIF, as far as it tells a line. */
interface Located {
  readonly locations: readonly {
    readonly physicalLocation: { readonly region: { readonly startLine: number } };
  }[];
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('the recipes of the README', () => {
  it('run the program that is installed, and no other of its name', () => {
    for (const line of lines.filter((one) => /\bkpi\b/u.test(one)))
      expect(line).toMatch(/^npx --no-install kpi (?:validate|test)\b/u);
  });

  it('for GitHub: of least rights, with whole history where it is asked for, and actions of a known version', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writing.map(([name]) => name)).toEqual(['code-scanning']);
    for (const { steps } of Object.values(workflow.jobs)) {
      for (const step of steps) expect(step.uses ?? step.run).toBeDefined();
      for (const { uses } of steps)
        if (uses) expect(uses).toMatch(/^[\w-]+(?:\/[\w-]+)+@(?:v\d+|[\da-f]{40})$/u);
      const asksForHistory = steps.some(({ run }) => run?.includes('--since'));
      expect(steps[0]!.with?.['fetch-depth']).toBe(asksForHistory ? 0 : undefined);
      expect(steps.findIndex(({ run }) => run !== undefined)).toBe(
        steps.findIndex(({ run }) => run === 'npm ci'),
      );
    }
  });

  it('for GitLab: what the commands write is what is collected', () => {
    const written = gitlab.script.flatMap((line) => / --output (\S+)/u.exec(line)?.[1] ?? []);
    expect(Object.values(gitlab.artifacts.reports).sort()).toEqual(written.sort());
    expect(gitlab.artifacts.when).toBe('always');
  });

  it('for pre-commit: every YAML file calls the hook once', () => {
    const names = ['kpi.yaml', 'trees/a.yml', 'kpi.config.yaml', 'data/a.csv', 'yaml.md'];
    expect(names.filter((name) => new RegExp(hook.files, 'u').test(name))).toEqual(names.slice(0, 3));
    expect([hook.language, hook.pass_filenames]).toEqual(['system', false]);
  });
});

// Nothing is fetched: what `npm ci` would install is put in its place beforehand.
describe('the workflow for GitHub, run line by line,', () => {
  const { trees, 'code-scanning': scanning } = workflow.jobs as { trees: Job; 'code-scanning': Job };

  it.each<Event>(['pull_request', 'push'])('is content with a clean tree on %s', async (event) => {
    const { failed, ran, summary } = await runJob(trees, event, 'clean', folder);
    expect(ran.map(({ line, code }) => [line.includes('--since'), code])).toEqual([
      [event === 'pull_request', 0],
      [false, 0],
    ]);
    expect(failed).toBe(false);
    expect(ran[0]!.stdout).toMatch(/^no problems found \(1 file, /u);
    expect(summary).toContain('no problems found');
  });

  it.each<Event>(['pull_request', 'push'])('marks the line of a slip on %s, and fails', async (event) => {
    const { failed, ran, summary } = await runJob(trees, event, 'broken', folder);
    // The tests of a tree that is broken cannot be run.
    expect([failed, ran.map(({ code }) => code)]).toEqual([true, [1, 2]]);
    expect(ran[0]!.stdout).toMatch(
      new RegExp(
        `^::error file=kpi\\.yaml,line=${LINE},col=\\d+,endColumn=\\d+,title=unknown-reference::`,
        'mu',
      ),
    );
    expect(summary).toContain(`\`kpi.yaml:${LINE}:`);
  });

  it.each<[Change, number, number[]]>([
    ['clean', 0, []],
    ['broken', 1, [LINE]],
  ])('hands what is found in a %s tree to code scanning, and never fails', async (change, code, found) => {
    const { failed, ran, clone } = await runJob(scanning, 'push', change, folder);
    expect([failed, ran.map((one) => one.code)]).toEqual([false, [code]]);
    const { sarif_file: file } = scanning.steps.at(-1)!.with!;
    const { results } = readJson(path.join(clone, String(file))).runs[0];
    const errors = results.filter(({ level }: { level: string }) => level === 'error');
    expect(errors.map((result: Located) => result.locations[0]!.physicalLocation.region.startLine)).toEqual(
      found,
    );
  });
});

describe('the job for GitLab', () => {
  const { codequality, junit } = gitlab.artifacts.reports;
  const script = gitlab.script.filter((line) => !isInstall(line)).join('\n');

  it('is content with a clean tree, and writes both reports', async () => {
    const clone = await checkout(folder, 'clean');
    const { code, stdout } = await shell(script, clone, { PATH: pathIn(folder) });
    expect([code, stdout]).toEqual([0, expect.stringContaining('no problems found')]);
    expect(readJson(path.join(clone, codequality!))).toEqual([]);
    expect(readFileSync(path.join(clone, junit!), 'utf8')).toMatch(/<testsuites [^>]*failures="0"/u);
  });

  it('fails for a slip, with its line in the report and in the log', async () => {
    const clone = await checkout(folder, 'broken');
    const { code, stdout } = await shell(script, clone, { PATH: pathIn(folder) });
    expect([code, stdout]).toEqual([1, expect.stringContaining(`kpi.yaml:${LINE}:`)]);
    const [first] = readJson(path.join(clone, codequality!));
    expect(first.location).toEqual({ path: 'kpi.yaml', lines: { begin: LINE } });
  });
});

describe('the hook for pre-commit', () => {
  it.each<[string, Change[], number, string]>([
    ['other files', [], 0, '1 tree is unchanged and not checked'],
    ['a tree that is clean', ['clean'], 0, 'no problems found (1 file, '],
    ['a tree that is broken', ['broken'], 1, `kpi.yaml:${LINE}:`],
  ])('before a commit of %s, by the npx of npm', async (_, changes, code, words) => {
    const clone = await checkout(folder, 'clean');
    for (const change of changes) await changeTree(clone, change);
    git(clone, 'add', '.');
    const answer = await shell(hook.entry, clone, { npm_config_offline: 'true', PATH: process.env.PATH! });
    expect(answer).toEqual({ code, stdout: expect.stringContaining(words) });
  });
});
