import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { inFolder, type Outcome, run } from './run.js';

const TREE = `kpi: 1
name: 受注
plan: plan.yaml
currency: JPY
horizon: 2026-04..2026-09
kgi: { id: revenue, kind: amount, formula: wins * price, target: 120M }
kpis:
  wins: { kind: count, formula: leads * win_rate }
  leads: { kind: count, lever: { min: 10, max: 90 }, quality: [win_rate] }
  win_rate: { kind: rate, fixed: true }
  price: { kind: average, fixed: true }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
`;
const BEFORE = '月,revenue,wins,leads\n2026-02,15000000,15,50\n2026-03,15000000,15,50\n';
const AFTER = `${BEFORE}2026-04,18000000,18,60\n2026-05,21000000,21,70\n2026-06,16000000,16,\n`;
const FILES = { 'kpi.yaml': TREE, 'm.csv': BEFORE };

/** Commits to the plan of a tree, puts files beside it as time goes on, and asks. */
const asked = (
  question: string,
  change: Readonly<Record<string, string>> = {},
  write = '--as-of 2026-04 --write plan.yaml',
): Promise<Outcome> =>
  inFolder(FILES, async (cwd) => {
    expect(await run(['plan', ...write.split(' ')], { cwd })).toMatchObject({ code: 0 });
    for (const [name, text] of Object.entries({ 'm.csv': AFTER, ...change }))
      await writeFile(join(cwd, name), text);
    return run(['diagnose', ...question.split(' ')], { cwd });
  });

const documentOf = ({ stdout }: Outcome) => diagnoseDocument.parse(JSON.parse(stdout));

describe('kpi diagnose --since', () => {
  it('plan: runs from the first month of the committed plan to the last complete one', async () => {
    const { period, against, kgi } = documentOf(await asked('--since plan --format json'));
    expect(period).toEqual({ from: '2026-04', to: '2026-05' });
    expect(against).toMatchObject({ kind: 'plan', committed: true, file: 'plan.yaml' });
    expect(kgi).toMatchObject({ actual: 39_000_000, expected: 40_000_000 });
  });

  it('plan: goes with another yardstick', async () => {
    const { period, against } = documentOf(await asked('--since plan --against previous --format json'));
    expect([period, against]).toEqual([
      { from: '2026-04', to: '2026-05' },
      { kind: 'previous', from: '2026-02', to: '2026-03', committed: false, file: null },
    ]);
  });

  it('a plan file: is held against that plan, whatever the tree names', async () => {
    const change = { 'kpi.yaml': TREE.replace('plan: plan.yaml\n', '') };
    const { period, against } = documentOf(
      await asked('--since april.yaml --format json', change, '--as-of 2026-04 --write april.yaml'),
    );
    expect(period).toEqual({ from: '2026-04', to: '2026-05' });
    expect(against).toMatchObject({ kind: 'plan', committed: true, file: 'april.yaml' });
  });

  it('a plan that was made later begins with the first month that was open then', async () => {
    const outcome = await asked('--since plan --format json', {}, '--as-of 2026-05 --write plan.yaml');
    expect(documentOf(outcome).period).toEqual({ from: '2026-05', to: '2026-05' });
  });

  it('ends with the plan, where the actuals go on', async () => {
    const months = ['07', '08', '09', '10'].map((month) => `2026-${month},20000000,20,60\n`).join('');
    const change = { 'm.csv': AFTER.replace(',16,\n', ',16,60\n') + months };
    expect(documentOf(await asked('--since plan --format json', change)).period).toEqual({
      from: '2026-04',
      to: '2026-09',
    });
    expect(
      documentOf(await asked('--since 2026-04 --against previous --format json', change)).period,
    ).toEqual({
      from: '2026-04',
      to: '2026-10',
    });
  });

  it.each([
    ['--since plan --period 2026-04', '--since and --period do not go together'],
    ['--since plan.yaml --against previous', '--since plan.yaml and --against previous do not go together'],
    ['--since plann', '--since takes plan, a month, or the file of a plan, and "plann" is none of them'],
    ['--since 2026-04..2026-05', '"2026-04..2026-05" is none of them'],
    ['--since other.yaml', 'there is no plan file: other.yaml'],
    ['--since .', '"." of --since is a folder'],
    ['--since kpi.yaml', 'this is not a file that kpi plan --write wrote'],
    [
      '--since 2026-06',
      'there are no complete actuals since 2026-06 yet: the last complete month is 2026-05',
    ],
  ])('%s is refused', async (question, words) => {
    const { code, stdout, stderr } = await asked(question);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\s+/gu, ' ')).toContain(words);
  });

  it.each([
    [
      'names no plan',
      { 'kpi.yaml': TREE.replace('plan: plan.yaml\n', '') },
      'there is no plan to begin with: the tree names none under plan:',
    ],
    [
      'names a plan that is not there',
      { 'kpi.yaml': TREE.replace('plan.yaml', 'lost.yaml') },
      'there is no plan file: lost.yaml',
    ],
    [
      'is not the tree of the plan',
      { 'kpi.yaml': TREE.replaceAll('revenue', 'sales'), 'm.csv': AFTER.replace('revenue', 'sales') },
      'plan.yaml is the plan of another tree, "受注" (its KGI is revenue); the KGI of this one is sales',
    ],
    [
      'has no complete month of the plan yet',
      { 'm.csv': BEFORE },
      'there are no complete actuals since 2026-04 yet: the last complete month is 2026-03',
    ],
  ])('plan is refused where the tree %s', async (_, change, words) => {
    const { code, stdout, stderr } = await asked('--since plan', change);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\s+/gu, ' ')).toContain(words);
  });

  it('plan is refused where the plan names no month', async () => {
    const undated = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, baseline: 10, lever: {}, quality: [price] }
  price: { kind: average, baseline: 100, fixed: true }
`;
    await inFolder({ 'kpi.yaml': undated }, async (cwd) => {
      await run(['plan', '--write', 'plan.yaml'], { cwd });
      const { code, stderr } = await run(['diagnose', '--since', 'plan.yaml'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('has no horizon')]);
    });
  });
});
