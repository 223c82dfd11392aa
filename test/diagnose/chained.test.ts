import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import type { ExpectedFact } from '../../src/data/roles.js';
import { attribute } from '../../src/diagnose/attribution.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import type { DiagnoseRequest, Diagnosis } from '../../src/diagnose/types.js';
import { parsePeriod } from '../../src/model/periods.js';
import { factsFrom, historyFrom, treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';
import { programOf } from '../plan/chain.js';
import { judgedOver } from './over-months.js';

const CHAIN = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
phases:
  contact: { label: 初回接触, volume: contacts }
  closing: { label: クロージング, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  wins: { kind: count, formula: contacts * win_rate }
  win_rate: { kind: rate }
  price: { kind: average }
`;

type Column = readonly (number | null)[];
type Columns = Readonly<Record<string, Column>>;

const QUARTER = { period: parsePeriod('2026-04..2026-06', 1)!, against: 'previous' } as const;

const sumOf = ({ contributions }: Diagnosis): number =>
  contributions.reduce((sum, { effect }) => sum + effect, 0);
const gapOf = ({ kgi }: Diagnosis): number => kgi.actual! - kgi.expected!;
const effectsOf = ({ contributions }: Diagnosis) =>
  Object.fromEntries(contributions.map(({ id, effect }) => [id, effect]));
const effectAt = ({ nodes }: Diagnosis, id: string): number =>
  nodes.find(({ node }) => node.id === id)!.effect!;
const noteOf = ({ alerts }: Diagnosis, rule: string) => alerts.find((alert) => alert.rule === rule)?.message;

describe('the gap of several months is the sum of its months', () => {
  it('as published row by row: attribution.icanexplain_funnel', () => {
    const { input, expected, tolerance } = oracle('attribution.icanexplain_funnel');
    const rows = Object.values<{ y2018: number[]; y2019: number[] }>(input.rows);
    const columns = Object.fromEntries(
      (input.funnel as string[]).map((id, stage) => [
        id,
        [...rows.map(({ y2018 }) => y2018[stage]!), ...rows.map(({ y2019 }) => y2019[stage]!)],
      ]),
    );
    const found = judgedOver(
      `
kpi: 1
kgi: { id: revenue, kind: amount, formula: conversions * spend }
kpis:
  impressions: { kind: count }
  clicks: { kind: count, formula: impressions * click_rate }
  click_rate: { kind: rate }
  conversions: { kind: count, formula: clicks * conversion_rate }
  conversion_rate: { kind: rate }
  spend: { kind: average }
`,
      '2018-01',
      columns,
      { period: parsePeriod('2018-07..2018-12', 1)!, against: 'previous' },
    );
    const effects = effectsOf(found);
    expect(found.basis).toBe('months');
    ['impressions', 'click_rate', 'conversion_rate', 'spend'].forEach((id, i) => {
      const wanted = expected.lmdi_sum_over_rows[i];
      expect(Math.abs(effects[id]! - wanted), id).toBeLessThanOrEqual(within(wanted, tolerance));
    });
    expect(gapOf(found)).toBeCloseTo(expected.total, 6);
  });

  const month = fc.record({
    contacts: fc.integer({ min: 1, max: 500 }),
    rate: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    price: fc.double({ min: 0.1, max: 50, noNaN: true }),
  });

  it('and so equals the attribution of the tree that has a branch for each month', () => {
    const kinds = Object.fromEntries(
      [0, 1, 2].flatMap((i) => [`n${i}`, `r${i}`, `p${i}`].map((id) => [id, 'amount' as const])),
    );
    const program = programOf('k = n0*r0*p0 + n1*r1*p1 + n2*r2*p2', kinds);
    fc.assert(
      fc.property(fc.array(month, { minLength: 6, maxLength: 6 }), (months) => {
        const found = judgedOver(
          CHAIN,
          '2026-01',
          {
            contacts: months.map(({ contacts }) => contacts),
            wins: months.map(({ contacts, rate }) => contacts * rate),
            price: months.map(({ price }) => price),
            revenue: months.map(({ contacts, rate, price }) => contacts * rate * price),
          },
          QUARTER,
        );
        const leaves = (from: number) =>
          program.leaves.map(({ slot: { id } }) => {
            const { contacts, rate, price } = months[from + Number(id[1])]!;
            return { n: contacts, r: rate, p: price }[id[0]!]!;
          });
        const unrolled = attribute(program, leaves(0), leaves(3));
        const wanted = (letter: string): number =>
          program.leaves.reduce(
            (sum, { slot: { id } }, leaf) => (id[0] === letter ? sum + unrolled.leaves[leaf]!.effect : sum),
            0,
          );
        const size = Math.max(1, ...unrolled.leaves.map(({ effect }) => Math.abs(effect)));
        expect(found.basis).toBe('months');
        expect(Math.abs(effectAt(found, 'contacts') - wanted('n')) / size).toBeLessThan(1e-9);
        expect(Math.abs(effectAt(found, 'win_rate') - wanted('r')) / size).toBeLessThan(1e-9);
        expect(Math.abs(effectAt(found, 'price') - wanted('p')) / size).toBeLessThan(1e-9);
        expect(Math.abs(sumOf(found) - gapOf(found)) / size).toBeLessThan(1e-9);
        expect(Math.abs(effectAt(found, 'revenue') - gapOf(found)) / size).toBeLessThan(1e-9);
        expect(
          Math.abs(effectAt(found, 'contacts') + effectAt(found, 'win_rate') - effectAt(found, 'wins')) /
            size,
        ).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('shows what the whole period hides: losses and gains of different months', () => {
    // 100 contacts win 10 in every month before. April has half the contacts, June half the rate; May is as before.
    const found = judgedOver(
      CHAIN,
      '2026-01',
      {
        contacts: [100, 100, 100, 50, 100, 150],
        wins: [10, 10, 10, 10, 10, 7.5],
        price: [1, 1, 1, 1, 1, 1],
        revenue: [10, 10, 10, 10, 10, 7.5],
      },
      QUARTER,
    );
    // As many contacts in all: by the whole quarter the volume has brought nothing.
    const { contacts, win_rate } = effectsOf(found);
    const log = (a: number, b: number) => (a - b) / Math.log(a / b);
    expect(contacts).toBeCloseTo(10 * Math.log(0.5) + log(7.5, 10) * Math.log(1.5), 12);
    expect(win_rate).toBeCloseTo(10 * Math.log(2) + log(7.5, 10) * Math.log(0.5), 12);
    expect(contacts! + win_rate!).toBeCloseTo(-2.5, 12);
  });

  it('what the tree does not explain is added up as well, and vanishes where months cancel out', () => {
    const text = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: fresh + renewed }
kpis: { fresh: { kind: amount }, renewed: { kind: amount } }
`;
    const columns = { fresh: [10, 10, 10, 12, 8, 13], renewed: [5, 5, 5, 5, 5, 5] };
    const over = (revenue: Column) =>
      effectsOf(judgedOver(text, '2026-01', { ...columns, revenue }, QUARTER));
    expect(over([15, 15, 15, 18, 12, 18])).toEqual({ fresh: 3, renewed: 0 });
    expect(over([15, 15, 15, 18, 12, 20])).toEqual({ fresh: 3, renewed: 0, unmodelled: 2 });
  });

  it('against a plan by months: a season asks more of April than of June', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-06
season: { 4: 1.5, 5: 1, 6: 0.5 }
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 30 }
kpis:
  contacts: { kind: count, target: 300 }
  win_rate: { kind: rate, target: 10% }
`;
    const found = judgedOver(
      text,
      '2026-04',
      { contacts: [150, 100, 50], wins: [15, 10, 2] },
      { period: QUARTER.period },
    );
    expect(found.basis).toBe('months');
    // April and May are as planned; June has the contacts that were planned and wins 2 of 50 for 5.
    const { contacts, win_rate, ...rest } = effectsOf(found);
    expect([contacts, win_rate, rest]).toEqual([0, expect.closeTo(-3, 9), {}]);
  });

  it('work that has to arrive is that of the month in which it was done', () => {
    const found = judgedOver(
      `
kpi: 1
kgi: { id: wins, kind: count, formula: lag(proposals, 1) * win_rate }
kpis: { proposals: { kind: count }, win_rate: { kind: rate } }
`,
      '2026-01',
      { proposals: [100, 100, 100, 100, 60, 100, 999], wins: [null, 10, 10, 10, 10, 6] },
      { period: parsePeriod('2026-05..2026-06', 1)!, against: parsePeriod('2026-02..2026-03', 1)! },
    );
    // June has what May proposed: 60 for 100. What June proposed itself has not arrived.
    const { proposals, win_rate } = effectsOf(found);
    expect([found.basis, proposals, win_rate]).toEqual([
      'months',
      expect.closeTo(-4, 9),
      expect.closeTo(0, 9),
    ]);
  });

  it('a stock counts in every month with the level of that month', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: customers * fee, target: 660 }
kpis:
  customers: { kind: stock, formula: 'lag(customers, 1) + won' }
  won: { kind: count, target: 30 }
  fee: { kind: average, target: 2, fixed: true }
`;
    const found = judgedOver(
      text,
      '2026-03',
      {
        customers: [90, 95, 105, 115],
        won: [0, 5, 10, 10],
        fee: [2, 2, 2, 2],
        revenue: [180, 190, 210, 230],
      },
      { period: QUARTER.period },
    );
    // Planned are 100, 110 and 120 customers. April wins 5 too few, which are missed in May and June as well.
    const { won, customers, fee } = effectsOf(found);
    expect([won, customers, fee]).toEqual([expect.closeTo(-10, 9), expect.closeTo(-20, 9), 0]);
    expect(sumOf(found)).toBeCloseTo(gapOf(found), 9);
  });
});

describe('what chance makes of several months', () => {
  const months = {
    contacts: [200, 300, 400, 250, 350, 200],
    wins: [20, 30, 40, 20, 30, 30],
    price: [1, 1, 1, 1, 1, 1],
    revenue: [20, 30, 40, 20, 30, 30],
  };
  const bandOf = (found: Diagnosis) => {
    const { effect, interval } = found.contributions.find(({ id }) => id === 'win_rate')!;
    return { effect, down: effect - interval![0], up: interval![1] - effect };
  };

  it('adds the variances of the months', () => {
    const single = ['04', '05', '06'].map((month, i) =>
      bandOf(
        judgedOver(CHAIN, '2026-01', months, {
          period: parsePeriod(`2026-${month}`, 1)!,
          against: parsePeriod(`2026-0${i + 1}`, 1)!,
        }),
      ),
    );
    const all = bandOf(judgedOver(CHAIN, '2026-01', months, QUARTER));
    expect(all.effect).toBeCloseTo(
      single.reduce((sum, { effect }) => sum + effect, 0),
      9,
    );
    expect(all.down).toBeCloseTo(Math.hypot(...single.map(({ down }) => down)), 9);
    expect(all.up).toBeCloseTo(Math.hypot(...single.map(({ up }) => up)), 9);
    expect(all.up).toBeLessThan(single.reduce((sum, { up }) => sum + up, 0));
  });
});

describe('months that are not added up', () => {
  const months = {
    contacts: [100, 100, 100, 90, 80, 110],
    wins: [10, 10, 10, 9, 10, 8],
    price: [1, 1, 1, 1, 1, 1],
  };
  const whole = { ...months, revenue: [10, 10, 10, 9, 10, 8] };
  const RATE = `
kpi: 1
kgi: { id: win_rate, kind: rate, formula: wins / contacts }
kpis: { wins: { kind: count }, contacts: { kind: count } }
`;
  it.each([
    [
      'a KGI that is a rate',
      RATE,
      { contacts: whole.contacts, wins: whole.wins },
      QUARTER,
      /^win_rateは月の値を足しても/,
    ],
    [
      'another number of months',
      CHAIN,
      whole,
      { period: QUARTER.period, against: parsePeriod('2026-02..2026-03', 1)! },
      /^比べる期間の月数が違うため/,
    ],
    [
      'a blank in one month',
      CHAIN,
      { ...whole, contacts: [100, 100, 100, 90, null, 110] },
      QUARTER,
      /^2026-05の「wins」は/,
    ],
  ] as [string, string, Columns, DiagnoseRequest, RegExp][])('%s', (_, text, columns, request, message) => {
    const found = judgedOver(text, '2026-01', columns, request);
    expect(found.basis).toBe('period');
    expect(noteOf(found, 'pooled-months')!.ja).toMatch(message);
    expect(sumOf(found)).toBeCloseTo(gapOf(found), 9);
  });

  it('a budget whose months are not those of the period', () => {
    const tree = treeOf('kpi: 1\nkgi: { id: sales, kind: amount }\n');
    const april = parsePeriod('2026-04', 1)!.from;
    const facts = factsFrom({
      '2026-04': { sales: 90 },
      '2026-05': { sales: 80 },
      '2026-06': { sales: 110 },
    });
    // 1,200 for the year, 300 for the quarter; but April alone has a number of its own.
    const planned = (month: number, through: number, sum: number): ExpectedFact => ({
      ...{ node: 'sales', role: 'budget', member: '', count: 1 },
      ...{ month, through, sum },
    });
    const over = (expected: ExpectedFact[]) =>
      diagnose(tree, historyOf(tree, [{ ...facts, expected }]), {
        against: 'budget',
        period: QUARTER.period,
      });
    const year = planned(april, april + 11, 1200);
    const apart = over([year, planned(april, april, 50)]);
    expect([apart.basis, apart.kgi.expected]).toEqual(['period', 300]);
    expect(noteOf(apart, 'pooled-months')!.ja).toMatch(/^salesの月ごとの値の合計が期間の値と合わないため/);
    const alike = over([year, planned(april, april, 100)]);
    expect([alike.basis, noteOf(alike, 'pooled-months')]).toEqual(['months', undefined]);
    for (const found of [apart, alike]) expect(sumOf(found)).toBeCloseTo(-20, 9);
  });

  it('one month alone is no such case, and nothing is said', () => {
    const found = judgedOver(CHAIN, '2026-01', whole, { ...QUARTER, period: parsePeriod('2026-06', 1)! });
    expect([found.basis, noteOf(found, 'pooled-months')]).toEqual(['period', undefined]);
  });

  it('what no month knows is left alone in all of them, and the months are added up', () => {
    const { contacts: _, ...known } = whole;
    const found = judgedOver(CHAIN, '2026-01', known, QUARTER);
    expect(Object.keys(effectsOf(found))).toEqual(['wins', 'price']);
    expect([found.basis, noteOf(found, 'partial-tree')!.ja]).toEqual([
      'months',
      expect.stringMatching(/: wins$/),
    ]);
  });

  it('a rate of nothing of nothing is told with its month', () => {
    const found = judgedOver(
      CHAIN,
      '2026-01',
      {
        contacts: [100, 100, 100, 90, 0, 110],
        wins: [10, 10, 10, 9, 0, 8],
        price: [1, 1, 1, 1, 1, 1],
        revenue: [10, 10, 10, 9, 0, 8],
      },
      QUARTER,
    );
    expect([found.basis, noteOf(found, 'undefined-rate')!.en]).toEqual([
      'months',
      'win_rate is 0 of 0 in 2026-05 and has no rate; the whole difference is counted as volume',
    ]);
    expect(sumOf(found)).toBeCloseTo(gapOf(found), 9);
  });
});

describe("Shapley's value over months", () => {
  it('is the sum of those of the months', () => {
    const { input, expected, tolerance } = oracle('shapley.sun_two_factor');
    const [x, y] = [input.x, input.y];
    const tree = treeOf(`
kpi: 1
kgi: { id: v, kind: amount, formula: x * y }
kpis: { x: { kind: amount }, y: { kind: average } }
`);
    const row = (i: number) => ({ x: x[i], y: y[i], v: x[i] * y[i] });
    const history = historyFrom(tree, {
      '2026-01': row(0),
      '2026-02': row(0),
      '2026-03': row(1),
      '2026-04': row(1),
    });
    const found = diagnose(tree, history, {
      period: parsePeriod('2026-03..2026-04', 1)!,
      against: 'previous',
      method: 'shapley',
    });
    const effects = effectsOf(found);
    expect(found.basis).toBe('months');
    expect(Math.abs(effects.x! - 2 * expected.x)).toBeLessThanOrEqual(within(2 * expected.x, tolerance));
    expect(Math.abs(effects.y! - 2 * expected.y)).toBeLessThanOrEqual(within(2 * expected.y, tolerance));
  });

  it('is that of no month where it is not of all', () => {
    const ids = Array.from({ length: 17 }, (_, i) => `x${i}`);
    const text = `
kpi: 1
kgi: { id: k, kind: amount, formula: ${ids.join(' + ')} }
kpis:
${ids.map((id) => `  ${id}: { kind: amount }`).join('\n')}
`;
    // In March one leaf alone has changed, in April all of them: too many to combine.
    const columns = Object.fromEntries(ids.map((id, i) => [id, [1, 1, i === 0 ? 2 : 1, 3]]));
    const found = judgedOver(text, '2026-01', columns, {
      period: parsePeriod('2026-03..2026-04', 1)!,
      against: 'previous',
      method: 'shapley',
    });
    expect(new Set(found.contributions.map(({ method }) => method))).toEqual(new Set(['lmdi']));
    expect(noteOf(found, 'no-shapley')).toBeDefined();
    expect(effectsOf(found).x0).toBeCloseTo(3, 9);
  });
});
