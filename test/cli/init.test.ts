import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { starterFiles } from '../../src/cli/templates/index.js';
import {
  diagnoseDocument,
  initDocument,
  planDocument,
  validateDocument,
} from '../../src/contract/answers/index.js';
import { type Files, inFolder, run } from './run.js';

const LANGUAGES = ['ja', 'en'] as const;
const env = (lang: string) => ({ KPI_LANG: lang, COLUMNS: '80' });

/** What the commands say of a fresh tree, as JSON. */
const started = (lang: string, files: Files, ...commands: string[]) =>
  inFolder(files, async (root) => {
    expect(await run(['init'], { cwd: root, env: env(lang) })).toMatchObject({ code: 0, stderr: '' });
    const answers: unknown[] = [];
    for (const command of commands) {
      const { code, stdout, stderr } = await run([...command.split(' '), '--format', 'json'], { cwd: root });
      expect([code, stderr]).toEqual([0, '']);
      answers.push(JSON.parse(stdout));
    }
    return answers;
  });

describe('kpi init', () => {
  it('says what it wrote and what comes next', async () => {
    const { code, stdout, stderr, written } = await run(['init'], { env: env('ja') });
    expect([code, stderr, [...written.keys()]]).toEqual([
      0,
      '',
      ['data/actuals.csv', 'kpi.schema.json', 'kpi.yaml'],
    ]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      3つのファイルを書きました

      ・kpi.yaml（ツリー。★の行から、自社の数字と言葉に置き換えます）
      ・data/actuals.csv（架空の実績。見出しはそのままで、自社の数字に置き換えます）
      ・kpi.schema.json（エディターでの補完と検査のため。手を入れません）

      次にすること

          kpi validate  # 書き方を検査する
          kpi plan      # 目標から逆算する
          kpi diagnose  # どこで失っているかを診断する
      "
    `);
  });

  it('makes the folder that it is given', async () => {
    const { code, stdout, written } = await run(['init', 'teams/my sales'], { env: env('en') });
    expect([code, [...written.keys()]]).toEqual([
      0,
      ['teams/my sales/data/actuals.csv', 'teams/my sales/kpi.schema.json', 'teams/my sales/kpi.yaml'],
    ]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      Wrote 3 files

      - teams/my sales/kpi.yaml: the tree; begin with the lines marked (yours)
      - teams/my sales/data/actuals.csv: made-up actuals; keep the header, put your
        numbers below
      - teams/my sales/kpi.schema.json: for completion and checks in editors; leave it
        as it is

      What to do next

          kpi validate "teams/my sales"  # is it well written?
          kpi plan "teams/my sales"      # what does the goal take?
          kpi diagnose "teams/my sales"  # where is it lost?
      "
    `);
  });

  it('names the files in JSON', async () => {
    const { stdout } = await run(['init', 'a', '--format', 'json']);
    expect(initDocument.parse(JSON.parse(stdout)).files).toEqual([
      'a/kpi.yaml',
      'a/data/actuals.csv',
      'a/kpi.schema.json',
    ]);
  });

  it('speaks the language that it is asked for, also in the tree', async () => {
    const { written } = await run(['init', '--lang', 'ja'], { env: env('en') });
    expect(written.get('kpi.yaml')).toContain('lang: ja');
  });

  it.each(LANGUAGES)('writes the same bytes every time, for editors and for Excel (%s)', async (lang) => {
    const [first, second] = await Promise.all([1, 2].map(() => run(['init'], { env: env(lang) })));
    expect(second!.written).toEqual(first!.written);
    expect(first!.written.get('data/actuals.csv')!.startsWith('\uFEFF')).toBe(true);
    expect(first!.written.get('kpi.yaml')!.startsWith('#')).toBe(true);
    for (const text of first!.written.values()) expect(text).not.toMatch(/\r|[^\S\n]$/mu);
  });
});

describe.each(LANGUAGES)('the template in %s', (lang) => {
  it('has nothing that any rule would speak of', async () => {
    const [found] = await started(lang, {}, 'validate');
    const { summary, diagnostics } = validateDocument.parse(found);
    expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(summary).toEqual({ files: 1, nodes: 15, errors: 0, warnings: 0, infos: 0 });
  });

  it('has a plan that reaches its goal, and every lever has something to do', async () => {
    const [found] = await started(lang, {}, 'plan');
    const plan = planDocument.parse(found);
    expect([plan.status, plan.verified, plan.kgi.target]).toEqual(['reachable', true, 120_000_000]);
    expect(plan.warnings).toEqual([]);
    const levers = plan.nodes.filter(({ role }) => role === 'lever');
    expect(levers.map(({ id, owner }) => [id, owner === null])).toEqual(levers.map(({ id }) => [id, false]));
    expect(levers).toHaveLength(6);
  });

  it('has data that show which phase loses the goal', async () => {
    const [found] = await started(lang, {}, 'diagnose');
    const { period, phases, weakest, nodes, data, alerts } = diagnoseDocument.parse(found);
    expect(period).toEqual({ from: '2026-06', to: '2026-06' });
    expect(phases.map(({ phase, verdict }) => [phase, verdict])).toEqual([
      ['first_contact', null],
      ['hearing', 'on-target'],
      ['proposal', 'confirmed'],
      ['closing', 'on-target'],
    ]);
    expect(weakest.confirmed?.action).toHaveLength(2);
    expect(nodes.filter(({ actual }) => actual === null)).toEqual([]);
    expect(data.missing).toEqual([]);
    // Winning is the lowest rate; its leads grow, and nothing in a first tree says how long they take.
    expect(alerts.map(({ rule }) => rule)).toEqual(['lowest-rate-elsewhere', 'snapshot-under-growth']);
  });
});

it('both templates are one tree: they differ in words only', async () => {
  const answers = await Promise.all(LANGUAGES.map((lang) => started(lang, {}, 'plan', 'diagnose')));
  const figures = answers.map(([planned, diagnosed]) => {
    const { nodes, periods } = planDocument.parse(planned);
    const { phases, contributions } = diagnoseDocument.parse(diagnosed);
    return { nodes, periods, phases, contributions };
  });
  expect(figures[0]).toEqual(figures[1]);
});

describe('nothing is written', () => {
  const MINE = 'mine: 1\n';

  it.each<[string, Files, string[]]>([
    ['a tree', { 'kpi.yaml': MINE }, ['kpi.yaml']],
    ['a tree under its other name', { 'kpi.yml': MINE }, ['kpi.yml']],
    ['data', { 'data/actuals.csv': MINE }, ['data/actuals.csv']],
    ['both', { 'kpi.yaml': MINE, 'data/actuals.csv': MINE }, ['kpi.yaml', 'data/actuals.csv']],
  ])('where there is %s already', async (_, files, names) => {
    const { code, stdout, stderr, written } = await run(['init'], { files });
    expect([code, stdout, [...written.keys()]]).toEqual([2, '', []]);
    const named = [...stderr.matchAll(/^error\[output\]: (\S+) is there already/gmu)].map(([, name]) => name);
    expect(named).toEqual(names);
    expect(stderr).toContain('kpi init NEW-FOLDER');
  });

  it('over what is there', async () => {
    await inFolder({ 'kpi.yaml': MINE }, async (root) => {
      await run(['init'], { cwd: root });
      expect(await readFile(path.join(root, 'kpi.yaml'), 'utf8')).toBe(MINE);
    });
  });

  it('through a link that leads nowhere', async () => {
    await inFolder({}, async (root) => {
      await symlink(path.join(root, 'elsewhere'), path.join(root, 'kpi.yaml'));
      expect(await run(['init'], { cwd: root })).toMatchObject({ code: 2, written: new Map() });
    });
  });

  it.each([
    ['a file in place of the folder', ['init', 'a'], { a: MINE }, 'a is not a folder'],
    ['a file above the folder', ['init', 'a/b'], { a: MINE }, 'a/b is not a folder'],
    ['a file in place of data/', ['init'], { data: MINE }, 'data is not a folder'],
    ['a folder without a name', ['init', ''], {}, 'the name of the folder is empty'],
  ])('for %s', async (_, argv, files, message) => {
    const { code, stderr, written } = await run(argv, { files: files as Files });
    expect([code, [...written.keys()]]).toEqual([2, []]);
    expect(stderr).toContain(message);
  });

  it('where one of the files cannot be written: the others are taken away again', async () => {
    const full = async (file: string, text: string): Promise<void> => {
      if (file.endsWith('.csv')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      await writeFile(file, text);
    };
    const { code, stderr, written } = await run(['init'], { io: { writeFile: full } });
    expect([code, [...written.keys()]]).toEqual([2, []]);
    expect(stderr).toContain('cannot write data/actuals.csv (ENOSPC)');
  });

  it('by the answer over a file of the template', async () => {
    const { code, written } = await run(['init', '--output', 'kpi.yaml']);
    expect(code).toBe(2);
    expect(written.get('kpi.yaml')).toBe((await starterFiles('en'))[0]!.text);
  });
});
