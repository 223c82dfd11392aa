import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/contract/answers/index.js';
import { type Files, run } from './run.js';

/** A profit of contacts that have a price, and of a cost. */
const PROFIT = (target: string, more = ''): string => `kpi: 1
name: t
currency: JPY
kgi: { id: profit, label: 利益, kind: amount, formula: sales - cost, target: ${target} }
kpis:
  sales: { label: 売上, kind: amount, formula: deals * price }
  deals: { label: 件数, kind: count, baseline: 100, lever: { max: 200 } }
  price: { label: 単価, kind: average, baseline: 10, fixed: true }
  cost: { label: 費用, kind: amount, baseline: 1200, lever: { min: 800 } }
${more}`;

const LEVERS = (count: number, rest: string): string => `kpi: 1
kgi: { id: k, label: 合計, kind: amount, formula: ${Array.from({ length: count }, (_, i) => `x${i}`).join(' + ')}, target: 1e9 }
kpis:
${Array.from({ length: count }, (_, i) => `  x${i}: { kind: amount, baseline: ${i + 1}, ${rest} }`).join('\n')}
`;

const OVER: Files = {
  'kpi.yaml': `kpi: 1
horizon: 2026-04..2026-05
kgi: { id: wins, label: 受注, kind: count, formula: deals * rate, target: 30 }
kpis:
  deals: { label: 件数, kind: count }
  rate: { label: 受注率, kind: rate }
sources:
  t: { path: a.csv, layout: columns, period: 月 }
`,
  'a.csv': '月,件数,受注\n2026-02,90,9\n2026-03,100,10\n2026-04,110,11\n2026-05,120,12\n',
};

const LATE = `kpi: 1
horizon: 2026-04..2026-06
kgi: { id: sales, label: 売上, kind: amount, formula: lag(deals, 9) * price, target: 10000 }
kpis:
  deals: { label: 件数, kind: count, baseline: 100 }
  price: { label: 単価, kind: average, baseline: 10, fixed: true }
`;

const ZERO = `kpi: 1
kgi: { id: wins, label: 受注, kind: count, formula: deals * (old / all), target: 30 }
kpis:
  deals: { label: 件数, kind: count, baseline: 10 }
  old: { label: 既存, kind: count, baseline: 5, fixed: true }
  all: { label: 全体, kind: count, baseline: 0, fixed: true }
`;

const HUGE = `kpi: 1
kgi: { id: sales, label: 売上, kind: amount, formula: deals * price, target: 30 }
kpis:
  deals: { label: 件数, kind: count, baseline: 1e200 }
  price: { label: 単価, kind: average, baseline: 1e200 }
`;

const plan = (files: Files | string, options: readonly string[], lang: string) =>
  run(['plan', ...options, '--lang', lang], {
    files: typeof files === 'string' ? { 'kpi.yaml': files } : files,
  });

describe('a question that has no answer is refused, and told what to change', () => {
  it.each<[string, Files | string, string[], string, string]>([
    [
      'locked and set',
      PROFIT('100'),
      ['--lock', 'deals', '--set', 'deals=120'],
      '--set deals と --lock deals は両立しません',
      '--set deals and --lock deals contradict each other',
    ],
    ['set beyond the bounds', PROFIT('100'), ['--set', 'deals=500'], 'lever.max: 200', 'lever.max: 200'],
    [
      'the only lever is locked',
      PROFIT('100'),
      ['--lock', 'deals', '--lever', 'deals'],
      '固定されている',
      'it is held',
    ],
    [
      'bounds that contradict',
      PROFIT('100').replace('max: 200', 'min: 300, max: 200'),
      [],
      '下限 300 が上限 200',
      'the minimum of deals, 300, is above its maximum, 200',
    ],
    [
      'a goal below zero of what cannot be',
      PROFIT('100').replace(
        'kind: amount, formula: sales - cost, target: 100',
        'kind: count, formula: deals * 10%, target: -5',
      ),
      [],
      'マイナスの値 -5',
      '-5',
    ],
    ['a lag beyond the horizon', LATE, [], '期間より後に出ます: 件数', 'after this horizon: 件数'],
    ['a division by zero', ZERO, [], '受注 の数式が0で割っています', 'formula of 受注 divides by zero'],
    ['numbers too large', HUGE, [], '数が大きすぎます', 'numbers too large'],
    [
      'a further goal that divides by zero',
      PROFIT(
        '100',
        '  none: { label: なし, kind: amount, baseline: 0, fixed: true }\n  ratio: { label: 比率, kind: rate, formula: sales / none, target: 50% }\n',
      ),
      [],
      '比率 の数式が0で割っています',
      'formula of 比率 divides by zero',
    ],
    [
      'a thousand levers, all locked',
      LEVERS(1000, 'fixed: true'),
      [],
      'いずれかの fixed か --lock を外してください',
      'release one that is fixed or locked',
    ],
  ])('%s', async (_, files, options, ja, en) => {
    const [japanese, english] = [await plan(files, options, 'ja'), await plan(files, options, 'en')];
    expect([japanese.code, english.code]).toEqual([2, 2]);
    expect(japanese.stderr.replaceAll(/\s+/gu, ' ')).toContain(ja);
    expect(english.stderr.replaceAll(/\s+/gu, ' ')).toContain(en);
    expect([japanese.stdout, english.stdout]).toEqual(['', '']);
  });
});

describe('a goal of zero or below where there is something already', () => {
  it.each([
    ['0', true],
    ['-5', true],
    ['1', false],
  ])('%s', async (target, isOdd) => {
    const found = await run(['plan', '--target', target, '--lang', 'ja'], {
      files: { 'kpi.yaml': PROFIT('100').replace('sales - cost', 'sales') },
    });
    expect(found.code).toBe(0);
    expect(found.stdout.includes('0以下です')).toBe(isOdd);
  });
});

describe('a goal of zero or below is a goal where the KGI is a difference', () => {
  const answer = async (target: string) => {
    const { code, stdout } = await run(['plan', '--format', 'json'], {
      files: { 'kpi.yaml': PROFIT(target) },
    });
    return { code, ...planDocument.parse(JSON.parse(stdout)) };
  };

  it.each([
    ['0', 'reachable'],
    ['-100', 'reachable'],
    ['-200', 'met'],
    ['-1000000', 'met'],
  ])('%s is %s', async (target, status) => {
    const { code, kgi, verified, solution, ...found } = await answer(target);
    expect([code, found.status, verified]).toEqual([0, status, true]);
    expect(kgi.planned).toBeGreaterThanOrEqual(Number(target));
    if (status === 'reachable') expect(solution!.effort).toBeGreaterThan(0);
  });

  it('asks for less the lower it is, and goes on smoothly through zero', async () => {
    const efforts = [];
    for (const target of ['1', '0', '-1', '-50']) efforts.push((await answer(target)).solution!.effort!);
    expect(efforts).toEqual([...efforts].sort((a, b) => b - a));
    expect(efforts[0]! - efforts[1]!).toBeCloseTo(efforts[1]! - efforts[2]!, 4);
  });
});

describe('a horizon that is over', () => {
  it.each([
    ['ja', /2026-04 より前に立てた計画|2026-04 より前に立った計画/u, /--horizon/u],
    ['en', /as it would have been before 2026-04/u, /--horizon/u],
  ])(
    'is planned as it would have been before, and the notes say so and what to change (%s)',
    async (lang, said, help) => {
      const { code, stdout } = await run(['plan', '--lang', lang, '--format', 'json'], { files: OVER });
      const { warnings } = planDocument.parse(JSON.parse(stdout));
      const [over] = warnings.filter(({ rule }) => rule === 'horizon-over');
      expect([code, over!.message]).toEqual([0, expect.stringMatching(said)]);
      expect(over!.message).toMatch(help);
    },
  );

  it('is planned as it would have been before where that is asked for', async () => {
    const { code, stdout } = await run(['plan', '--as-of', '2026-04', '--format', 'json'], { files: OVER });
    expect([code, planDocument.parse(JSON.parse(stdout)).periods.map(({ settled }) => settled)]).toEqual([
      0,
      [false, false],
    ]);
  });

  it('is still what a diagnosis is held against', async () => {
    const { code, stdout } = await run(['diagnose', '--period', '2026-05', '--format', 'json'], {
      files: OVER,
    });
    expect([code, JSON.parse(stdout).against.kind]).toEqual([0, 'plan']);
  });
});

describe('a thousand levers at their limits', () => {
  it('are out of reach with the best, the proof and every limit that it takes', async () => {
    const { code, stdout } = await run(['plan', '--format', 'json'], {
      files: { 'kpi.yaml': LEVERS(1000, 'lever: { max: 2000 }') },
    });
    const { unreachable } = planDocument.parse(JSON.parse(stdout));
    expect([code, unreachable!.best, unreachable!.proof]).toEqual([1, 2_000_000, 'vertex']);
    expect(unreachable!.conflict).toHaveLength(1000);
    expect(unreachable!.relax[0]).toEqual({ id: 'x0', bound: 'max', from: 2000, to: 1e9 - 999 * 2000 });
  });

  it('are told by the first of them at a terminal', async () => {
    const { stdout } = await run(['plan', '--lang', 'en'], {
      files: { 'kpi.yaml': LEVERS(1000, 'lever: { max: 2000 }') },
    });
    expect(stdout).toContain('and 980 more');
  });
});
