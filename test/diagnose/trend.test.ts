import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../src/model/calendar.js';
import { parsePeriod } from '../../src/model/periods.js';
import { oracle } from '../oracles.js';
import { judgedOver } from './over-months.js';

const COUNT = `
kpi: 1
fiscal_year_start: 4
kgi: { id: calls, kind: count }
`;
const trendOf = (values: readonly (number | null)[], from = '2025-04', text = COUNT) =>
  judgedOver(text, from, { calls: values }).trends[0]!;
const signalsOf = ({ signals }: ReturnType<typeof trendOf>) =>
  signals.map(({ month, rule }) => `${formatMonth(month)} ${rule}`);

/** Two dozen values around a level, without a trend. */
const QUIET = [
  101, 98, 104, 99, 102, 97, 103, 100, 96, 105, 99, 101, 100, 103, 98, 102, 97, 104, 100, 99, 103, 98, 101,
  100,
];

describe('how many months it takes', () => {
  it.each([
    [1, 'too-short', null, 'none'],
    [2, 'too-short', null, 'none'],
    [4, 'too-short', null, 'none'],
    [5, 'tentative', 2 / 120, 'up'],
    [11, 'tentative', 2 / 39916800, 'up'],
    [12, 'chart', 2 / 479001600, 'up'],
  ] as const)('%i rising months: %s', (count, status, p, direction) => {
    const trend = trendOf(Array.from({ length: count }, (_, index) => 100 + 3 * index));
    expect(trend).toMatchObject({ status, direction, periods: count, slope: p === null ? null : 3 });
    expect(trend.chart === null).toBe(count < 12);
    if (p === null) expect(trend.pValue).toBeNull();
    else expect(trend.pValue! / p).toBeCloseTo(1, 9);
  });

  it('a perfect run of five is no news among ten nodes that were looked at', () => {
    const ids = Array.from({ length: 9 }, (_, index) => `n${index}`);
    const text = `${COUNT}kpis: { ${ids.map((id) => `${id}: { kind: count }`).join(', ')} }\n`;
    const others = ids.map((id, index) => [id, [3, 1, 4, 1, 5].map((value) => value + index)]);
    const { trends } = judgedOver(text, '2026-01', {
      calls: [1, 2, 3, 4, 5],
      ...Object.fromEntries(others),
    });
    expect(trends[0]!.pValue).toBeCloseTo(1 / 60, 9);
    expect(trends[0]!.pAdjusted).toBeCloseTo(1 / 6, 9);
    expect(trends.map(({ direction }) => direction)).toEqual(trends.map(() => 'none'));
  });

  it('a stock is the stock of the month before and a little: no test of independent months', () => {
    const stock = COUNT.replace('kind: count', 'kind: stock');
    expect(trendOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], '2025-04', stock)).toMatchObject({
      status: 'carried-over',
      pValue: null,
      chart: null,
      direction: 'none',
    });
  });

  it('a month that is not over, and a blank one, are none', () => {
    const calls = [10, 11, null, 13, 14, 15, 16];
    const { trends } = judgedOver(
      `kpi: 1\nkgi: { id: wins, kind: count, formula: calls * rate }\nkpis: { calls: { kind: count }, rate: { kind: rate } }\n`,
      '2026-01',
      { calls, wins: [1, 2, 3, 4, 5, 6, null] },
    );
    const of = (id: string) => trends.find(({ node }) => node.id === id)!;
    expect(of('calls')).toMatchObject({ periods: 5, recent: [10, 11, null, 13, 14, 15], slope: 1 });
    expect(of('wins')).toMatchObject({ periods: 6 });
  });
});

describe('the chart', () => {
  it('takes its limits from the months before the fiscal year, and keeps them: trend.xmr_monthly', () => {
    const { input, expected } = oracle('trend.xmr_monthly');
    const trend = trendOf([...input.baseline, ...input.new], '2025-04');
    expect(trend.chart!.kind).toBe('xmr');
    expect(trend.chart!.center).toBeCloseTo(expected.mean, 9);
    expect(trend.chart!.lower).toBeCloseTo(expected.lnpl, 9);
    expect(trend.chart!.upper).toBeCloseTo(expected.unpl, 9);
    expect(signalsOf(trend)).toEqual(['2026-04 beyond-limits']);
    const later = trendOf([...input.baseline, ...input.new, 90, 140, 60], '2025-04');
    expect(later.chart).toEqual(trend.chart);
  });

  it('looks back two years from the fiscal year, no further', () => {
    const trend = trendOf([...QUIET.map((value) => value * 9), ...QUIET, 100, 101], '2022-04');
    expect(formatMonth(trend.chart!.baseline.from)).toBe('2024-04');
    expect(formatMonth(trend.chart!.baseline.to)).toBe('2026-03');
    expect([trend.periods, signalsOf(trend)]).toEqual([36, []]);
  });

  it('rests on the first year that is known where the fiscal year is young', () => {
    const { chart } = trendOf(QUIET.slice(0, 14), '2025-10');
    expect([formatMonth(chart!.baseline.from), formatMonth(chart!.baseline.to)]).toEqual([
      '2025-10',
      '2026-09',
    ]);
  });

  it('of a count does not go below nothing', () => {
    const { chart } = trendOf([1, 9, 2, 8, 1, 9, 2, 8, 1, 9, 2, 8], '2025-04');
    expect(chart!.lower).toBe(0);
  });

  it('has no limits for what never moves', () => {
    expect(trendOf(Array(12).fill(7), '2025-04')).toMatchObject({
      chart: null,
      signals: [],
      direction: 'none',
    });
  });

  describe('of a rate', () => {
    const FUNNEL = `
kpi: 1
kgi: { id: wins, kind: count, formula: calls * rate }
kpis: { calls: { kind: count }, rate: { kind: rate } }
`;
    const rateOf = (wins: readonly number[], calls: readonly number[]) =>
      judgedOver(FUNNEL, '2025-01', { wins, calls }).trends.find(({ node }) => node.id === 'rate')!;
    const calls = [100, 120, 110, 115, 105, 118, 108, 112, 104, 116, 109, 111];

    it('is that of its cases', () => {
      const wins = calls.map((count, index) => Math.round(count * 0.25) + [1, -1, 0][index % 3]!);
      const { chart } = rateOf(wins, calls);
      expect(chart!.kind).toBe('p');
      const center = wins.reduce((a, b) => a + b) / calls.reduce((a, b) => a + b);
      expect(chart!.center).toBeCloseTo(center, 12);
      expect(chart!.upper).toBeCloseTo(center + 3 * Math.sqrt((center * (1 - center)) / 111), 12);
    });

    it('is widened where the months differ by more than counting does', () => {
      const wins = calls.map((_, index) => [22, 40, 18, 31][index % 4]!);
      expect(rateOf(wins, calls).chart!.kind).toBe('p-prime');
    });

    it('is that of its values where cases make no sense: more wins than calls', () => {
      const { trends } = judgedOver('kpi: 1\nkgi: { id: rate, kind: rate }\n', '2025-01', {
        rate: [0.2, 0.25, 0.22, 0.21, 0.26, 0.24, 0.2, 0.23, 0.22, 0.25, 0.21, 0.24],
      });
      expect(trends[0]!.chart!.kind).toBe('xmr');
    });
  });

  it('tells whether months follow the ones before', () => {
    const slow = Array.from({ length: 20 }, (_, index) => 100 + 10 * Math.sin(index / 3));
    expect(trendOf(slow).autocorrelation).toBeGreaterThan(0.5);
    expect(trendOf(QUIET).autocorrelation).toBeLessThan(0);
    expect(trendOf(slow.slice(0, 15)).autocorrelation).toBeNull();
  });
});

describe('the season', () => {
  const SEASON = oracle('trend.seasonal_naive').input.last_year as number[];

  it('is not mistaken for growth: trend.seasonal_naive', () => {
    const { input, expected } = oracle('trend.seasonal_naive');
    const trend = trendOf([...input.last_year, ...input.this_year], '2025-04');
    const { actual, lastYear, toDate } = trend.yearOnYear!;
    expect(actual / lastYear - 1).toBeCloseTo(expected.yoy_change_month3, 12);
    expect(toDate!.actual / toDate!.lastYear).toBeCloseTo(expected.ytd_ratio, 12);
    expect(formatMonth(toDate!.period.from)).toBe('2026-04');
    expect(trend).toMatchObject({ season: 'none', direction: 'none' });
  });

  it('is taken out where two years show it', () => {
    const grown = [0, 1, 2].flatMap((year) =>
      SEASON.map((value, month) => value + 4 * year + ((month * 7) % 3)),
    );
    const trend = trendOf(grown, '2024-04');
    expect(trend).toMatchObject({ season: 'shown', direction: 'up' });
    expect(trend.slope).toBeCloseTo(4 / 12, 9);
    // The limits of a month are those of its own season: March is a high one.
    expect(trend.chart!.center).toBeGreaterThan(120);
  });

  it('is taken out by the weights that the tree declares', () => {
    const weights = SEASON.map((value, index) => `${((index + 3) % 12) + 1}: ${value / 100}`).join(', ');
    const declared = COUNT.replace('kind: count', `kind: count, season: { ${weights} }`);
    const trend = trendOf(SEASON, '2025-04', declared);
    expect(trend).toMatchObject({ season: 'declared', direction: 'none', chart: null });
    expect(trend.slope).toBeCloseTo(0, 9);
  });

  it('is compared with the same months of last year, as far as both are known', () => {
    expect(trendOf(SEASON).yearOnYear).toBeNull();
    const quarter = judgedOver(
      COUNT,
      '2025-04',
      { calls: [...SEASON, 90, 99, 132] },
      { period: parsePeriod('2026-04..2026-06', 4)! },
    );
    expect(quarter.trends[0]!.yearOnYear).toEqual({ actual: 321, lastYear: 290, toDate: null });
  });
});
