import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../src/model/periods.js';
import { plan } from '../../src/plan/plan.js';
import { historyFrom, treeOf } from '../history.js';

interface Targets {
  readonly contacts?: number;
  readonly hearings?: number;
  readonly wins?: number;
  readonly win_rate?: number;
}

const closureOf = (targets: Targets, more = '', horizon = '2026-04..2026-06') => {
  const at = (id: keyof Targets): string => (targets[id] === undefined ? '' : `, target: ${targets[id]}`);
  const tree = treeOf(`
kpi: 1
horizon: ${horizon}
kgi: { id: revenue, kind: amount, formula: wins * price, target: 120 }
kpis:
  contacts: { kind: count, baseline: 180${at('contacts')}${more} }
  hearings: { kind: count, formula: contacts * hearing_rate${at('hearings')} }
  wins: { kind: count, formula: hearings * win_rate${at('wins')} }
  hearing_rate: { kind: rate, baseline: 40% }
  win_rate: { kind: rate, baseline: 20%${at('win_rate')} }
  price: { kind: average, fixed: true, baseline: 2 }
`);
  return plan(tree, historyFrom(tree, {})).closure;
};

describe('whether targets set by hand add up', () => {
  it('is not asked where there are none', () => {
    expect(closureOf({})).toBeNull();
  });

  it.each<[string, Targets, number, boolean]>([
    ['a leaf over the horizon, the others as they are', { contacts: 750 }, 750 * 0.4 * 0.2 * 2, true],
    ['a leaf that brings too little', { contacts: 600 }, 600 * 0.4 * 0.2 * 2, false],
    ['two volumes give the rate between them', { contacts: 600, hearings: 300 }, 300 * 0.2 * 2, true],
    ['a whole chain', { contacts: 500, hearings: 250, wins: 50 }, 100, false],
  ])('%s', (_, targets, computed, closes) => {
    const found = closureOf(targets)!;
    expect(found.computed).toBeCloseTo(computed, 9);
    expect(found.closes).toBe(closes);
    expect(found.change.length > 0).toBe(!closes);
  });

  it('a volume by itself does not say which of its factors is to grow', () => {
    expect(closureOf({ hearings: 300 })).toMatchObject({
      computed: expect.closeTo(180 * 3 * 0.4 * 0.2 * 2, 9),
      nodes: [{ id: 'hearings', target: 300, computed: expect.closeTo(216, 9) }],
    });
  });

  it('names the computed node whose target is not what the targets below make it', () => {
    const { nodes } = closureOf({ contacts: 600, hearings: 240, win_rate: 0.22, wins: 55 })!;
    expect(nodes).toEqual([
      { id: 'hearings', target: 240, computed: expect.closeTo(240, 9) },
      { id: 'wins', target: 55, computed: expect.closeTo(52.8, 9) },
    ]);
  });

  it('starts the smallest change from the targets, within the bounds', () => {
    const { change } = closureOf({ contacts: 600, win_rate: 0.22 }, ', lever: { max: 200 }')!;
    const of = Object.fromEntries(change.map(({ id, from, to }) => [id, { from, to }]));
    expect(of.win_rate!.from).toBe(0.22);
    expect(of.contacts).toBeUndefined();
  });

  it('says how far the bounds reach where no change is enough', () => {
    const tree = treeOf(`
kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 100 }
kpis:
  contacts: { kind: count, baseline: 180, target: 190, lever: { max: 200 } }
  win_rate: { kind: rate, baseline: 20%, lever: { max: 30% } }
`);
    const found = plan(tree, historyFrom(tree, {})).closure!;
    expect(found).toMatchObject({ closes: false, change: [], best: expect.closeTo(60, 9) });
  });

  it('counts the months that are settled', () => {
    const tree = treeOf(`
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 60 }
kpis:
  contacts: { kind: count, baseline: 100, target: 300 }
  win_rate: { kind: rate, baseline: 20% }
`);
    const history = historyFrom(tree, { '2026-04': { contacts: 50, wins: 10 } });
    const found = plan(tree, history, { asOf: parseMonth('2026-05')! }).closure!;
    // 300 in all leave 250 for two months.
    expect(found.computed).toBeCloseTo(10 + 250 * 0.2, 9);
    expect(found.closes).toBe(true);
  });
});

describe('the smallest change', () => {
  it('closes the gap, evaluated from exactly its numbers', () => {
    const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(figure(100, 700), figure(0.05, 0.25), (contacts, winRate) => {
        const found = closureOf({ contacts: Math.round(contacts), win_rate: winRate })!;
        const to = (id: string, otherwise: number): number =>
          found.change.find((entry) => entry.id === id)?.to ?? otherwise;
        const revenue =
          to('contacts', Math.round(contacts)) * to('hearing_rate', 0.4) * to('win_rate', winRate) * 2;
        expect(found.closes || found.change.length > 0).toBe(true);
        expect(revenue).toBeGreaterThanOrEqual(120 * (1 - 1e-9));
      }),
      { numRuns: 60 },
    );
  });
});
