import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planCheckDocument } from '../../src/contract/answers/index.js';
import { inFolder, type Outcome, run } from './run.js';

const TREE = `kpi: 1
name: 受注
lang: ja
currency: JPY
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 54M }
kpis:
  wins: { label: 受注数, kind: count, formula: leads * win_rate }
  leads: { label: 引合数, kind: count, lever: { min: 10, max: 60 }, quality: [win_rate] }
  win_rate: { label: 受注率, kind: rate, lever: { min: 10%, max: 40%, effort: 2 } }
  price: { label: 単価, kind: average, fixed: true }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
`;
const ROWS = '月,売上,受注数,引合数\n2026-02,14000000,14,50\n2026-03,16000000,16,50\n';
const FILES = { 'kpi.yaml': TREE, 'm.csv': ROWS };
const PLAN = 'plan --as-of 2026-04 --write plan.yaml';

/** Commits to the plan of a tree, changes files, and checks it. */
const checkedAfter = (
  change: Readonly<Record<string, string>>,
  { write = PLAN, check = 'plan --check plan.yaml --lang en' } = {},
): Promise<Outcome> =>
  inFolder(FILES, async (cwd) => {
    const { code, stderr } = await run(write.split(' '), { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('plan.yaml')]);
    for (const [name, text] of Object.entries(change)) await writeFile(join(cwd, name), text);
    return run(check.split(' '), { cwd });
  });

const edited = (from: string, to: string, text = TREE): string => {
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  return text.replace(from, to);
};

describe('kpi plan --write', () => {
  it('stores the plan, what it rests on and how it is made again', async () => {
    const { code, stdout, stderr, written } = await run(PLAN.split(' '), { files: FILES });
    expect(code).toBe(0);
    expect(stdout).toContain('受注');
    expect(stderr).toBe(
      'wrote the plan to plan.yaml\nwith plan: plan.yaml in the tree, kpi diagnose compares actuals with this plan\n',
    );
    expect([...written.keys()]).toEqual(['plan.yaml']);
    expect(written.get('plan.yaml')).toMatchInlineSnapshot(`
      "# 合意した計画です。手で直さず、次のコマンドで作り直してください:
      #   kpi plan --as-of 2026-04 --write plan.yaml
      # 今のツリーと実績から同じ計画になるかは kpi plan --check plan.yaml で確かめられます。
      # 件数と金額は期間の合計（months は月ごと）、率は割合（0.4 は40%）です。
      kpi_plan: 1
      tree: 受注
      horizon: 2026-04..2026-06
      as_of: 2026-04
      baseline: 2026-02..2026-03
      options:
        as_of: 2026-04
      status: reachable
      kgi:
        id: revenue
        target: 54000000
        planned: 54114000

      model: sha256:e4188083422fd8487d772fc1b33559c876bfaa92e0f1c2b3beed37b13b8a51f8
      data: sha256:e6d4671ae15a888c4b0508113d1a1bc6d2c4b1d72526182fd8d5799248271205

      assumptions:
        horizon: 2026-04..2026-06
        nodes:
          revenue:
            kind: amount
            formula: wins * price
            target: 54000000
          wins:
            kind: count
            formula: leads * win_rate
          leads:
            kind: count
            min: 10
            max: 60
          win_rate:
            kind: rate
            min: 0.1
            max: 0.4
            effort: 2
          price:
            kind: average
            fixed: true

      nodes:
        revenue:
          baseline: 45000000
          required: 54000000
          months:
            2026-04: 18000000
            2026-05: 18000000
            2026-06: 18000000
        wins:
          baseline: 45
          required: 54
          months:
            2026-04: 18
            2026-05: 18
            2026-06: 18
        leads:
          baseline: 150
          required: 174
          months:
            2026-04: 58
            2026-05: 58
            2026-06: 58
        win_rate:
          baseline: 0.3
          required: 0.311
          months:
            2026-04: 0.311
            2026-05: 0.311
            2026-06: 0.311
        price:
          baseline: 1000000
          required: 1000000
          months:
            2026-04: 1000000
            2026-05: 1000000
            2026-06: 1000000
      "
    `);
  });

  it('writes the same bytes again, from any folder', async () => {
    await inFolder({ 'a/kpi.yaml': TREE, 'a/m.csv': ROWS }, async (cwd) => {
      await run([...PLAN.split(' ')], { cwd: join(cwd, 'a') });
      const first = await readFile(join(cwd, 'a/plan.yaml'), 'utf8');
      const { code } = await run(['plan', 'a', '--as-of', '2026-04', '--write', 'a/plan.yaml'], { cwd });
      expect(code).toBe(0);
      expect(await readFile(join(cwd, 'a/plan.yaml'), 'utf8')).toBe(first);
    });
  });

  it('changes by the lines of the numbers that have changed', async () => {
    const lines = async (more: readonly string[]): Promise<string[]> => {
      const { written } = await run([...PLAN.split(' '), ...more], { files: FILES });
      return written.get('plan.yaml')!.split('\n');
    };
    const [before, after] = [await lines(['--target', '54M']), await lines(['--target', '55M'])];
    expect(after).toHaveLength(before.length);
    const changed = before.filter((line, index) => line !== after[index]);
    expect(changed.length).toBeLessThan(before.length / 2);
    expect(
      changed.filter((line) => !/^(?: +[\w-]+: [\d.]+|# +kpi plan .*--target 54000000.*)$/u.test(line)),
    ).toEqual([]);
  });

  it('names the tree in its commands where that is not the kpi.yaml of the folder', async () => {
    const files = { 'sales team.yaml': TREE, 'm.csv': ROWS };
    const argv = ['plan', 'sales team.yaml', '--as-of', '2026-04', '--write', 'plan.yaml'];
    const { written } = await run(argv, { files });
    expect(written.get('plan.yaml')).toContain(
      '#   kpi plan "sales team.yaml" --as-of 2026-04 --write plan.yaml\n',
    );
  });

  it('says nothing of plan: where the tree has it', async () => {
    const files = { ...FILES, 'kpi.yaml': `${TREE}plan: plan.yaml\n` };
    const { code, stderr } = await run(PLAN.split(' '), { files });
    expect([code, stderr]).toEqual([0, 'wrote the plan to plan.yaml\n']);
  });

  it('does not commit to a plan that is out of reach', async () => {
    const { code, stdout, stderr, written } = await run([...PLAN.split(' '), '--target', '900M'], {
      files: FILES,
    });
    expect([code, written.size]).toEqual([1, 0]);
    expect(stdout).toContain('out of reach');
    expect(stderr).toBe(
      'a plan that does not reach the target is not committed to: plan.yaml was not written\n',
    );
  });

  it.each([
    ['kpi.yaml', 'a file that was read'],
    ['m.csv', 'a file that was read'],
    ['README.md', 'is not the file of a plan; it is not written over'],
  ])('never writes over %s', async (name, said) => {
    await inFolder({ ...FILES, 'README.md': 'notes\n' }, async (cwd) => {
      const before = await readFile(join(cwd, name), 'utf8');
      const { code, stderr } = await run(['plan', '--write', name], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
      expect(await readFile(join(cwd, name), 'utf8')).toBe(before);
    });
  });

  it('leaves the old plan as it was where the new one cannot be written', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(PLAN.split(' '), { cwd });
      const before = await readFile(join(cwd, 'plan.yaml'), 'utf8');
      const io = {
        writeFile: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
      };
      const { code, stderr, written } = await run([...PLAN.split(' '), '--target', '50M'], { cwd, io });
      expect([code, stderr, written.size]).toEqual([2, expect.stringContaining('cannot write plan.yaml'), 0]);
      expect(await readFile(join(cwd, 'plan.yaml'), 'utf8')).toBe(before);
    });
  });

  it('does not go with --output to the same file', async () => {
    const { code, stderr, written } = await run([...PLAN.split(' '), '--output', './plan.yaml'], {
      files: FILES,
    });
    expect([code, stderr, written.size]).toEqual([2, expect.stringContaining('--output'), 0]);
  });
});

describe('kpi plan --check', () => {
  it('is content with a plan that still follows', async () => {
    expect(await checkedAfter({})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('give the same plan (Apr–Jun 2026, 5 nodes)'),
      stderr: '',
    });
  });

  it.each([
    ['a label', edited('受注率', '成約率')],
    [
      'a note and an action',
      edited('fixed: true', 'fixed: true, note: 税抜, action: 見積書に単価の根拠を書く'),
    ],
    ['the order of keys', edited('lever: { min: 10, max: 60 }', 'lever: { max: 60, min: 10 }')],
    ['spaces in a formula', edited('leads * win_rate', '(leads)*win_rate')],
    ['a number that is written otherwise', edited('54M', '5400万')],
    ['Windows line ends', TREE.replaceAll('\n', '\r\n')],
  ])('is not about %s', async (_, tree) => {
    expect((await checkedAfter({ 'kpi.yaml': tree })).code).toBe(0);
  });

  it('asks the same question however many months have gone by', async () => {
    const rows = `${ROWS}2026-04,9000000,9,40\n2026-05,9000000,9,40\n`;
    expect((await checkedAfter({ 'm.csv': rows })).code).toBe(0);
    const write = 'plan --write plan.yaml';
    expect((await checkedAfter({ 'm.csv': rows }, { write })).code).toBe(0);
  });

  it.each([
    ['the target', edited('54M', '55M'), 'target'],
    ['the horizon', edited('2026-04..2026-06', '2026-04..2026-07'), 'horizon'],
    ['a formula', edited('wins * price', 'wins * price * 0.9'), 'formula'],
    ['an upper bound', edited('max: 60', 'max: 61'), 'upper bound'],
    ['a lower bound', edited('min: 10%', 'min: 11%'), 'lower bound'],
    ['an effort', edited('effort: 2', 'effort: 3'), 'effort'],
    ['a leaf that is held', edited('quality: [win_rate] }', 'quality: [win_rate], fixed: true }'), 'fixed'],
    ['a ramp', edited('max: 60', 'max: 60, ramp: 2'), 'ramp'],
    [
      'a season',
      edited('formula: leads * win_rate', 'formula: leads * win_rate, season: { 4: 1.2 }'),
      'season',
    ],
    [
      'lags',
      edited('formula: leads * win_rate', 'formula: leads * win_rate, lags: { 0: 60%, 1: 40% }'),
      'formula',
    ],
    [
      'a cap',
      edited('formula: leads * win_rate', 'formula: leads * win_rate, cap: { max: 99 }'),
      'upper cap',
    ],
    ['a baseline', edited('fixed: true', 'fixed: true, baseline: 100'), 'baseline'],
    ['a new node', `${TREE.replace('sources:', '  calls: { kind: count }\nsources:')}`, 'node'],
  ])('exits with 1 where %s has changed, and names it', async (_, tree, key) => {
    const { code, stdout } = await checkedAfter({ 'kpi.yaml': tree });
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`Definitions that have changed[\\s\\S]*\\b${key}\\b`, 'u'));
    expect(stdout).toContain('kpi plan --as-of 2026-04 --write plan.yaml');
  });

  it('tells which numbers change, and from what to what', async () => {
    const tree = edited('max: 60', 'max: 52');
    expect(
      (await checkedAfter({ 'kpi.yaml': tree }, { check: 'plan --check plan.yaml' })).stdout,
    ).toMatchInlineSnapshot(`
      "The committed plan of 受注 (plan.yaml)

      This plan no longer follows from the tree and the actuals: 1 definition has changed, and the numbers of 2 nodes change.

      Definitions that have changed

      Node    Definition   Committed  Now
      ───────────────────────────────────
      引合数  upper bound         60   52

      Numbers that change

      Node    Month    Committed    Now
      ─────────────────────────────────
      引合数  horizon        174    156
      受注率  horizon      31.1%  34.7%

      6 monthly numbers change as well (--format json has them all).

      Take the change back to keep to the plan, or make it again with

          kpi plan --as-of 2026-04 --write plan.yaml
      "
    `);
  });

  it('says the same in Japanese', async () => {
    const check = 'plan --check plan.yaml --lang ja';
    const { stdout } = await checkedAfter({ 'kpi.yaml': edited('max: 60', 'max: 52') }, { check });
    expect(stdout).toMatchInlineSnapshot(`
      "受注 の合意した計画（plan.yaml）

      今のツリーと実績からは、もうこの計画になりません。ツリーの定義が1件変わりました。2個の指標の数字が変わります。

      変わった定義

      指標    定義  計画  今なら
      ──────────────────────────
      引合数  上限    60      52

      変わる数字

      指標    月     計画  今なら
      ───────────────────────────
      引合数  期間    174     156
      受注率  期間  31.1%   34.7%

      月ごとの数字も6個変わります（--format json に全部あります）。

      この計画で続けるなら定義を戻し、変えるなら次のコマンドで作り直してください:

          kpi plan --as-of 2026-04 --write plan.yaml
      "
    `);
  });

  it('is the same of the facts that were pulled', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(PLAN.split(' '), { cwd });
      await run(['pull', '--output', 'facts.csv'], { cwd });
      expect((await run(['plan', '--check', 'plan.yaml', '--facts', 'facts.csv'], { cwd })).code).toBe(0);
    });
  });

  it('exits with 1 where a month of the baseline was restated', async () => {
    const { code, stdout } = await checkedAfter({ 'm.csv': ROWS.replace('16,50', '16,48') });
    expect(code).toBe(1);
    expect(stdout).toContain('the actuals that it rests on have changed');
    expect(stdout).toMatch(/引合数 +start +150 +147/u);
  });

  it('tells that the record is old where the numbers are not', async () => {
    const rows = ROWS.replace('14000000,14,50', '14000000,14,49').replace('16000000,16,50', '16000000,16,51');
    const { code, stdout } = await checkedAfter({ 'm.csv': rows });
    expect(code).toBe(1);
    expect(stdout).toContain('The numbers of the plan are still the same');
  });

  it('exits with 1 where a settled month was restated', async () => {
    const later = `${ROWS}2026-04,20000000,20,55\n`;
    await inFolder({ ...FILES, 'm.csv': later }, async (cwd) => {
      await run(['plan', '--write', 'plan.yaml'], { cwd });
      await writeFile(join(cwd, 'm.csv'), later.replace('20000000,20,55', '19000000,19,55'));
      const { code, stdout } = await run(['plan', '--check', 'plan.yaml'], { cwd });
      expect(code).toBe(1);
      expect(stdout).toMatch(/受注数 +Apr 2026 +20 +19/u);
    });
  });

  it('says where the goal is out of reach by now', async () => {
    const { code, stdout } = await checkedAfter({ 'kpi.yaml': edited('max: 60', 'max: 20') });
    expect(code).toBe(1);
    expect(stdout).toContain('The target is out of reach now');
  });

  it('says where the question has no answer any more', async () => {
    const write = 'plan --as-of 2026-04 --lock price --write plan.yaml';
    const tree = TREE.replaceAll('price', 'unit_price');
    const { code, stdout } = await checkedAfter({ 'kpi.yaml': tree }, { write });
    expect(code).toBe(1);
    expect(stdout).toContain('the tree has no node "price"');
  });

  it('keeps what was asked beside the tree', async () => {
    const asked = '--target 36M --horizon 2026-04..2026-05 --set win_rate=35% --lock price --free-months';
    const write = `plan --as-of 2026-04 ${asked} --write plan.yaml`;
    expect((await checkedAfter({}, { write })).code).toBe(0);
    // The target and the horizon of the tree are not what this plan follows from.
    const others = edited('54M', '60M', edited('2026-04..2026-06', 'FY2026'));
    expect((await checkedAfter({ 'kpi.yaml': others }, { write })).code).toBe(0);
  });

  it('follows from the scenario that was asked for, and names what has changed of it', async () => {
    const withScenario = (text: string): string => `${TREE}scenarios:\n  dear: ${text}\n`;
    const first = withScenario('{ label: 値上げ, set: { price: 1.1M }, target: 55M }');
    const checked = (tree: string) =>
      inFolder({ ...FILES, 'kpi.yaml': first }, async (cwd) => {
        const { code } = await run([...PLAN.split(' '), '--scenario', 'dear'], { cwd });
        expect(code).toBe(0);
        await writeFile(join(cwd, 'kpi.yaml'), tree);
        return run(['plan', '--check', 'plan.yaml'], { cwd });
      });
    expect((await checked(first)).code).toBe(0);
    const relabelled = withScenario('{ target: 55M, set: { price: 110万 }, label: 強気 }');
    expect((await checked(relabelled)).code).toBe(0);
    const changed = await checked(withScenario('{ set: { price: 1.2M }, target: 55M }'));
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(
      /受注 +scenario +target 55000000, set price=1100000 +target 55000000, set price=1200000/u,
    );
    const gone = await checked(TREE);
    expect(gone.code).toBe(1);
    expect(gone.stdout).toContain('there is no scenario "dear"');
  });

  it('takes the file from the tree', async () => {
    await inFolder({ ...FILES, 'kpi.yaml': `${TREE}plan: plan.yaml\n` }, async (cwd) => {
      await run(PLAN.split(' '), { cwd });
      expect((await run(['plan', '--check'], { cwd })).code).toBe(0);
    });
  });

  it('notices a number that was changed by hand', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(PLAN.split(' '), { cwd });
      const file = join(cwd, 'plan.yaml');
      await writeFile(file, edited('required: 0.3', 'required: 0.2', await readFile(file, 'utf8')));
      const { code, stdout } = await run(['plan', '--check', 'plan.yaml', '--lang', 'en'], { cwd });
      expect([code, stdout]).toEqual([1, expect.stringContaining('the file was edited')]);
    });
  });

  it('answers as a document and as rows', async () => {
    const change = { 'kpi.yaml': edited('max: 60', 'max: 52') };
    const json = await checkedAfter(change, { check: 'plan --check plan.yaml --format json' });
    const { check } = planCheckDocument.parse(JSON.parse(json.stdout));
    expect(check).toMatchObject({
      file: 'plan.yaml',
      follows: false,
      status: 'reachable',
      definitions: [{ node: 'leads', key: 'max', committed: 60, now: 52 }],
      restated: false,
      actuals: [],
      renew: 'kpi plan --as-of 2026-04 --write plan.yaml',
    });
    const csv = await checkedAfter(change, { check: 'plan --check plan.yaml --format csv' });
    expect(csv.stdout.split('\n')).toHaveLength(check.numbers.length + 2);
  });

  it.each([
    ['--write', 'plan.yaml'],
    ['--target', '3'],
    ['--lock', 'price'],
    ['--free-months'],
    ['--as-of', '2026-05'],
  ])('does not go with %s', async (...option) => {
    const { code, stderr } = await run(['plan', '--check', 'plan.yaml', ...option], { files: FILES });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`--check and ${option[0]} do not go together`),
    ]);
  });
});

const plan = (await run(PLAN.split(' '), { files: FILES })).written.get('plan.yaml')!;

describe('a file that is no plan of this tree', () => {
  const refused = async (text: string | null, argv = ['plan', '--check', 'p.yaml']) => {
    const files = text === null ? FILES : { ...FILES, 'p.yaml': text };
    const { code, stdout, stderr } = await run(argv, { files });
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  it.each([
    ['nothing', '', 'p.yaml:1:1', 'not a file that kpi plan --write wrote'],
    ['a tree', TREE, 'p.yaml:1:1', 'not a file that kpi plan --write wrote'],
    ['of a later version', edited('kpi_plan: 1', 'kpi_plan: 2', plan), 'p.yaml:5:11', 'install a newer kpi'],
    ['of another KGI', plan.replaceAll('revenue', 'profit'), 'p.yaml', 'the plan of another tree'],
    ['no YAML', edited('status:', '\tstatus', plan), 'p.yaml:12:1', 'not valid YAML'],
    ['half a file', plan.slice(0, plan.indexOf('\nnodes:')), 'p.yaml', 'nodes'],
    ['a text for a number', edited('target: 54000000', 'target: viel', plan), 'p.yaml:15:11', 'viel'],
    ['a misspelt key', edited('required:', 'requierd:', plan), 'p.yaml', 'did you mean "required"'],
    [
      'a month that is none',
      edited('2026-04: 18', '2026-14: 18', plan),
      'p.yaml',
      '"2026-14" is not a month',
    ],
    ['a month outside', edited('2026-04: 18', '2025-04: 18', plan), 'p.yaml', 'outside of the horizon'],
    [
      'a month that is missing',
      plan.replace(/ +2026-06: 18.*\n/u, ''),
      'p.yaml',
      'lacks numbers of months: 2026-06',
    ],
    ['no as_of', edited('as_of: 2026-04\nbase', 'base', plan), 'p.yaml:7:10', 'no as_of'],
  ])('%s', async (_, text, place, said) => {
    const stderr = await refused(text);
    expect(stderr).toContain(place);
    expect(stderr).toContain(said);
  });

  it('is read with a BOM and with Windows line ends', async () => {
    const files = { ...FILES, 'p.yaml': `\uFEFF${plan.replaceAll('\n', '\r\n')}` };
    expect((await run(['plan', '--check', 'p.yaml'], { files })).code).toBe(0);
  });

  it('is missed where it is not there, and where nobody says which it is', async () => {
    expect(await refused(null)).toContain('p.yaml');
    expect(await refused(null, ['plan', '--check'])).toContain('give its file, as in --check plan.yaml');
  });

  it('is no folder', async () => {
    const stderr = await refused(null, ['plan', '--check', '.']);
    expect(stderr).toContain('"." of --check is a folder');
    expect(stderr).toContain('name it first: kpi plan . --check');
  });

  it('is found with slashes of either kind', async () => {
    const files = { 'plans/plan.yaml': plan, 'm.csv': ROWS, 'kpi.yaml': `${TREE}plan: plans\\plan.yaml\n` };
    expect((await run(['plan', '--check'], { files })).code).toBe(0);
  });

  it('is not looked for outside of the folder of the tree', async () => {
    await inFolder({ 'out/plan.yaml': plan, 'tree/m.csv': ROWS }, async (root) => {
      const cwd = join(root, 'tree');
      await mkdir(join(cwd, 'plans'));
      await symlink(join(root, 'out/plan.yaml'), join(cwd, 'plans/link.yaml'));
      for (const name of ['../out/plan.yaml', 'plans/link.yaml', join(root, 'out/plan.yaml')]) {
        await writeFile(join(cwd, 'kpi.yaml'), `${TREE}plan: ${name}\n`);
        const { code, stderr } = await run(['plan', '--check'], { cwd });
        expect([code, stderr]).toEqual([2, expect.stringContaining('outside the folder of the tree')]);
        expect(stderr).toContain('kpi.yaml:14:7');
      }
      expect(await readdir(cwd)).toEqual(['kpi.yaml', 'm.csv', 'plans']);
    });
  });
});
