import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { type Files, inFolder, run } from './run.js';

const TREE = `kpi: 1
name: 受注
currency: JPY
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 54M, owner: sales }
kpis:
  wins: { label: 受注数, kind: count, formula: leads * win_rate, owner: sales, quality: [win_rate] }
  leads: { label: 引合数, kind: count, lever: { min: 10, max: 60 }, quality: [win_rate], owner: sales, action: 毎朝10件に電話する }
  win_rate: { label: 受注率, kind: rate, lever: { min: 10%, max: 40% }, owner: sales, action: 提案の翌日に電話する }
  price: { label: 単価, kind: average, fixed: true, owner: sales }
departments: { sales: 営業 }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
plan: plan.yaml
`;
const ROWS = `月,売上,受注数,引合数
2026-02,14000000,14,50
2026-03,16000000,16,50
2026-04,17000000,17,58
2026-05,15000000,15,57
`;
const FILES: Files = { 'kpi.yaml': TREE, 'm.csv': ROWS };
const PLAN = (
  await run(['plan', '--as-of', '2026-04', '--write', 'plan.yaml'], { files: FILES })
).written.get('plan.yaml')!;
const COMMITTED: Files = { ...FILES, 'plan.yaml': PLAN };

const edited = (from: string, to: string, text = TREE): string => {
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  return text.replaceAll(from, to);
};

const diagnosed = async (files: Files, ...argv: string[]) => {
  const { code, stdout, stderr } = await run(['diagnose', '--format', 'json', ...argv], { files });
  expect([code, stderr]).toEqual([0, '']);
  return diagnoseDocument.parse(JSON.parse(stdout));
};
const expectedOf = async (files: Files, ...argv: string[]) =>
  Object.fromEntries((await diagnosed(files, ...argv)).nodes.map(({ id, expected }) => [id, expected]));

describe('kpi diagnose with a committed plan', () => {
  it('expects the numbers of the month that were committed to', async () => {
    const { against, kgi, nodes } = await diagnosed(COMMITTED);
    expect(against).toEqual({
      kind: 'plan',
      from: '2026-05',
      to: '2026-05',
      committed: true,
      file: 'plan.yaml',
    });
    expect(kgi).toMatchObject({ actual: 15_000_000, expected: 18_000_000 });
    expect(Object.fromEntries(nodes.map(({ id, expected }) => [id, expected]))).toEqual({
      revenue: 18_000_000,
      wins: 18,
      leads: 57,
      win_rate: 0.319,
      price: 1_000_000,
    });
  });

  it('adds up over months, and keeps the sum of the effects', async () => {
    const { kgi, contributions, nodes } = await diagnosed(COMMITTED, '--period', '2026-04..2026-05');
    expect(kgi.expected).toBe(36_000_000);
    expect(nodes.find(({ id }) => id === 'leads')!.expected).toBe(114);
    const sum = contributions.reduce((total, { effect }) => total + effect, 0);
    expect(Math.abs(sum - kgi.gap!)).toBeLessThan(1e-9 * kgi.expected!);
  });

  it('takes the numbers as they stand in the file', async () => {
    const plan = edited('2026-05: 57', '2026-05: 55', PLAN);
    expect(await expectedOf({ ...COMMITTED, 'plan.yaml': plan })).toMatchObject({ leads: 55 });
  });

  it('says so in words, and what rounding leaves', async () => {
    const { stdout } = await run(['diagnose', '--lang', 'ja'], { files: COMMITTED });
    expect(stdout).toContain('受注 の診断（2026年5月、合意した計画との比較）');
    expect(stdout).toContain('計画の数字の端数');
    expect(stdout).toContain('・plan.yaml: 比べた計画');
    const english = await run(['diagnose', '--lang', 'en'], { files: COMMITTED });
    expect(english.stdout).toContain('Diagnosis of 受注 (May 2026 against the committed plan)');
  });

  it('lets a node with a target of its own keep that', async () => {
    const files = { ...COMMITTED, 'kpi.yaml': edited('kind: rate,', 'kind: rate, target: 35%,') };
    expect(await expectedOf(files)).toMatchObject({ win_rate: 0.35, wins: 18 });
  });

  it('is not about the plan where something else is asked for', async () => {
    const { against, alerts } = await diagnosed(
      { ...FILES, 'plan.yaml': 'broken: [' },
      '--against',
      'previous',
    );
    expect([against.kind, against.committed, alerts]).toEqual(['previous', false, []]);
  });

  it('works without a target in the tree', async () => {
    const files = { ...COMMITTED, 'kpi.yaml': edited('target: 54M, ', '') };
    const { kgi, against } = await diagnosed(files);
    expect([kgi.expected, against.committed]).toEqual([18_000_000, true]);
  });
});

describe('a committed plan after the tree has changed', () => {
  const stale = async (tree: string) => {
    const { alerts, nodes } = await diagnosed({ ...COMMITTED, 'kpi.yaml': tree });
    const { severity, message } = alerts.find(({ rule }) => rule === 'stale-plan')!;
    return {
      severity,
      message,
      expected: Object.fromEntries(nodes.map(({ id, expected }) => [id, expected])),
    };
  };

  it.each([
    ['a label', edited('受注率', '成約率')],
    ['an owner and an action', edited('毎朝10件に電話する', '毎朝12件に電話する')],
  ])('is not stale by %s', async (_, tree) => {
    expect((await diagnosed({ ...COMMITTED, 'kpi.yaml': tree })).alerts).toEqual([]);
  });

  it('tells what has changed and which numbers are stale', async () => {
    expect(await stale(edited('max: 60', 'max: 52'))).toMatchObject({
      severity: 'warning',
      message:
        'the tree has changed since the plan was committed to (plan.yaml): upper bound of 引合数 60 → 52; stale are the numbers of 引合数, 受注率 (kpi plan --check shows them)',
    });
  });

  it('tells it in Japanese', async () => {
    const files = { ...COMMITTED, 'kpi.yaml': edited('max: 60', 'max: 52') };
    const { stdout } = await run(['diagnose', '--lang', 'ja'], { files });
    expect(stdout).toContain(
      '・合意した計画（plan.yaml）のあとで、ツリーの定義が変わりました: 引合数の上限 60 → 52。今の定義では数字が変わる指標: 引合数、受注率（kpi plan --check に変わる数字が出ます）',
    );
  });

  it('says where no number is stale', async () => {
    const { severity, message } = await stale(edited('max: 60', 'max: 61'));
    expect([severity, message]).toEqual(['info', expect.stringContaining('no number of the plan changes')]);
  });

  it('leaves out nodes that are gone, and computes new ones where a formula tells', async () => {
    const tree = edited('leads * win_rate', 'leads * win_rate + referred', TREE).replace(
      '  price:',
      '  referred: { label: 紹介, kind: count, owner: sales, quality: [win_rate], baseline: 1 }\n  half: { label: 半分, kind: count, formula: leads / 2, owner: sales, quality: [win_rate] }\n  price:',
    );
    const { message, expected } = await stale(tree);
    expect(message).toContain('node of 紹介 none → yes');
    expect(expected).toMatchObject({ leads: 57, referred: null, half: 28.5 });
    const without = await stale(edited(', fixed: true', '').replaceAll('price', 'unit_price'));
    expect(without.message).toContain('node of price yes → none');
    expect(without.expected).toMatchObject({ wins: 18, unit_price: null });
  });

  it('says where the question has no answer any more', async () => {
    const held = TREE.replace('lever: { min: 10, max: 60 }', 'fixed: true').replace(
      'lever: { min: 10%, max: 40% }',
      'fixed: true',
    );
    const { severity, message, expected } = await stale(held);
    expect(severity).toBe('warning');
    expect(message).toContain('the definitions of now give no such plan (there is no lever to move');
    expect(expected).toMatchObject({ leads: 57 });
  });

  it('tells the first of many changes, and how many more there are', async () => {
    const tree = edited('kind: count,', 'kind: count, season: { 4: 1.2 }, better: lower,', TREE)
      .replace('54M', '55M')
      .replace('fixed: true', 'baseline: 5');
    const { message } = await stale(tree);
    expect(message).toMatch(/: target of 売上 ¥54M → ¥55M, (?:[^,]+, ){4}and 2 more; /u);
  });
});

describe('a committed plan of other months', () => {
  const LATER = 'plan --as-of 2026-05 --write plan.yaml';

  it('is not compared with before its first open month', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(LATER.split(' '), { cwd });
      const { stdout } = await run(['diagnose', '--period', '2026-04', '--format', 'json'], { cwd });
      const { against, alerts } = diagnoseDocument.parse(JSON.parse(stdout));
      expect([against.kind, against.committed]).toEqual(['plan', false]);
      expect(alerts[0]).toMatchObject({ rule: 'outside-plan', severity: 'info' });
      expect(alerts[0]!.message).toContain('2026-05..2026-06');
    });
  });

  it('counts settled months at what they were', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(LATER.split(' '), { cwd });
      const argv = ['diagnose', '--period', '2026-04..2026-05', '--format', 'json'];
      const { kgi, alerts } = diagnoseDocument.parse(JSON.parse((await run(argv, { cwd })).stdout));
      expect(kgi.expected).toBe(17_000_000 + (54_000_000 - 17_000_000) / 2);
      expect(alerts[0]).toMatchObject({
        rule: 'settled-in-plan',
        message: expect.stringContaining('2026-04'),
      });
    });
  });

  it('falls back where the months lie outside of its horizon', async () => {
    const { against, alerts } = await diagnosed(COMMITTED, '--period', '2026-03');
    expect(against).toMatchObject({ kind: 'previous', committed: false });
    expect(alerts.map(({ rule }) => rule)).toEqual(['outside-plan', 'outside-horizon']);
  });
});

describe('a plan: that is no plan of the tree', () => {
  const validated = async (files: Files) => {
    const { code, stdout } = await run(['validate', '--no-sources', '--format', 'json'], { files });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: {
        rule: string;
        file: string;
        message: string;
        severity: string;
        range: { start: { line: number } };
      }[];
    };
    return [
      code,
      ...diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, file, range }) => `${file}:${range.start.line} ${rule}`),
    ];
  };
  const other = PLAN.replaceAll('revenue', 'profit');

  it.each<[string, Files, (string | number)[]]>([
    ['is as it should be', COMMITTED, [0]],
    ['is missing', FILES, [1, 'kpi.yaml:14 plan-file']],
    [
      'lies outside',
      { ...COMMITTED, 'kpi.yaml': edited('plan: plan', 'plan: ../plan') },
      [1, 'kpi.yaml:14 plan-file'],
    ],
    ['is a folder', { ...FILES, 'plan.yaml/': '' }, [1, 'kpi.yaml:14 plan-file']],
    ['is of another tree', { ...FILES, 'plan.yaml': other }, [1, 'kpi.yaml:14 plan-file']],
    ['is another file', { ...FILES, 'plan.yaml': 'a: 1\n' }, [1, 'plan.yaml:1 plan-file']],
    [
      'is damaged',
      { ...FILES, 'plan.yaml': PLAN.replace('required: 54', 'required: x') },
      [1, 'plan.yaml:46 schema'],
    ],
  ])('%s', async (_, files, found) => {
    expect(await validated(files)).toEqual(found);
  });

  it('is said by diagnose, which then computes what it can', async () => {
    const without = await diagnosed(FILES);
    expect([without.against.committed, without.alerts[0]!.rule]).toEqual([false, 'plan-file']);
    const ofOther = await diagnosed({ ...FILES, 'plan.yaml': other });
    expect(ofOther.alerts[0]).toMatchObject({ rule: 'other-plan', severity: 'warning' });
    expect(ofOther.kgi.expected).toBe(18_000_000);
  });

  it('keeps diagnose from answering where it is damaged', async () => {
    const { code, stderr } = await run(['diagnose'], { files: { ...FILES, 'plan.yaml': 'kpi_plan: 1\n' } });
    expect([code, stderr]).toEqual([2, expect.stringContaining('plan.yaml:1')]);
  });

  it('is no part of the tree where a pattern catches it', async () => {
    const files = { ...COMMITTED, 'kpi.yaml': `${TREE}include: "*.yaml"\n` };
    expect(await validated(files)).toEqual([0]);
  });

  it('is never written over by an answer', async () => {
    await inFolder(COMMITTED, async (cwd) => {
      await writeFile(join(cwd, 'plan.yaml'), PLAN);
      const { code, stderr } = await run(['diagnose', '--output', 'plan.yaml'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('a file that was read')]);
    });
  });
});
