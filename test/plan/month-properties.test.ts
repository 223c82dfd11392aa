import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../src/model/calendar.js';
import { parseMonth } from '../../src/model/periods.js';
import { seasonWeight } from '../../src/model/season.js';
import { plan } from '../../src/plan/plan.js';
import type { PlanRequest } from '../../src/plan/types.js';
import { historyFrom, treeOf } from '../history.js';

const APRIL = parseMonth('2026-04')!;

/** A funnel of two volumes with a lag between them, of which everything may be drawn. */
interface Drawn {
  readonly months: number;
  readonly contacts: number;
  readonly rate: number;
  readonly win: number;
  readonly growth: number;
  readonly room: number;
  readonly cap: number | null;
  readonly lag: number;
  readonly season: Readonly<Record<number, number>> | null;
  readonly ramp: number | null;
}

const inside = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const drawn = (more: Partial<Record<keyof Drawn, fc.Arbitrary<unknown>>> = {}): fc.Arbitrary<Drawn> =>
  fc.record({
    months: fc.integer({ min: 1, max: 9 }),
    contacts: fc.integer({ min: 20, max: 400 }),
    rate: inside(0.1, 0.7),
    win: inside(0.1, 0.6),
    growth: inside(1.02, 1.4),
    room: inside(1.3, 3),
    cap: fc.option(inside(1.05, 2), { nil: null }),
    lag: fc.integer({ min: 0, max: 2 }),
    season: fc.option(fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), inside(0.6, 1.5)), {
      nil: null,
    }),
    ramp: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    ...more,
  }) as fc.Arbitrary<Drawn>;

const textOf = (one: Drawn, target: number): string => `
kpi: 1
horizon: 2026-04..${formatMonth(APRIL + one.months - 1)}
${one.season && Object.keys(one.season).length > 0 ? `season: ${JSON.stringify(one.season)}` : ''}
kgi: { id: wins, kind: count, formula: 'lag(proposals, ${one.lag}) * win', target: ${target} }
kpis:
  contacts: { kind: count, baseline: ${one.contacts}, lever: { max: ${Math.ceil(one.contacts * one.room)}${one.ramp === null ? '' : `, ramp: ${one.ramp}`} } }
  rate: { kind: rate, baseline: ${one.rate}, lever: { max: ${Math.min(1, one.rate * one.room)} } }
  proposals: { kind: count, formula: contacts * rate${one.cap === null ? '' : `, cap: { max: ${one.contacts * one.rate * 1.5 * one.cap} }`} }
  win: { kind: rate, baseline: ${one.win}, lever: { max: ${Math.min(1, one.win * one.room)} } }
`;

const planOf = (text: string, request: PlanRequest = {}) => {
  const tree = treeOf(text);
  return { tree, ...plan(tree, historyFrom(tree, {}), request) };
};

const base = (one: Drawn): number => one.contacts * one.rate * one.win * one.months;

describe('a plan over months, whatever the tree', () => {
  it('is that of one month, as often as there are months, where no month differs', () => {
    const plain = drawn({
      lag: fc.constant(0),
      // A season in which every month weighs the same makes months of a business that has none.
      season: fc.constantFrom(null, { 1: 1 }),
      ramp: fc.constant(null),
      cap: fc.constant(null),
    });
    fc.assert(
      fc.property(plain, (one) => {
        const target = base(one) * one.growth;
        const months = planOf(textOf(one, target));
        const single = planOf(textOf({ ...one, months: 1 }, target / one.months));
        expect(months.status).toBe(single.status);
        expect(months.solution?.certificate).toBe(single.solution?.certificate);
        months.nodes.forEach(({ node, exact, baseline }, i) => {
          const times = node.kind === 'count' ? one.months : 1;
          expect(exact / (single.nodes[i]!.exact * times)).toBeCloseTo(1, 9);
          expect(baseline! / (single.nodes[i]!.baseline! * times)).toBeCloseTo(1, 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps bounds and caps in every month, and the months add up to what is printed', () => {
    fc.assert(
      fc.property(drawn(), fc.boolean(), (one, freeMonths) => {
        const { tree, nodes, periods, status, verified } = planOf(textOf(one, base(one) * one.growth), {
          freeMonths,
        });
        fc.pre(status === 'reachable' && verified);
        for (const { node, required, role } of nodes) {
          const values = periods.map((period) => period.values.get(node.id)!);
          if (node.kind === 'count') {
            expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(required, 6);
            expect(values.every(Number.isInteger)).toBe(true);
          }
          const isStanding = (value: number, month: number): boolean =>
            value <= Math.ceil(one.contacts * seasonWeight(node.season, month));
          if (role === 'lever')
            values.forEach((value, i) => {
              // A month in which the lever does not count stays as it is, wherever that is.
              if (!(node.id === 'contacts' && isStanding(value, APRIL + i)))
                expect(value).toBeLessThanOrEqual(node.lever!.max! * (1 + 1e-12));
            });
        }
        const { cap } = tree.nodes.get('proposals')!;
        for (const { exact } of cap ? periods.slice(0, one.months - one.lag) : [])
          expect(exact.get('proposals')!).toBeLessThanOrEqual(cap!.max! * (1 + 1e-6));
      }),
      { numRuns: 120 },
    );
  });

  it('asks for no less effort when the goal rises, where the answer is certified', () => {
    const certain = drawn({ lag: fc.constant(0), ramp: fc.constant(null), cap: fc.constant(null) });
    fc.assert(
      fc.property(certain, inside(1.01, 1.2), (one, more) => {
        const [low, high] = [one.growth, one.growth * more].map((growth) =>
          planOf(textOf(one, base(one) * growth)),
        );
        fc.pre(low!.status === 'reachable' && high!.status === 'reachable');
        expect(low!.solution!.certificate).toBe('global');
        expect(high!.solution!.effort!).toBeGreaterThanOrEqual(low!.solution!.effort! * (1 - 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('reaches the goal as well where each month may have a level of its own', () => {
    fc.assert(
      fc.property(drawn({ cap: fc.constant(null) }), (one) => {
        const text = textOf(one, base(one) * one.growth);
        const [tied, free] = [planOf(text), planOf(text, { freeMonths: true })];
        fc.pre(tied.status === 'reachable');
        expect(free.status).toBe('reachable');
        expect(free.kgi.planned).toBeGreaterThanOrEqual(free.kgi.target * (1 - 1e-9));
      }),
      { numRuns: 40 },
    );
  });
});
