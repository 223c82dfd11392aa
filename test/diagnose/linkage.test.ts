import { describe, expect, it } from 'vitest';
import { oracle } from '../oracles.js';
import { judgedOver } from './over-months.js';

const { input, expected } = oracle('linkage.lagged_differences');
const TREE = `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: lag(calls, 2) * rate }
kpis:
  calls: { label: 架電数, kind: count }
  rate: { kind: average, unit: 件 }
`;

const linkOf = (calls: readonly number[], wins: readonly number[]) =>
  judgedOver(TREE, '2025-01', { calls, wins }).linkage.find(({ node }) => node === 'calls')!;

describe('whether the KGI moves with a volume', () => {
  it('is asked of changes at the declared lag: linkage.lagged_differences', () => {
    const link = linkOf(input.kpi, input.kgi);
    expect(link).toMatchObject({ lag: 2, pairs: expected.n_pairs, verdict: 'unclear' });
    expect(link.tau).toBeCloseTo(expected.kendall_tau_b, 9);
    expect(link.pValue).toBeCloseTo(expected.kendall_p, 9);
  });

  it('is not asked of less than twelve months', () => {
    expect(linkOf(input.kpi.slice(1), input.kgi.slice(1))).toMatchObject({ tau: null, verdict: 'too-short' });
  });

  const zigzag = [10, 14, 9, 17, 8, 19, 7, 21, 6, 23, 5, 26, 4, 28];
  const delayed = (sign: number) => [50, 50, ...zigzag.slice(0, -2).map((calls) => 50 + sign * calls)];
  it('is said where it contradicts, as an association', () => {
    const found = judgedOver(TREE, '2025-01', { calls: zigzag, wins: delayed(-1) });
    expect(found.linkage[0]).toMatchObject({ node: 'calls', tau: -1, verdict: 'against' });
    const alerts = found.alerts.filter(({ rule }) => rule === 'kpi-against-kgi');
    expect(alerts).toMatchObject([{ node: 'calls', severity: 'info', evidence: { lag: 2, tau: -1 } }]);
    expect(alerts[0]!.message).toMatchInlineSnapshot(`
      {
        "en": "where 架電数 rose, 受注数 tended to fall 2 months later (an association over 11 changes from month to month, no proof of a cause): see whether more of it still serves the goal",
        "ja": "架電数が増えると、2か月後の受注数は下がる傾向がありました（前月からの変化11回分の関連で、原因とは言えません）。架電数を増やせば受注数がよくなるという前提を確かめてください",
      }
    `);
  });

  it('is only in the JSON where it agrees', () => {
    const found = judgedOver(TREE, '2025-01', { calls: zigzag, wins: delayed(1) });
    expect(found.linkage[0]).toMatchObject({ tau: 1, verdict: 'with' });
    expect(found.alerts.map(({ rule }) => rule)).not.toContain('kpi-against-kgi');
  });

  it('is not asked at more than three lags: one of them would fit by chance', () => {
    const spread = TREE.replace(
      'formula: lag(calls, 2) * rate',
      'formula: calls * rate, lags: { 0: 25%, 1: 25%, 2: 25%, 3: 25% }',
    );
    expect(judgedOver(spread, '2025-01', { calls: input.kpi, wins: input.kgi }).linkage).toEqual([]);
  });
});
