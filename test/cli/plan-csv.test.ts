import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inFolder, run } from './run.js';

const TREE = `kpi: 1
currency: JPY
horizon: 2026-04..2026-05
kgi: { id: revenue, label: "売上, 税抜", kind: amount, formula: wins * price, target: 44M }
kpis:
  wins: { label: =受注数, kind: count, unit: 件, phase: closing, owner: sales, lever: { max: 22 } }
  price: { label: 単価, kind: average, fixed: true }
departments: { sales: 営業 }
phases: { closing: { volume: wins } }
sources:
  m: { path: m.csv, layout: columns, period: 月, columns: { 件数: wins } }
`;
const FILES = { 'kpi.yaml': TREE, 'm.csv': '月,"売上, 税抜",件数\n2026-03,18000000,18\n' };

describe('kpi plan --format csv', () => {
  it('gives a row for each node over the horizon and for each of its months', async () => {
    const { code, stdout, stderr } = await run(['plan', '--format', 'csv'], { files: FILES });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "id,label,role,kind,unit,phase,owner,dimension,member,span,period,settled,baseline,required,exact,change,per_week,at_bound
      revenue,"売上, 税抜",kgi,amount,JPY,,,,,horizon,2026-04..2026-05,,36000000,44000000,44000000,8000000,,
      revenue,"売上, 税抜",kgi,amount,JPY,,,,,month,2026-04,no,,22000000,22000000,,,
      revenue,"売上, 税抜",kgi,amount,JPY,,,,,month,2026-05,no,,22000000,22000000,,,
      price,単価,fixed,average,JPY,,,,,horizon,2026-04..2026-05,,1000000,1000000,1000000,0,,
      price,単価,fixed,average,JPY,,,,,month,2026-04,no,,1000000,1000000,,,
      price,単価,fixed,average,JPY,,,,,month,2026-05,no,,1000000,1000000,,,
      wins,'=受注数,lever,count,件,closing,sales,,,horizon,2026-04..2026-05,,36,44,44,8,5.049180327868853,max
      wins,'=受注数,lever,count,件,closing,sales,,,month,2026-04,no,,22,22,,,
      wins,'=受注数,lever,count,件,closing,sales,,,month,2026-05,no,,22,22,,,
      "
    `);
  });

  it('has no periods where the tree and its data name no month', async () => {
    const tree = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, baseline: 10, quality: [price] }
  price: { kind: average, baseline: 100, fixed: true }
`;
    const { stdout } = await run(['plan', '--format', 'csv'], { files: { 'kpi.yaml': tree } });
    expect(stdout.split('\n')[2]).toBe('price,price,fixed,average,,,,,,horizon,,,100,100,100,0,,');
  });

  it('begins with a BOM on request, in a file as well', async () => {
    const { stdout } = await run(['plan', '--format', 'csv', '--bom'], { files: FILES });
    expect(stdout.startsWith('\uFEFFid,label')).toBe(true);
    await inFolder(FILES, async (cwd) => {
      await run(['plan', '--format', 'csv', '--bom', '--output', 'plan.csv'], { cwd });
      expect(await readFile(`${cwd}/plan.csv`, 'utf8')).toBe(stdout);
    });
  });

  it('needs a CSV to put the BOM before', async () => {
    const { code, stdout, stderr } = await run(['plan', '--bom'], { files: FILES });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('--bom goes with --format csv')]);
  });

  it('lets facts that were pulled with a BOM be read again', async () => {
    await inFolder(FILES, async (cwd) => {
      const plain = await run(['plan'], { cwd });
      await run(['pull', '--bom', '--output', 'facts.csv'], { cwd });
      expect(await readFile(`${cwd}/facts.csv`, 'utf8')).toMatch(/^\uFEFFkpi_facts,/u);
      expect(await run(['plan', '--facts', 'facts.csv'], { cwd })).toEqual(plain);
    });
  });
});
