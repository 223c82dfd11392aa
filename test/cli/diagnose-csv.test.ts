import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
currency: JPY
horizon: 2026-04..2026-05
kgi: { id: revenue, label: "売上, 税抜", kind: amount, formula: wins * price, target: 44M }
kpis:
  wins: { label: =受注数, kind: count, unit: 件, phase: closing, owner: sales, formula: leads * win_rate }
  leads: { kind: count, phase: contact, lever: { max: 200 } }
  win_rate: { kind: rate, phase: closing, fixed: true, target: 30% }
  price: { label: 単価, kind: average, fixed: true, target: 1M }
kcis:
  clarity: { scale: 1..5, drives: win_rate, target: 4 }
departments: { sales: 営業 }
phases:
  contact: { volume: leads }
  closing: { volume: wins, conversion: win_rate }
sources:
  m: { path: m.csv, layout: columns, period: 月, columns: { 件数: wins, 引合: leads } }
`;
const FILES = {
  'kpi.yaml': TREE,
  'm.csv': '月,"売上, 税抜",件数,引合,clarity\n2026-03,18000000,18,60,4\n2026-04,12000000,12,60,3\n',
};

describe('kpi diagnose --format csv', () => {
  it('gives a row for each node, that of a conversion with its cases and its verdict', async () => {
    const { code, stdout, stderr } = await run(['diagnose', '--format', 'csv'], { files: FILES });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "id,label,role,kind,unit,phase,owner,period,against,against_period,actual,expected,gap,attainment,effect_on_kgi,source,entered,converted,interval_low,interval_high,p_adjusted,recoverable,verdict,needed
      revenue,"売上, 税抜",kgi,amount,JPY,,,2026-04,plan,2026-04,12000000,22000000,-10000000,0.5454545454545454,-10000000.00000006,measured,,,,,,,,
      price,単価,kpi,average,JPY,,,2026-04,plan,2026-04,1000000,1000000,0,1,0,solved,,,,,,,,
      wins,'=受注数,kpi,count,件,closing,sales,2026-04,plan,2026-04,12,22.00000000000006,-10.00000000000006,0.545454545454544,-10000000.00000006,measured,,,,,,,,
      win_rate,win_rate,kpi,rate,,closing,,2026-04,plan,2026-04,0.2,0.3,-0.09999999999999998,0.6666666666666667,-6689344.297430672,solved,60,12,0.11828505322897495,0.31781805805627894,0.05677068200233693,6000000,confirmed,119
      leads,leads,kpi,count,,contact,,2026-04,plan,2026-04,60,73.33333333333354,-13.333333333333542,0.8181818181818159,-3310655.7025693865,measured,,,,,,,,
      clarity,clarity,kci,score,,,,2026-04,plan,2026-04,3,4,-1,,,measured,,,,,,,,
      "
    `);
  });

  it('says which months it was held against', async () => {
    const asked = ['diagnose', '--format', 'csv', '--against', 'previous', '--bom'];
    const { stdout } = await run(asked, { files: FILES });
    expect(stdout.startsWith('\uFEFFid,label,')).toBe(true);
    expect(stdout).toContain('\nleads,leads,kpi,count,,contact,,2026-04,previous,2026-03,60,60,0,1,');
  });

  it('leaves blank what is not known', async () => {
    const files = { ...FILES, 'm.csv': '月,"売上, 税抜",件数,引合,clarity\n2026-04,12000000,,,\n' };
    const { stdout } = await run(['diagnose', '--format', 'csv'], { files });
    expect(stdout).toMatch(
      /^win_rate,win_rate,kpi,rate,,closing,,2026-04,plan,2026-04,,0\.3,,,,,.*,no-data,$/mu,
    );
    expect(stdout).not.toMatch(/NaN|Infinity|null|undefined/u);
  });
});
