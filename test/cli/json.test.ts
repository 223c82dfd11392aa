import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  diagnoseDocument,
  explainDocument,
  initDocument,
  planDocument,
  pullDocument,
  testDocument,
  validateDocument,
} from '../../src/contract/answers/index.js';
import { BARE, CSV, TREE } from './funnel.js';
import { type Files, run } from './run.js';

const FUNNEL: Files = { 'kpi.yaml': TREE, 'a.csv': CSV };
const ZERO: Files = { 'kpi.yaml': TREE, 'a.csv': CSV.replace('90,15', '0,0') };
const GAP: Files = { 'kpi.yaml': TREE, 'a.csv': CSV.replace('2025-12,100,20,50000\n', '') };
/** Deals as an export has them that writes the end of all days for none. */
const OPEN: Files = {
  'kpi.yaml': `kpi: 1
kgi: { id: wins, kind: count, target: 10, measure: { source: deals, count: true, on: won } }
sources:
  deals: { path: a.csv, layout: records, none: ["9999-12-31"] }
`,
  'a.csv': 'id,won\n0,2026-01-05\n1,9999-12-31\n2,2026-01-31\n',
};
const WRONG: Files = { 'kpi.yaml': TREE.replace('wins * price', 'win * prise') };
const PHASED: Files = {
  ...FUNNEL,
  'kpi.yaml': `${TREE}phases:
  contact: { volume: leads }
  closing: { volume: wins, conversion: win_rate }
departments: { marketing: M, sales: S }
handoffs: { passing: { from: marketing, to: sales, passed: leads, accepted: wins } }
`,
};

/** Tests of a tree without data: one forward, one back-solved. */
const tested = (wins: number): Files => ({
  'kpi.yaml': BARE,
  'kpi.test.yaml': `kpi: 1
tests:
  - { given: { wins: 12 }, expect: { revenue: 1200 } }
  - { target: 1200, lever: wins, expect: { wins: ${wins}, price: { min: 100 } }, expect_status: reachable }
`,
});

/** What is asked of which files, the schema of the answer, and the exit code. */
type Case = readonly [argv: string, files: Files, schema: z.ZodType, code: number];

const CASES: Record<string, Case> = {
  'a tree without fault': ['validate', FUNNEL, validateDocument, 0],
  'a tree with faults': ['validate', WRONG, validateDocument, 1],
  'an empty tree': ['validate', { 'kpi.yaml': '' }, validateDocument, 1],
  'a plan': ['plan', FUNNEL, planDocument, 0],
  'a plan from baselines': ['plan', { 'kpi.yaml': BARE }, planDocument, 0],
  'a plan that is met': ['plan --target 1', FUNNEL, planDocument, 0],
  'a plan out of reach': ['plan --target 1e12', FUNNEL, planDocument, 1],
  'a plan of some confidence': ['plan --confidence 70%', FUNNEL, planDocument, 0],
  'a plan that is never as sure': ['plan --target 1e12 --confidence 70%', FUNNEL, planDocument, 1],
  'a plan in whole steps': ['plan --rounding cascade', FUNNEL, planDocument, 0],
  'plans side by side': ['plan --target 1M,1.2M', FUNNEL, planDocument, 0],
  'a plan of one lever': ['plan --lever leads', FUNNEL, planDocument, 0],
  'a plan of ten years': ['plan --horizon 2026-01..2035-12', FUNNEL, planDocument, 0],
  'a diagnosis against the plan': ['diagnose', FUNNEL, diagnoseDocument, 0],
  'a diagnosis of phases and handoffs': ['diagnose', PHASED, diagnoseDocument, 0],
  'against the month before': ['diagnose --against previous', FUNNEL, diagnoseDocument, 0],
  'against a year without data': ['diagnose --against last-year', FUNNEL, diagnoseDocument, 0],
  'over a gap': ['diagnose --period 2025-11..2026-01', GAP, diagnoseDocument, 0],
  'of deals that end at no time': ['diagnose', OPEN, diagnoseDocument, 0],
  'a tree to start from': ['init', {}, initDocument, 0],
  'the page of a rule': ['explain cycle', {}, explainDocument, 0],
  'the page of a word': ['explain レバー', {}, explainDocument, 0],
  'the facts of sources': ['pull', FUNNEL, pullDocument, 0],
  'the SQL of a node': ['explain --sql wins', OPEN, explainDocument, 0],
  'the way of a number': ['explain revenue', PHASED, explainDocument, 0],
  'the way of a number of records': ['explain wins', OPEN, explainDocument, 0],
  'the way of a number over a gap': ['explain revenue --period 2025-11..2026-01', GAP, explainDocument, 0],
  'the way of a number without actuals': ['explain revenue', { 'kpi.yaml': BARE }, explainDocument, 0],
  'the list of pages': ['explain', {}, explainDocument, 0],
  'of zeros': ['diagnose', ZERO, diagnoseDocument, 0],
  'tests that pass': ['test', tested(12), testDocument, 0],
  'a test that fails': ['test', tested(13), testDocument, 1],
};

describe('JSON answers', () => {
  it.each(Object.entries(CASES))('%s', async (_, [argv, files, schema, code]) => {
    const [first, second] = [
      await run([...argv.split(' '), '--format', 'json'], { files }),
      await run([...argv.split(' '), '--format', 'json'], { files }),
    ];
    expect([first.code, first.stderr]).toEqual([code, '']);
    expect(() => schema.parse(JSON.parse(first.stdout))).not.toThrow();
    expect(first.stdout).not.toContain('\u001b');
    expect(second.stdout).toBe(first.stdout);
  });

  it('a number that is known is never null', async () => {
    const { stdout } = await run(['diagnose', '--format', 'json'], { files: FUNNEL });
    const { kgi, nodes } = diagnoseDocument.parse(JSON.parse(stdout));
    expect(Object.values(kgi)).not.toContain(null);
    // Of a test and the reason why there is none, one is always null.
    for (const { test: _, untested: _why, ...node } of nodes) expect(Object.values(node)).not.toContain(null);
    const plan = planDocument.parse(
      JSON.parse((await run(['plan', '--format', 'json'], { files: FUNNEL })).stdout),
    );
    expect(plan.kgi.baseline).toBe(1_000_000);
    for (const { baseline, change, change_ratio: ratio } of plan.nodes)
      expect([baseline, change, ratio]).not.toContain(null);
    for (const { values } of plan.periods) expect(Object.keys(values)).toHaveLength(5);
  });

  it('the language changes sentences, never numbers or ids', async () => {
    const [ja, en] = await Promise.all(
      ['ja', 'en'].map(async (lang) => {
        const { stdout } = await run(['diagnose', '--format', 'json', '--lang', lang], { files: FUNNEL });
        return diagnoseDocument.parse(JSON.parse(stdout));
      }),
    );
    expect({ ...ja!, alerts: [] }).toEqual({ ...en!, alerts: [] });
  });
});

describe('colour and width', () => {
  const view = async (env: Record<string, string>, isTTY: boolean, columns?: number) => {
    const { stdout } = await run(['plan'], {
      files: FUNNEL,
      env: { KPI_LANG: 'en', ...env },
      isTTY,
      ...(columns !== undefined && { columns }),
    });
    const lines = stdout.split('\n');
    return {
      isColored: stdout.includes('\u001b'),
      width: Math.max(...lines.map((line) => stringWidth(line))),
    };
  };

  it.each([
    ['a pipe', {}, false, false],
    ['a terminal', {}, true, true],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['NO_COLOR that is empty', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0 at a terminal', { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR before FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('%s', async (_, env, isTTY, isColored) => {
    expect((await view(env as Record<string, string>, isTTY)).isColored).toBe(isColored);
  });

  it('a pipe has no limit of width, a terminal and COLUMNS have', async () => {
    expect((await view({}, false)).width).toBeGreaterThan(80);
    expect((await view({}, true, 60)).width).toBeLessThanOrEqual(60);
    expect((await view({ COLUMNS: '50' }, false)).width).toBeLessThanOrEqual(50);
    expect((await view({ COLUMNS: '1' }, true)).width).toBeLessThanOrEqual(40);
    expect((await view({ COLUMNS: 'wide' }, false)).width).toBeGreaterThan(80);
  });
});

describe('the language: the flag, KPI_LANG, the tree, the system', () => {
  const said = async (options: {
    flag?: string;
    env?: Record<string, string>;
    tree?: string;
    locale?: string;
  }) => {
    const lang = options.tree ? `lang: ${options.tree}\n` : '';
    const argv = ['plan', ...(options.flag ? ['--lang', options.flag] : [])];
    const { stdout } = await run(argv, {
      files: { 'kpi.yaml': `${BARE}${lang}` },
      env: options.env ?? {},
      locale: options.locale ?? 'en-US',
    });
    return stdout.startsWith('Plan of') ? 'en' : 'ja';
  };

  it.each([
    [{ flag: 'ja', env: { KPI_LANG: 'en' }, tree: 'en' }, 'ja'],
    [{ env: { KPI_LANG: 'ja' }, tree: 'en' }, 'ja'],
    [{ env: { LANG: 'en_US.UTF-8' }, tree: 'ja' }, 'ja'],
    [{ env: { LANG: 'ja_JP.UTF-8' } }, 'ja'],
    [{ env: { LC_ALL: 'en_US.UTF-8', LANG: 'ja_JP.UTF-8' } }, 'en'],
    [{ env: { LC_ALL: '', LANG: 'ja_JP.UTF-8' } }, 'ja'],
    [{ env: { LANG: 'C' }, locale: 'ja-JP' }, 'en'],
    [{ locale: 'ja-JP' }, 'ja'],
    [{ env: { KPI_LANG: 'xx' }, tree: 'ja' }, 'ja'],
    [{ env: { KPI_LANG: '' }, locale: 'ja' }, 'ja'],
  ])('%j speaks %s', async (options, lang) => {
    expect(await said(options)).toBe(lang);
  });
});
