import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History } from '../../src/data/history.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { formatMonth } from '../../src/model/calendar.js';
import { parseMonth } from '../../src/model/periods.js';
import type { Tree } from '../../src/model/tree.js';
import { plan } from '../../src/plan/plan.js';
import type { Plan, PlanRequest } from '../../src/plan/types.js';
import { historyFrom, treeOf } from '../history.js';

const APRIL = parseMonth('2026-04')!;
/** Months of actuals before the horizon: more than the lags of a drawn funnel look back together. */
const PAST = 8;

/** A funnel whose contacts become proposals after `lag` months, and wins as `kernel` says. */
interface Funnel {
  readonly months: number;
  readonly settled: number;
  readonly lag: number;
  readonly kernel: Readonly<Record<number, number>>;
  readonly season: Readonly<Record<number, number>>;
  readonly ramps: readonly [number, number];
  readonly cap: number | null;
  readonly growth: number;
  /** Contacts of each month of actuals. */
  readonly contacts: readonly number[];
  readonly freeMonths: boolean;
}

const inside = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const funnel: fc.Arbitrary<Funnel> = fc
  .record({
    months: fc.integer({ min: 2, max: 7 }),
    settled: fc.integer({ min: 0, max: 3 }),
    lag: fc.integer({ min: 0, max: 2 }),
    kernel: fc.constantFrom({ 0: 1 }, { 0: 0.2, 1: 0.5, 2: 0.3 }, { 1: 1 }, { 0: 0.6, 2: 0.4 }),
    season: fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), inside(0.6, 1.5)),
    ramps: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    cap: fc.option(inside(1.1, 2), { nil: null }),
    growth: inside(1.01, 1.3),
    contacts: fc.array(fc.integer({ min: 60, max: 140 }), { minLength: PAST + 3, maxLength: PAST + 3 }),
    freeMonths: fc.boolean(),
  })
  .map((one) => ({ ...one, settled: Math.min(one.settled, one.months - 1) }));

const [PROPOSAL, WIN, PRICE] = [0.5, 0.3, 1000];

/** Actuals that need not agree with the formulas: what was measured goes first. */
const pastOf = (one: Funnel, index: number) => {
  const contacts = one.contacts[index]!;
  const proposals = Math.round(contacts * PROPOSAL);
  const wins = Math.round(proposals * WIN);
  return { contacts, proposals, wins, revenue: wins * PRICE };
};

const textOf = (one: Funnel, target: number): string => `
kpi: 1
horizon: 2026-04..${formatMonth(APRIL + one.months - 1)}
${Object.keys(one.season).length > 0 ? `season: ${JSON.stringify(one.season)}` : ''}
kgi: { id: revenue, kind: amount, formula: wins * price, target: ${target} }
kpis:
  wins: { kind: count, formula: proposals * win_rate, lags: ${JSON.stringify(one.kernel)} }
  proposals: { kind: count, formula: 'lag(contacts, ${one.lag}) * proposal_rate'${one.cap === null ? '' : `, cap: { max: ${100 * one.cap} }`} }
  contacts: { kind: count, lever: { max: 400, ramp: ${one.ramps[0]} } }
  proposal_rate: { kind: rate, lever: { max: 80% } }
  win_rate: { kind: rate, lever: { max: 60%, ramp: ${one.ramps[1]} } }
  price: { kind: average, fixed: true }
`;

const historyOf = (one: Funnel, tree: Tree): History =>
  historyFrom(
    tree,
    Object.fromEntries(
      Array.from({ length: PAST + one.settled }, (_, index) => [
        formatMonth(APRIL - PAST + index),
        pastOf(one, index),
      ]),
    ),
  );

const planOf = (one: Funnel, target: number, request: PlanRequest = {}): Plan => {
  const tree = treeOf(textOf(one, target));
  return plan(tree, historyOf(one, tree), { freeMonths: one.freeMonths, ...request });
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The months of the horizon one after another, from what the levers are in each: no program, no totals. */
const walked = (one: Funnel, { periods }: Plan, which: 'values' | 'exact') => {
  const lever = (id: string, month: number): number => periods[month]![which].get(id)!;
  const isPast = (month: number): boolean => month < one.settled;
  const contacts = (month: number): number =>
    isPast(month) ? pastOf(one, PAST + month).contacts : lever('contacts', month);
  const proposals = (month: number): number =>
    isPast(month)
      ? pastOf(one, PAST + month).proposals
      : contacts(month - one.lag) * lever('proposal_rate', month);
  const wins = (month: number): number =>
    isPast(month)
      ? pastOf(one, PAST + month).wins
      : sum(Object.entries(one.kernel).map(([after, share]) => share * proposals(month - Number(after)))) *
        lever('win_rate', month);
  const price = (month: number): number => (isPast(month) ? PRICE : lever('price', month));
  return periods.map((_, month) => ({
    proposals: proposals(month),
    wins: wins(month),
    revenue: wins(month) * price(month),
  }));
};

/** Nothing begun any more, and every rate where it stands today. */
const today = ({ nodes }: Plan): ReadonlyMap<string, number> =>
  new Map([
    ...nodes.map(({ node, level, baseline }): [string, number] => [node.id, level?.baseline ?? baseline!]),
    ['contacts', 0],
  ]);

const asIs = (one: Funnel): number => planOf({ ...one, cap: null }, 1).kgi.baseline!;

describe('a plan against a walk through its months', () => {
  it('brings what the printed levers bring, month by month', () => {
    fc.assert(
      fc.property(funnel, (one) => {
        const answer = planOf(one, asIs(one) * one.growth);
        fc.pre(answer.status === 'reachable' && answer.verified);
        const exact = walked(one, answer, 'exact');
        exact.forEach(({ proposals, wins, revenue }, month) => {
          const stated = answer.periods[month]!.exact;
          expect(stated.get('proposals')! / proposals).toBeCloseTo(1, 9);
          expect(stated.get('wins')! / wins).toBeCloseTo(1, 9);
          expect(stated.get('revenue')! / revenue).toBeCloseTo(1, 9);
          if (one.cap !== null && month >= one.settled)
            expect(proposals).toBeLessThanOrEqual(100 * one.cap * (1 + 1e-6));
        });
        expect(sum(exact.map(({ revenue }) => revenue)) / answer.kgi.target).toBeCloseTo(1, 6);
        const printed = walked(one, answer, 'values').map(({ revenue }) => revenue);
        expect(sum(printed) / answer.kgi.planned).toBeCloseTo(1, 9);
        expect(answer.kgi.planned).toBeGreaterThanOrEqual(answer.kgi.target * (1 - 1e-9));
      }),
      { numRuns: 80 },
    );
  });

  it('has decided what comes of the months before, and spills over what comes after them', () => {
    fc.assert(
      fc.property(funnel, (one) => {
        const answer = planOf(one, asIs(one) * one.growth);
        fc.pre(answer.status === 'reachable' && answer.verified);
        const idle = {
          ...answer,
          periods: answer.periods.map((period) => ({ ...period, exact: today(answer) })),
        };
        const decided = sum(walked(one, idle, 'exact').map(({ revenue }) => revenue));
        expect(answer.pipeline!.decided).toBeCloseTo(decided, 4);
        const last = answer.periods.at(-1)!;
        const begun = { ...last, values: new Map([...last.values, ['contacts', 0]]) };
        const longer = { ...answer, periods: [...answer.periods, ...Array.from({ length: 4 }, () => begun)] };
        const after = walked(one, longer, 'values').slice(one.months);
        // A count that no longer matters for the horizon is printed as a whole number, and flows on as it is.
        const spilled = sum(after.map(({ revenue }) => revenue));
        expect(Math.abs(answer.spillover! - spilled)).toBeLessThanOrEqual(0.05 * spilled);
      }),
      { numRuns: 80 },
    );
  });

  it('is what a diagnosis expects of each month, and the contributions add up to the gap', () => {
    fc.assert(
      fc.property(funnel, (drawn) => {
        const one = { ...drawn, settled: Math.max(1, drawn.settled), freeMonths: false };
        const target = asIs(one) * one.growth;
        const answer = planOf(one, target, { asOf: APRIL });
        fc.pre(answer.status === 'reachable');
        const tree = treeOf(textOf(one, target));
        const month = APRIL + one.settled - 1;
        const found = diagnose(tree, historyOf(one, tree), {
          against: 'plan',
          period: { from: month, to: month },
        });
        const { exact } = answer.periods[one.settled - 1]!;
        for (const { node, expected } of found.nodes)
          expect(expected! / exact.get(node.id)!).toBeCloseTo(1, 9);
        const gap = found.kgi.actual! - found.kgi.expected!;
        expect(sum(found.contributions.map(({ effect }) => effect))).toBeCloseTo(gap, 6);
      }),
      { numRuns: 60 },
    );
  });
});
