import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_FOR_CHART } from '../../src/diagnose/trend/chart.js';
import { normalFrom } from '../../src/plan/random.js';
import { type ChartPoint, chartSignals } from '../../src/stats/chart-signals.js';
import { pChart } from '../../src/stats/p-chart.js';
import { meanMovingRange, xmr } from '../../src/stats/xmr.js';
import { oracle, within } from '../oracles.js';
import { expectWithin } from './closeness.js';

describe('xmr', () => {
  it.each([
    ['trend.xmr_nist', 'x'],
    ['trend.xmr_monthly', 'baseline'],
  ])('%s', (name, key) => {
    const { input, expected, tolerance } = oracle(name);
    const { center, movingRange, lower, upper, rangeLimit } = xmr(input[key])!;
    const got = { mean: center, mr_bar: movingRange, lnpl: lower, unpl: upper, url: rangeLimit };
    for (const [figure, value] of Object.entries(got))
      expectWithin(value, expected[figure], within(expected[figure], tolerance));
  });

  it('of months after the baseline, 122 is beyond its limits and 118 is not: trend.xmr_monthly', () => {
    const { input } = oracle('trend.xmr_monthly');
    const limits = xmr(input.baseline)!;
    const points = [...input.baseline, ...input.new].map((value: number) => ({ value, ...limits }));
    expect(chartSignals(points)).toEqual([{ index: 12, rule: 'beyond-limits' }]);
  });

  it('rings falsely with few points in its baseline, and seldom with the twelve that a chart needs', () => {
    const { input, expected } = oracle('trend.xmr_baseline_length');
    const reps = 40_000;
    const normal = normalFrom(1);
    const falseAlarms: number[] = input.m.map((points: number) => {
      let [alarms, found] = [0, 0];
      for (let rep = 0; rep < reps; rep += 1) {
        const { lower, upper } = xmr(Array.from({ length: points }, normal))!;
        const next = normal();
        if (next < lower || next > upper) alarms += 1;
        if (next + 3 < lower || next + 3 > upper) found += 1;
      }
      const told = expected[points];
      // Both are simulations: four standard errors of their difference.
      const reach = (share: number): number =>
        4 * Math.sqrt(share * (1 - share) * (1 / reps + 1 / input.reps));
      expectWithin(alarms / reps, told.false_alarm, reach(told.false_alarm));
      expectWithin(found / reps, told.detect_3sigma_shift, reach(told.detect_3sigma_shift));
      return alarms / reps;
    });
    const least = input.m.find((_: number, at: number) => falseAlarms[at]! < 0.02);
    expect(least).toBe(LEAST_FOR_CHART);
  });

  it('makes no step across a gap', () => {
    expect(meanMovingRange([1, 2, null, 50, 52])).toBe(1.5);
    expect([xmr([]), xmr([1]), xmr([1, null, 3])]).toEqual([null, null, null]);
  });

  it('holds its centre between its limits, and moves with the values', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, (raw) => {
        const { lower, center, upper } = xmr(raw)!;
        expect(lower).toBeLessThanOrEqual(center);
        expect(center).toBeLessThanOrEqual(upper);
        const moved = xmr(raw.map((value) => value + 100))!;
        expectWithin(moved.lower, lower + 100, 1e-6);
        expectWithin(moved.upper, upper + 100, 1e-6);
      }),
    );
  });
});

describe('pChart', () => {
  it('widens limits that counting alone makes too narrow: trend.p_chart_varying_n', () => {
    const { input, expected, tolerance } = oracle('trend.p_chart_varying_n');
    const chart = pChart(input.k.map((successes: number, i: number) => ({ successes, cases: input.n[i] })))!;
    expect(chart.isPrime).toBe(true);
    expectWithin(chart.center, expected.pbar, tolerance);
    expectWithin(chart.sigmaZ!, expected.sigma_z, tolerance);
    input.n.forEach((cases: number, month: number) => {
      const [lower, upper] = chart.limits(cases);
      expectWithin(lower, expected.lcl_laney[month], tolerance);
      expectWithin(upper, expected.ucl_laney[month], tolerance);
    });
  });

  // Montgomery's cans of orange juice, 30 samples of 50: the data behind the .2313, .4102 and .0524 of methods 7.
  const CANS = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
    6,
  ];
  it('trend.p_chart_nist: .2313, .0524 to .4102, samples 15 and 23 out', () => {
    const center = CANS.reduce((sum, cans) => sum + cans, 0) / 1500;
    expectWithin(center, 0.2313, 5e-5);
    const chart = pChart(CANS.map((successes) => ({ successes, cases: 50 })))!;
    expectWithin(chart.center, center, 1e-12);
    // These samples vary more than counting does (their sigma_z is above 1.2), so that p' widens the limits.
    const reach = (chart.limits(50)[1] - center) / chart.sigmaZ!;
    expectWithin(center + reach, 0.4102, 5e-5);
    expectWithin(center - reach, 0.0524, 5e-5);
    const points = CANS.map((cans) => ({ value: cans / 50, center, lower: 0.0524, upper: 0.4102 }));
    const beyond = chartSignals(points).filter(({ rule }) => rule === 'beyond-limits');
    expect(beyond.map(({ index }) => index + 1)).toEqual([15, 23]);
  });

  it('counts the limits out where few cases are expected', () => {
    const chart = pChart([2, 1, 2, 1, 2, 1].map((successes) => ({ successes, cases: 15 })))!;
    expect(chart.isPrime).toBe(false);
    // Of 15 at 10 %, six or more happen less than 0.135 % of the time, five do not; none is nothing unusual.
    expect(chart.limits(15)).toEqual([0, 6 / 15]);
  });

  it('has no limits where there is nothing to tell: no case, no success, nothing but successes', () => {
    const of = (successes: number) => pChart([{ successes, cases: 5 }]);
    expect([pChart([]), pChart([null]), of(0), of(5)]).toEqual([null, null, null, null]);
    expect(of(2)).toMatchObject({ sigmaZ: null, isPrime: false });
  });
});

describe('chartSignals', () => {
  const LIMITS = { center: 10, lower: 4, upper: 16 };
  const chart = (values: readonly (number | null)[]): (ChartPoint | null)[] =>
    values.map((value) => (value === null ? null : { value, ...LIMITS }));

  it.each([
    ['nothing', [10, 11, 9, 12, 8], []],
    ['on a limit is within it', [16, 4], []],
    ['beyond a limit', [10, 16.1, 3.9], ['1 beyond-limits', '2 beyond-limits']],
    ['seven on one side', [11, 11, 11, 11, 11, 11, 11], []],
    ['eight on one side', [11, 11, 11, 11, 11, 11, 11, 11], ['7 run-of-eight']],
    ['eight with a gap among them', [11, 11, 11, 11, null, 11, 11, 11, 11], []],
    ['eight with one on the centre', [11, 11, 11, 11, 10, 11, 11, 11, 11], []],
    ['three of four far out', [15, 9, 14, 15], ['3 three-of-four']],
    ['three of four far out, on both sides', [15, 5, 15, 10], []],
    ['three of four, the last of them near the centre', [15, 14, 15, 11], ['2 three-of-four']],
    ['two of four far out', [15, 11, 11, 15], []],
  ])('%s', (_, values, signals) => {
    expect(chartSignals(chart(values)).map(({ index, rule }) => `${index} ${rule}`)).toEqual(signals);
  });

  it('sees no signal in what does not move but for its last digits', () => {
    expect(chartSignals([{ value: 0.1 + 0.2, center: 0.3, lower: 0.3, upper: 0.3 }])).toEqual([]);
  });
});
