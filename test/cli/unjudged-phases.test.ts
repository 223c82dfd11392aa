import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price }
phases:
  lead: { label: リード, volume: leads }
  deal: { label: 商談, volume: deals, conversion: deal_rate }
  win: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  leads: { label: リード数, kind: count }
  deals: { label: 商談数, kind: count, formula: leads * deal_rate }
  wins: { label: 受注数, kind: count, formula: deals * win_rate }
  deal_rate: { label: 商談化率, kind: rate }
  win_rate: { label: 受注率, kind: rate }
  price: { label: 平均単価, kind: average }
sources:
  monthly: { path: a.csv, layout: columns, period: 年月 }
`;

const said = async (csv: string, lang: 'ja' | 'en'): Promise<string> => {
  const files = { 'kpi.yaml': TREE, 'a.csv': csv };
  const { code, stdout, stderr } = await run(['diagnose', '--lang', lang, '--format', 'markdown'], { files });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

describe('a phase whose column was renamed', () => {
  const csv = '年月,リード数,商談数,受注件数,売上\n2026-04,200,80,20,1000\n2026-05,210,84,22,1100\n';

  it('is named beside what can be said of the others', async () => {
    expect(await said(csv, 'ja')).toContain(
      '判定できた転換率に、期待を下回るものはありません（判定できなかったフェーズ: 受注）。',
    );
    expect(await said(csv, 'en')).toContain(
      'No conversion that could be judged is below what was expected (not judged: 受注).',
    );
  });

  it('is named as the tree names it where the breakdown ends', async () => {
    const text = await said(csv, 'ja');
    expect(text).toContain('実績か期待値がそろわないため、次の指標より下には分解していません: 売上');
  });
});

describe('a phase that more left than entered', () => {
  const csv = '年月,リード数,商談数,受注数,売上\n2026-04,200,80,20,1000\n2026-05,210,20,84,4200\n';

  it('has data, and no verdict', async () => {
    expect(await said(csv, 'ja')).toMatch(/受注 \| 20→84 .*\| 判定しない \|/u);
    expect(await said(csv, 'en')).toMatch(/受注 \| 20→84 .*\| not judged \|/u);
  });

  it('is not called a rate where it moved the gap most', async () => {
    expect(await said(csv, 'ja')).toMatch(
      /差にいちばん効いたのは受注率（\+[^）]+）ですが、次へ進んだ数が入った数を上回っており、率としては読めません。/u,
    );
    expect(await said(csv, 'en')).toMatch(
      /What moved the gap most is 受注率 \([^)]+\), but more went on than came in, so that it cannot be read as a rate\./u,
    );
  });
});

it('a phase with data and nothing to compare them with is not called one without data', async () => {
  const csv = '年月,リード数,商談数,受注数,売上\n2026-05,200,80,20,1000\n';
  expect(await said(csv, 'ja')).toMatch(/受注 \| 80→20 .*\| 比較なし \|/u);
  expect(await said(csv, 'en')).toMatch(/受注 \| 80→20 .*\| not compared \|/u);
});

it('a budget beside the actuals is used for want of a target, and that is what is said', async () => {
  const files = { 'kpi.yaml': TREE, 'a.csv': '年月,売上,売上予算\n2026-04,1000,900\n' };
  const { stdout } = await run(['diagnose', '--lang', 'ja'], { files, env: { COLUMNS: '200' } });
  expect(stdout).toContain(
    'この期間のKGIの目標がないため、ファイルの予算の列と比べました（別の相手は --against で選べます）',
  );
});
