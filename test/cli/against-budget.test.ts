import { describe, expect, it } from 'vitest';
import { type DiagnoseDocument, diagnoseDocument } from '../../src/contract/answers/index.js';
import { type Files, inFolder, run } from './run.js';

const TREE = `kpi: 1
name: 営業
currency: JPY
fiscal_year_start: 4
kgi: { id: sales, label: 売上, kind: amount, formula: leads * rate * price }
kpis:
  leads: { label: 商談数, kind: count }
  rate: { label: 受注率, kind: rate }
  price: { label: 単価, kind: average }
sources:
  t: { path: a.csv, layout: rows, year: 2026 }
`;

const CSV = `指標,4月予算,4月実績,4月前年,5月予算,5月実績,5月前年
商談数,100,90,80,200,210,150
受注率,10%,11%,,40%,30%,
単価,10,10,,10,10,
売上,,990,700,,6300,5000
`;

const FILES: Files = { 'kpi.yaml': TREE, 'a.csv': CSV };
const QUARTER = ['--period', '2026-04..2026-05'];

const asked = async (files: Files, ...options: string[]): Promise<DiagnoseDocument> => {
  const { code, stdout, stderr } = await run(['diagnose', ...options, '--format', 'json'], { files });
  if (code !== 0) throw new Error(stderr);
  return diagnoseDocument.parse(JSON.parse(stdout));
};

const expectedOf = ({ nodes }: DiagnoseDocument) =>
  Object.fromEntries(nodes.map(({ id, expected }) => [id, expected]));

describe('kpi diagnose --against budget', () => {
  it('completes the budget as it does actuals: what adds up is added, and rates are not averaged', async () => {
    const diagnosis = await asked(FILES, ...QUARTER, '--against', 'budget');
    expect(diagnosis.against).toMatchObject({ kind: 'budget', from: '2026-04', to: '2026-05' });
    // 100 x 10% x 10 and 200 x 40% x 10; over both months neither rates nor prices have a sum.
    expect(expectedOf(diagnosis)).toEqual({ sales: 900, leads: 300, rate: null, price: null });
    expect(diagnosis.kgi).toMatchObject({ actual: 7290, expected: 900 });
  });

  it('says by name what has no budget', async () => {
    const csv = CSV.replace('10%,11%,,40%', ',11%,,40%');
    const diagnosis = await asked({ ...FILES, 'a.csv': csv }, '--period', '2026-04', '--against', 'budget');
    expect(expectedOf(diagnosis)).toEqual({ sales: null, leads: 100, rate: null, price: 10 });
    const [first] = diagnosis.alerts.filter(({ rule }) => rule === 'not-expected');
    expect(first!.message).toBe('the files give no budget, and nothing else decides one, for: 売上, 受注率');
  });

  it('is what is usual where the KGI has no target, and says so', async () => {
    const diagnosis = await asked(FILES, '--period', '2026-05');
    expect(diagnosis.against.kind).toBe('budget');
    expect(diagnosis.alerts.map(({ rule }) => rule)).toContain('budget-beside');
    const targeted = TREE.replace('kind: amount,', 'kind: amount, target: 1000,');
    const planned = await asked({ ...FILES, 'kpi.yaml': targeted }, '--period', '2026-05');
    expect(planned.against.kind).toBe('plan');
  });

  it('is told in words', async () => {
    const { stdout } = await run(['diagnose', '--period', '2026-05', '--against', 'budget', '--lang', 'ja'], {
      files: FILES,
    });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '営業 の診断（2026年5月、予算との比較）',
      '',
      '売上は6,300円で、800円に対して+5,500円（+687.5%）でした。',
    ]);
    expect(stdout).toContain('・a.csv: 予算として読んだ列: 4月予算、5月予算');
    expect(stdout).toContain('・a.csv: 前年の実績として読んだ列: 4月前年、5月前年');
  });

  it('is refused where no file has one', async () => {
    const files = { ...FILES, 'a.csv': '指標,4月実績\n売上,1\n' };
    const { code, stderr } = await run(['diagnose', '--against', 'budget'], { files });
    expect(code).toBe(2);
    expect(stderr).toContain('no file has a budget for 2026-04');
    expect(stderr).toContain('"Annual budget"');
  });

  it('is the same from facts that were pulled', async () => {
    await inFolder(FILES, async (cwd) => {
      await run(['pull', '--output', 'facts.csv'], { cwd });
      const [read, pulled] = [[], ['--facts', 'facts.csv']].map((more) =>
        run(['diagnose', ...QUARTER, '--against', 'budget', '--format', 'json', ...more], { cwd }),
      );
      const [a, b] = [await read!, await pulled!].map(({ stdout }) => JSON.parse(stdout));
      expect({ ...b, data: null }).toEqual({ ...a, data: null });
      expect(a.nodes.length).toBe(4);
    });
  });
});

describe('kpi diagnose --against last-year', () => {
  it("takes the files' own columns where the data have no months of last year, and says so", async () => {
    const diagnosis = await asked(FILES, ...QUARTER, '--against', 'last-year');
    expect(diagnosis.against).toMatchObject({ kind: 'last-year', from: '2025-04', to: '2025-05' });
    expect(expectedOf(diagnosis)).toMatchObject({ sales: 5700, leads: 230 });
    expect(diagnosis.alerts.map(({ rule }) => rule)).toContain('last-year-beside');
  });

  it('takes the months of last year where the data have them', async () => {
    const files = {
      'kpi.yaml': TREE.replace('layout: rows, year: 2026', 'layout: columns'),
      'a.csv': '月,売上,前年売上\n2025-04,70,\n2026-04,99,71\n',
    };
    const diagnosis = await asked(files, '--period', '2026-04', '--against', 'last-year');
    expect(diagnosis.kgi).toMatchObject({ actual: 99, expected: 70 });
    expect(diagnosis.alerts.map(({ rule }) => rule)).not.toContain('last-year-beside');
  });
});
