import { describe, expect, it } from 'vitest';
import { conversionBehind } from '../../src/stats/snapshot-rate.js';
import { run } from '../cli/run.js';
import { oracle, within } from '../oracles.js';
import { judgedOver } from './over-months.js';

const { input, expected, tolerance } = oracle('censor.snapshot_bias_under_growth');
const { p, g, lag } = input as { p: number; g: number; lag: number };

describe('a rate of one month over the volume of the same month', () => {
  it('is off by the growth over the lag (censor.snapshot_bias_under_growth)', () => {
    const { snapshot } = expected;
    expect(Math.abs(conversionBehind(snapshot, g, lag)! - p)).toBeLessThanOrEqual(within(p, tolerance));
    expect(conversionBehind(p, g, 0)).toBe(p);
    expect(conversionBehind(0.9, g, 10)).toBeNull();
  });
});

const tree = (wins: string, rate: string): string => `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count${wins} }
phases:
  proposal: { label: 提案, volume: proposals }
  closing: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  proposals: { label: 提案数, kind: count }
  win_rate: { label: 受注率, kind: rate${rate} }
  ${wins.includes('final_rate') ? 'final_rate: { label: 最終の受注率, kind: rate }' : ''}
`;
const LAGGED = ', formula: "lag(proposals, 3) * final_rate"';
const BY_MONTH = ', formula: wins / proposals';

/** A year in which proposals grow by 5 % a month, and .3 of them are won three months later. */
const proposals = Array.from({ length: 12 }, (_, month) => 1000 * (1 + g) ** month);
const wins = proposals.map((_, month) => p * 1000 * (1 + g) ** (month - lag));

const alertsOf = (text: string, columns: Parameters<typeof judgedOver>[2]) =>
  judgedOver(text, '2026-01', columns).alerts.filter(({ rule }) => rule === 'snapshot-under-growth');

describe('conversions of a month while volumes grow', () => {
  it('are explained where the tree says how long they take', () => {
    const [alert, ...others] = alertsOf(tree(LAGGED, BY_MONTH), { proposals, wins });
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ node: 'win_rate', severity: 'info' });
    expect(alert!.message.en).toBe(
      "受注: what comes in grows by about 5.0% a month and takes about 3 months to convert, so that the month's conversions over the month's volume read low at 25.9%; at this pace about 30.0% convert in the end (an approximation, used for nothing else)",
    );
    expect(alert!.message.ja).toBe(
      '受注: 入る件数が月に約5.0%ずつ増えており、結果が出るまで約3か月かかるので、同じ月の件数どうしで割った25.9%は低めに出ています。この月数とペースなら、最終的な転換率はおよそ30.0%です（近似。ほかの計算には使いません）',
    );
    expect(alert!.evidence!.growth).toBeCloseTo(g, 9);
    expect(alert!.evidence!.conversion).toBeCloseTo(p, 9);
    expect(alert!.evidence!.snapshot).toBeCloseTo(expected.snapshot, 9);
  });

  it('read high while they shrink', () => {
    const [alert] = alertsOf(tree(LAGGED, BY_MONTH), {
      proposals: proposals.toReversed(),
      wins: proposals.map((_, month) => p * 1000 * (1 + g) ** (11 - month + lag)),
    });
    expect(alert!.message.en).toContain('shrinks by about 4.8% a month');
    expect(alert!.message.en).toContain('read high at 34.7%; at this pace about 30.0%');
  });

  it('are known to mix months where nothing says how long they take', () => {
    const [alert, ...others] = alertsOf(tree(', formula: proposals * win_rate', ''), { proposals, wins });
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ node: null, severity: 'info' });
    expect(alert!.evidence).toBeUndefined();
    expect(alert!.message.ja).toMatch(/^受注: 入る件数が月を追って増えているので/u);
  });

  it.each<[string, string, Parameters<typeof judgedOver>[2]]>([
    [
      'the formula looks back itself',
      tree(', formula: "lag(proposals, 3) * win_rate"', ''),
      { proposals, wins },
    ],
    ['volumes stand still', tree(LAGGED, BY_MONTH), { proposals: proposals.map(() => 1000), wins }],
    [
      'volumes move as chance has it',
      tree(LAGGED, BY_MONTH),
      { proposals: [9, 12, 8, 11, 10, 9, 12, 10, 8, 11, 9, 12].map((each) => each * 100), wins },
    ],
    [
      'four months are all there is',
      tree(LAGGED, BY_MONTH),
      { proposals: proposals.slice(0, 4), wins: wins.slice(0, 4) },
    ],
    [
      'growth is slight',
      tree(LAGGED, BY_MONTH),
      { proposals: proposals.map((_, month) => 1000 + month), wins: proposals.map(() => 300) },
    ],
  ])('are left alone where %s', (_, text, columns) => {
    expect(alertsOf(text, columns)).toEqual([]);
  });
});

describe('conversions of records', () => {
  const TREE = (view: string): string => `kpi: 1
kgi: { id: wins, kind: count, formula: proposals * win_rate, target: 10 }
phases: { proposal: { label: 提案, volume: proposals }, closing: { label: 受注, volume: wins, conversion: win_rate } }
kpis: { proposals: { kind: count }, win_rate: { kind: rate } }
sources:
  deals:
    path: deals.csv
    layout: records
    view: ${view}
    stages: { proposal: shown, closing: won }
`;
  /** 10, 12, 14 … proposals a month; half of each are won two months later. */
  const rows = Array.from({ length: 12 }, (_, index) => {
    const date = (month: number): string => `2026-${String(month + 1).padStart(2, '0')}-15`;
    return Array.from(
      { length: 10 + 2 * index },
      (_, id) => `${date(index)},${id % 2 === 0 && index < 10 ? date(index + 2) : ''}`,
    );
  }).flat();
  const told = async (view: string): Promise<string[]> => {
    const files = { 'kpi.yaml': TREE(view), 'deals.csv': `shown,won\n${rows.join('\n')}\n2026-12-31,\n` };
    const { stdout } = await run(['diagnose', '--format', 'json'], { files });
    const alerts: { rule: string; evidence: { lag: number } }[] = JSON.parse(stdout).alerts;
    return alerts
      .filter(({ rule }) => rule === 'snapshot-under-growth')
      .map(({ evidence }) => `${evidence.lag} months`);
  };

  it('take as long as their median', async () => {
    expect(await told('snapshot')).toEqual(['2 months']);
  });

  it('are of the month of entering in a cohort view, and right', async () => {
    expect(await told('cohort')).toEqual([]);
  });
});
