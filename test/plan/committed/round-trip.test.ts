import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Month } from '../../../src/model/calendar.js';
import { readCommittedPlan } from '../../../src/model/committed-plan.js';
import { InputError } from '../../../src/model/diagnostic.js';
import { parseMonth } from '../../../src/model/periods.js';
import { checkCommitted } from '../../../src/plan/committed/check.js';
import { commit } from '../../../src/plan/committed/commit.js';
import { differs, printed } from '../../../src/plan/committed/digits.js';
import { committedText } from '../../../src/plan/committed/text.js';
import type { PlanRequest } from '../../../src/plan/types.js';
import { historyFrom, treeOf } from '../../history.js';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] as const;
const CALLED = { file: 'plan.yaml', tree: null };
const at = (text: string): Month => parseMonth(text)!;

const funnel = (max: number, lag: number, season: number) =>
  treeOf(`kpi: 1
horizon: 2026-04..2026-09
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1000 }
kpis:
  wins: { kind: count, formula: "lag(leads, ${lag}) * win_rate" }
  leads: { kind: count, lever: { max: ${max}, ramp: 2 }, season: { 5: ${season} } }
  win_rate: { kind: rate, lever: { effort: 1.5 } }
  price: { kind: average, fixed: true }
`);

const rows = fc.tuple(
  ...MONTHS.map(() =>
    fc.record({ leads: fc.integer({ min: 20, max: 200 }), wins: fc.integer({ min: 5, max: 19 }) }),
  ),
);

const requests: fc.Arbitrary<PlanRequest> = fc.record(
  {
    target: fc.integer({ min: 200, max: 4000 }),
    asOf: fc.constantFrom(...MONTHS.slice(3).map(at)),
    baseline: fc.constant({ from: at('2026-01'), to: at('2026-02') }),
    horizon: fc.constant({ from: at('2026-04'), to: at('2026-06') }),
    freeMonths: fc.boolean(),
    lock: fc.constantFrom([], ['price']),
    set: fc.constantFrom(new Map<string, number>(), new Map([['price', 21]])),
  },
  { requiredKeys: [] },
);

/** What an action answers; null where it says that the question has no answer. */
const answered = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
};

describe('a plan that was committed to', () => {
  it('comes back from its file as it was, and follows from what it was made of', () => {
    const seen = { reachable: 0, met: 0, settled: 0 };
    const trees = fc.tuple(
      fc.integer({ min: 150, max: 400 }),
      fc.integer({ min: 0, max: 2 }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
    );
    fc.assert(
      fc.property(trees, rows, requests, fc.constantFrom('ja', 'en'), (tree, cells, request, lang) => {
        const own = funnel(...tree);
        const table = Object.fromEntries(
          cells.map(({ leads, wins }, i) => [MONTHS[i]!, { leads, wins, revenue: wins * 20.1 }]),
        );
        const history = historyFrom(own, table);
        const made = answered(() => commit(own, history, request));
        fc.pre(made !== null && made.plan.status !== 'unreachable');
        const { plan, committed } = made!;
        seen[plan.status as 'met' | 'reachable'] += 1;
        seen.settled += plan.settled;
        const text = committedText(committed, CALLED, lang);
        const read = readCommittedPlan(text, 'plan.yaml');
        expect(read).toEqual(committed);
        expect(committedText(read, CALLED, lang)).toBe(text);
        expect(checkCommitted(own, history, read)).toMatchObject({ follows: true, refusal: null });
        // Months that come in later are no part of the question.
        const later = { ...table, '2026-07': { leads: 3, wins: 1, revenue: 5 } };
        expect(checkCommitted(own, historyFrom(own, later), read).follows).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(Math.min(seen.reachable, seen.met, seen.settled)).toBeGreaterThan(2);
  });

  it('is of one month without a date where no month is known', () => {
    const tree = treeOf(`kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, baseline: 10 }
  price: { kind: average, baseline: 100, fixed: true }
`);
    const { committed } = commit(tree, historyFrom(tree, {}), {});
    expect(committed).toMatchObject({ horizon: null, asOf: null, baselinePeriod: null, data: null });
    const read = readCommittedPlan(committedText(committed, CALLED, 'en'), 'plan.yaml');
    expect(read).toEqual(committed);
    expect(read.nodes.get('wins')).toEqual({ baseline: 10, required: 12, months: new Map() });
    expect(checkCommitted(tree, historyFrom(tree, {}), read).follows).toBe(true);
  });

  it('has no level where there was none', () => {
    const tree = treeOf(`kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count }
  price: { kind: average, baseline: 100 }
`);
    const { committed } = commit(tree, historyFrom(tree, {}), {});
    const read = readCommittedPlan(committedText(committed, CALLED, 'en'), 'plan.yaml');
    expect([read.nodes.get('wins')!.baseline, read.nodes.get('wins')!.required]).toEqual([null, 12]);
    expect(checkCommitted(tree, historyFrom(tree, {}), read).follows).toBe(true);
  });
});

it('numbers keep twelve digits, and differ by more than their last ones', () => {
  expect([printed(460_000_000 / 12), printed(0.1 + 0.2), printed(0), printed(-1 / 3)]).toEqual([
    38_333_333.3333, 0.3, 0, -0.333333333333,
  ]);
  expect(printed(1_234_567_890_123_456)).toBe(1_234_567_890_123_456);
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
      expect(differs(value, printed(value))).toBe(false);
      if (Math.abs(value) > 1e-300) expect(differs(value, value * 1.00001)).toBe(true);
    }),
  );
});
