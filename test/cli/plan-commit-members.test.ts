import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planCheckDocument } from '../../src/contract/answers/index.js';
import { inFolder, type Outcome, run } from './run.js';

const TREE = `kpi: 1
currency: JPY
horizon: 2026-04..2026-05
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 600万 }
kpis:
  leads: { label: 接触数, kind: count, lever: { max: 200 } }
  wins: { label: 受注数, kind: count, formula: leads * win_rate }
  win_rate: { label: 受注率, kind: rate, lever: { max: 60% } }
  price: { label: 単価, kind: average, baseline: 10万, fixed: true }
sources:
  monthly: { path: m.csv, layout: columns, period: 年月, dimensions: [担当者] }
`;
const DATA = `年月,担当者,接触数,受注数
2026-02,佐藤,40,9
2026-02,鈴木,20,8
2026-02,,10,2
2026-03,佐藤,44,10
2026-03,鈴木,22,9
2026-03,,10,3
`;
const FILES = { 'kpi.yaml': TREE, 'm.csv': DATA };
const PLAN = 'plan --by 担当者 --as-of 2026-04 --write plan.yaml';

const checkedAfter = (change: Readonly<Record<string, string>>, write = PLAN): Promise<Outcome> =>
  inFolder(FILES, async (cwd) => {
    expect((await run(write.split(' '), { cwd })).code).toBe(0);
    for (const [name, text] of Object.entries(change)) await writeFile(join(cwd, name), text);
    return run(['plan', '--check', 'plan.yaml'], { cwd });
  });

describe('a plan by member', () => {
  it('is stored by member and node', async () => {
    const { written } = await run(PLAN.split(' '), { files: FILES });
    const text = written.get('plan.yaml')!;
    expect(text).toContain('options:\n  as_of: 2026-04\n  by: 担当者\n');
    expect(text).toContain('kpi plan --as-of 2026-04 --by 担当者 --write plan.yaml\n');
    expect(text.slice(text.indexOf('members:')).split('\n').slice(0, 14).join('\n')).toMatchInlineSnapshot(`
      "members:
        "":
          revenue:
            baseline: 569323.46789
            required: 834411.893177
            months:
              2026-04: 417205.946588
              2026-05: 417205.946588
          leads:
            baseline: 20
            required: 26
            months:
              2026-04: 13
              2026-05: 13"
    `);
  });

  it.each([
    PLAN,
    PLAN.replace('--by 担当者', '--by 担当者 --free-mix'),
    PLAN.replace('--as-of 2026-04 ', ''),
  ])('%s is found again', async (write) => {
    const { code, stdout } = await checkedAfter({}, write);
    expect([code, stdout]).toEqual([0, expect.stringContaining('give the same plan')]);
  });

  it('is not what follows once cases have gone from one to another', async () => {
    const moved = DATA.replace('佐藤,44,10', '佐藤,40,9').replace('鈴木,22,9', '鈴木,26,10');
    const { code, stdout } = await checkedAfter({ 'm.csv': moved });
    expect(code).toBe(1);
    expect(stdout).toContain('the actuals that it rests on have changed');
    expect(stdout).toMatch(/佐藤: 接触数 +horizon/u);
  });

  it('names the member of each number in the document', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(PLAN.split(' '), { cwd });
      const file = join(cwd, 'plan.yaml');
      const text = await readFile(file, 'utf8');
      const start = text.indexOf('  佐藤:');
      const leads = text.indexOf('required: ', text.indexOf('    leads:', start));
      await writeFile(file, `${text.slice(0, leads)}required: 1${text.slice(text.indexOf('\n', leads))}`);
      const { code, stdout } = await run(['plan', '--check', 'plan.yaml', '--format', 'json'], { cwd });
      const { check } = planCheckDocument.parse(JSON.parse(stdout));
      expect([code, check.numbers]).toEqual([
        1,
        [{ node: 'leads', member: '佐藤', period: null, committed: 1, now: expect.any(Number) }],
      ]);
    });
  });

  it('has rows of its own in a CSV', async () => {
    const argv = ['plan', '--by', '担当者', '--as-of', '2026-04', '--format', 'csv'];
    const { stdout } = await run(argv, { files: FILES });
    const [, ...rows] = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(5 * 3 + 3 * 4 * 3);
    expect(rows.filter((row) => /^leads,.*,担当者,佐藤,/u.test(row))).toMatchInlineSnapshot(`
      [
        "leads,接触数,lever,count,,,,担当者,佐藤,horizon,2026-04..2026-05,,84,109,108.99982736600789,25,12.508196721311476,",
        "leads,接触数,lever,count,,,,担当者,佐藤,month,2026-04,no,,55,,,,",
        "leads,接触数,lever,count,,,,担当者,佐藤,month,2026-05,no,,54,,,,",
      ]
    `);
  });
});
