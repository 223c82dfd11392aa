import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import type { DiagnoseRequest, Diagnosis } from '../../src/diagnose/types.js';
import { parsePeriod } from '../../src/model/periods.js';
import { uniformFrom } from '../../src/plan/random.js';
import { countTest } from '../../src/stats/count-level.js';
import { samplePoisson } from '../../src/stats/sample-poisson.js';
import { sampleGamma, sampleNormal } from '../../src/stats/sampling.js';
import { answers } from '../data/workspace.js';
import { treeOf } from '../history.js';
import { judgedOver } from './over-months.js';

const FUNNEL = `
kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 25 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, formula: inbound + outbound, target: 100 }
  inbound: { kind: count, target: 60 }
  outbound: { kind: count, target: 40 }
  win_rate: { kind: rate, target: 25% }
`;

const testOf = ({ nodes }: Diagnosis, id: string) => nodes.find(({ node }) => node.id === id)!;
const p = (diagnosis: Diagnosis, id: string) => testOf(diagnosis, id).test!.pValue!;

describe('volumes', () => {
  const judged = judgedOver(FUNNEL, '2026-04', { inbound: [40], outbound: [41], wins: [20] });

  it('are tested where no conversion is judged for them: leaves, and the volume that a funnel begins with', () => {
    const tested = judged.nodes.filter(({ test }) => test).map(({ node }) => node.id);
    expect(tested.sort()).toEqual(['contacts', 'inbound', 'outbound']);
    expect(judged.nodes.filter(({ untested }) => untested)).toEqual([]);
  });

  it('by the exact Poisson against a plan, adjusted by Holm', () => {
    // scipy 1.17: 2 * poisson.cdf(40, 60), 2 * poisson.cdf(81, 100).
    expect(p(judged, 'inbound')).toBeCloseTo(0.0079656, 4);
    expect(p(judged, 'contacts')).toBeCloseTo(0.0581326, 4);
    expect(testOf(judged, 'inbound').test).toMatchObject({
      kind: 'poisson',
      cases: 40,
      dispersion: null,
      verdict: 'confirmed',
    });
    expect(testOf(judged, 'inbound').test!.pAdjusted).toBeCloseTo(3 * 0.0079656, 4);
    expect(testOf(judged, 'contacts').test).toMatchObject({ verdict: 'suggestive' });
    expect(testOf(judged, 'outbound').test).toMatchObject({ verdict: 'indistinct' });
  });

  it('by both counts against another period, with the months of each', () => {
    const columns = { inbound: [40, 20], outbound: [40, 41], wins: [20, 15] };
    const past = judgedOver(FUNNEL, '2026-04', columns, { against: 'previous' });
    // scipy 1.17: 2 * binom.cdf(20, 60, 0.5).
    expect(p(past, 'inbound')).toBeCloseTo(0.01348929, 7);
    const long = { inbound: [20, 20, 20, 20], outbound: [40, 40, 40, 40], wins: [15, 15, 15, 15] };
    const request = { period: parsePeriod('2026-07', 1)!, against: parsePeriod('2026-04..2026-06', 1)! };
    expect(p(judgedOver(FUNNEL, '2026-04', long, request), 'inbound')).toBe(1);
  });

  it('wider where the months before differ by more than chance, and not where they differ by chance', () => {
    const steady = [58, 63, 55, 61, 66, 52, 60, 64, 57, 59, 62, 55];
    const wild = [30, 95, 40, 85, 60, 25, 100, 70, 35, 90, 45, 65];
    const over = (before: readonly number[], from = '2025-04'): Diagnosis => {
      const all = [...before, 45];
      const columns = { inbound: all, outbound: all.map(() => 40), wins: all.map(() => 20) };
      return judgedOver(FUNNEL, from, columns, { period: parsePeriod('2026-04', 1)! });
    };
    const [chance, beyond] = [steady, wild].map((months) => testOf(over(months), 'inbound').test!);
    expect(chance!.dispersion).toBe(1);
    // The variance of these months over their mean of 61.67.
    expect(beyond!.dispersion).toBeCloseTo(11.5233, 4);
    expect(beyond!.pValue!).toBeGreaterThan(3 * chance!.pValue!);
    expect(beyond!.interval![0]).toBeLessThan(chance!.interval![0]);
    expect(testOf(over(steady.slice(1), '2025-05'), 'inbound').test!.dispersion).toBeNull();
  });

  it('raise an alarm in about one of twenty where months differ twice as much as by chance', () => {
    const uniform = uniformFrom(29);
    const month = (): number => samplePoisson(sampleGamma(60, uniform), uniform);
    let [alarms, plain] = [0, 0];
    for (let i = 0; i < 200; i += 1) {
      const inbound = Array.from({ length: 25 }, month);
      const columns = { inbound, outbound: inbound.map(() => 40), wins: inbound.map(() => 20) };
      const judged = judgedOver(FUNNEL, '2024-04', columns, { period: parsePeriod('2026-04', 1)! });
      if (p(judged, 'inbound') < 0.05) alarms += 1;
      if (countTest(inbound.at(-1)!, 60) < 0.05) plain += 1;
    }
    // 2 sigma of 200 months are 0.031. Without the allowance it is one of seven.
    expect(alarms / 200).toBeLessThan(0.095);
    expect(plain / 200).toBeGreaterThan(0.1);
  });

  it('not where so few are expected that none at all would prove nothing, unless far more came', () => {
    const few = FUNNEL.replace('target: 60', 'target: 2');
    const with2 = (inbound: number) =>
      judgedOver(few, '2026-04', { inbound: [inbound], outbound: [41], wins: [20] });
    expect(testOf(with2(0), 'inbound').test).toMatchObject({ verdict: 'insufficient' });
    expect(testOf(with2(12), 'inbound').test).toMatchObject({ verdict: 'confirmed' });
  });

  it('a month that is on target raises an alarm in about one of twenty', () => {
    const uniform = uniformFrom(17);
    let [alone, adjusted] = [0, 0];
    for (let i = 0; i < 400; i += 1) {
      const [inbound, outbound] = [samplePoisson(60, uniform), samplePoisson(40, uniform)];
      const one = judgedOver(FUNNEL, '2026-04', { inbound: [inbound], outbound: [outbound], wins: [5] });
      if (p(one, 'inbound') < 0.05) alone += 1;
      if (one.nodes.some(({ test }) => test?.verdict === 'confirmed')) adjusted += 1;
    }
    expect(alone / 400).toBeLessThan(0.075);
    // Confirmed is 10 % over all volumes together.
    expect(adjusted / 400).toBeLessThan(0.13);
    expect(adjusted).toBeGreaterThan(10);
  });
});

const DEALS = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * deal_size, target: 2000, measure: { sum: amount, on: won } }
kpis:
  wins: { kind: count, measure: { count: true, on: won }, target: 10 }
  deal_size: { kind: average, target: 200 }
sources:
  deals: { path: deals.csv, layout: records }
`;

const csvOf = (months: Readonly<Record<string, readonly (number | null)[]>>): string =>
  [
    'won,amount',
    ...Object.entries(months).flatMap(([month, amounts]) =>
      amounts.map((amount, index) => `${month}-${String(28 - (index % 3)).padStart(2, '0')},${amount ?? ''}`),
    ),
  ].join('\n');

const judgedOf = async (
  months: Readonly<Record<string, readonly (number | null)[]>>,
  request: DiagnoseRequest = {},
  text = DEALS,
): Promise<Diagnosis> => {
  const tree = treeOf(text);
  return diagnose(tree, historyOf(tree, await answers(text, { 'deals.csv': csvOf(months) })), request);
};
const size = async (...given: Parameters<typeof judgedOf>) => testOf(await judgedOf(...given), 'deal_size');

const TWELVE = [120, 150, 90, 310, 260, 180, 75, 200, 140, 500, 95, 230];

describe('averages', () => {
  it('of ten amounts or more by their logarithms', async () => {
    const found = (await size({ '2026-04': TWELVE })).test!;
    expect(found).toMatchObject({ kind: 'log-t', cases: 12, dispersion: null });
    // The same in numpy, of the amounts themselves: 134.53 to 289.22. Amounts are known to 2 %, their mean exactly.
    expect(Math.abs(found.interval![0] / 134.53 - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.interval![1] / 289.22 - 1)).toBeLessThan(0.01);
  });

  it('of fewer, or of amounts that are 0 or less, by draws from them', async () => {
    expect((await size({ '2026-04': TWELVE.slice(0, 9) })).test).toMatchObject({
      kind: 'bootstrap',
      cases: 9,
    });
    const zero = (await size({ '2026-04': [...TWELVE, 0] })).test!;
    expect(zero).toMatchObject({ kind: 'bootstrap', cases: 13 });
    const refund = (await size({ '2026-04': [...TWELVE, -150] })).test!;
    expect(refund).toMatchObject({ kind: 'bootstrap', cases: 13 });
    expect(refund.interval![0]).toBeLessThan(zero.interval![0]);
  });

  it('of logarithms that are clearly skewed by draws as well', async () => {
    const skewed = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100, 103, 97, 20_000];
    expect((await size({ '2026-04': skewed })).test).toMatchObject({ kind: 'bootstrap', cases: 13 });
  });

  it('of fewer than five are not judged', async () => {
    const few = (await size({ '2026-04': [100, 900, 300, 500] })).test!;
    expect(few).toMatchObject({
      cases: 4,
      interval: null,
      pValue: null,
      pAdjusted: null,
      verdict: 'insufficient',
    });
  });

  it('of a few that are nearly the same and one far from them are not judged: that one says nothing of others', async () => {
    const judged = await judgedOf({ '2026-04': [100, 103, 97, 105, 90_000] });
    expect(testOf(judged, 'deal_size').test).toMatchObject({
      cases: 5,
      interval: null,
      verdict: 'insufficient',
    });
    expect(judged.contributions.find(({ id }) => id === 'deal_size')!.interval).toBeNull();
  });

  it('beyond chance are confirmed, on either side', async () => {
    const low = TWELVE.map((amount) => amount / 2);
    const high = TWELVE.map((amount) => amount * 2);
    expect((await size({ '2026-04': low })).test).toMatchObject({ verdict: 'confirmed' });
    expect((await size({ '2026-04': high })).test).toMatchObject({ verdict: 'confirmed' });
    expect((await size({ '2026-04': TWELVE })).test).toMatchObject({ verdict: 'indistinct' });
  });

  it('against another period by the amounts of both', async () => {
    const request = { against: 'previous' } as const;
    const same = (await size({ '2026-03': TWELVE, '2026-04': TWELVE }, request)).test!;
    expect(same.pValue).toBeCloseTo(1, 6);
    const less = TWELVE.map((amount) => amount / 3);
    expect((await size({ '2026-03': TWELVE, '2026-04': less }, request)).test).toMatchObject({
      kind: 'log-t',
      verdict: 'confirmed',
    });
    const few = await size({ '2026-03': TWELVE.slice(0, 7), '2026-04': TWELVE }, request);
    expect(few.test).toMatchObject({ kind: 'bootstrap', cases: 12 });
    expect((await size({ '2026-03': [100, 200], '2026-04': TWELVE }, request)).test).toMatchObject({
      verdict: 'insufficient',
    });
  });

  it.each([
    ['no-records', 'of a table of months', undefined],
    [
      'other-records',
      'where an amount is blank, so that the average is of more deals than amounts',
      [...TWELVE, null],
    ],
    ['alike', 'where all amounts are the same', TWELVE.map(() => 150)],
  ])('are not tested: %s, %s', async (why, _, amounts) => {
    const found = amounts
      ? await size({ '2026-04': amounts })
      : testOf(
          judgedOver(
            DEALS.slice(0, DEALS.indexOf('sources')).replaceAll(/, measure: \{[^}]*\}/gu, ''),
            '2026-04',
            { revenue: [1800], wins: [11] },
          ),
          'deal_size',
        );
    expect([found.test, found.untested]).toEqual([null, why]);
  });

  it('hold their own mean in their interval, with a chance from 0 to 1', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        const { test, actual } = await size({ '2026-04': given });
        if (!test?.interval) return;
        expect(test.interval[0]).toBeLessThanOrEqual(actual! * (1 + 1e-9));
        expect(test.interval[1]).toBeGreaterThanOrEqual(actual! * (1 - 1e-9));
        expect(test.pValue! >= 0 && test.pValue! <= 1).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('that are on target raise an alarm in about one of twenty', async () => {
    const uniform = uniformFrom(19);
    let alarms = 0;
    for (let i = 0; i < 200; i += 1) {
      const amounts = Array.from({ length: 20 }, () =>
        Math.round(200e4 * Math.exp(0.5 * sampleNormal(uniform) - 0.125)),
      );
      const { test } = await size(
        { '2026-04': amounts },
        {},
        DEALS.replace('target: 200 ', 'target: 200万 '),
      );
      if (test!.pValue! < 0.05) alarms += 1;
    }
    expect(alarms / 200).toBeLessThan(0.095);
    expect(alarms).toBeGreaterThan(1);
  });
});

describe('a month that is not over', () => {
  it('leaves its volumes unjudged, and not its averages', async () => {
    const text = `${DEALS}horizon: 2026-04..2026-05\n`;
    const months = { '2026-04': TWELVE };
    const tree = treeOf(text);
    const open = `${csvOf(months)}\n${TWELVE.map((amount) => `2026-05-10,${amount}`).join('\n')}`;
    const history = historyOf(tree, await answers(text, { 'deals.csv': open }));
    const judged = diagnose(tree, history, { period: parsePeriod('2026-05', 1)! });
    expect(testOf(judged, 'wins')).toMatchObject({ test: null, untested: 'unfinished' });
    expect(testOf(judged, 'deal_size').test).toMatchObject({ kind: 'log-t', cases: 12 });
  });
});

describe('what chance would make of a contribution', () => {
  it('is told of volumes and averages as well', async () => {
    const judged = await judgedOf({ '2026-04': TWELVE });
    const bands = Object.fromEntries(
      judged.contributions.map(({ id, effect, interval }) => [id, { effect, interval }]),
    );
    const { effect, interval } = bands.wins!;
    // Twelve wins of 195.8: by the logarithmic mean of 2,000 and 2,350, 1.645 of a 1 / sqrt(12).
    const mean = (2350 - 2000) / Math.log(2350 / 2000);
    expect(interval![1] - effect).toBeCloseTo((1.6449 * mean) / Math.sqrt(12), 0);
    expect(bands.deal_size!.interval![0]).toBeLessThan(bands.deal_size!.effect);
  });

  it('of few cases is taken at the ends of their interval, and of too few amounts is not known', async () => {
    const judged = await judgedOf({ '2026-04': [180, 220, 190] });
    const [wins, deal] = ['wins', 'deal_size'].map(
      (id) => judged.contributions.find((one) => one.id === id)!,
    );
    expect(wins!.interval![1] - wins!.effect).toBeGreaterThan(wins!.effect - wins!.interval![0]);
    expect(deal!.interval).toBeNull();
  });
});
