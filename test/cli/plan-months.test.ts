import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
horizon: 2026-04..2026-07
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 100M }
kpis:
  wins: { label: 受注数, kind: count }
  price: { label: 単価, kind: average, fixed: true }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
`;
const ROWS = '月,売上,受注数\n2026-03,15000000,15\n2026-04,16000000,16\n';

const shown = async (asOf: string, lang: string, more: readonly string[] = []): Promise<string> => {
  const files = { 'kpi.yaml': TREE, 'm.csv': ROWS };
  const { stdout } = await run(['plan', '--as-of', asOf, '--lang', lang, ...more], { files });
  return stdout;
};

describe('the months before the one a plan is made as of', () => {
  it('are actuals where the data have them', async () => {
    const text = await shown('2026-05', 'ja');
    expect(text).toMatch(/4月実績 +5月 +6月 +7月/u);
    expect(text).toContain('2026年4月までは実績で確定した月として扱い');
  });

  it('are not called so where the data lack them', async () => {
    const text = await shown('2026-06', 'ja');
    expect(text).toMatch(/4月実績 +5月推定 +6月 +7月/u);
    expect(text).toContain('2026年5月までは確定した月として扱い');
    expect(text).toContain('「推定」の月は実績がそろっていない');
    expect(text).not.toContain('確定した月の実績');
    expect(await shown('2026-06', 'en')).toMatch(/Apr act\. +May est\. +Jun +Jul/u);
  });
});

describe('the first line of a plan', () => {
  it('gives the level of a month, or the total where each month has a level of its own', async () => {
    expect(await shown('2026-05', 'ja')).toContain('受注数を月16→28に');
    const free = ['--free-months'];
    expect(await shown('2026-05', 'ja', free)).toContain('受注数を期間の合計で62.5→100に');
    expect(await shown('2026-05', 'en', free)).toMatch(
      /受注数\s+from\s+62\.5\s+to\s+100\s+over\s+the\s+horizon/u,
    );
  });
});

describe('what is decided already', () => {
  it('is a share of the target, or all of it, or no share of a target that is not above zero', async () => {
    expect(await shown('2026-05', 'ja')).toContain('目標のうち1,600万（16.0%）は');
    const little = await shown('2026-05', 'ja', ['--target', '1']);
    expect(little).toContain('確定した月と、それまでに始めた仕事だけで1,600万になり、目標を超えています');
    expect(little).not.toContain('%）は');
    expect(await shown('2026-05', 'ja', ['--target', '0'])).not.toContain('決まっています');
  });
});
