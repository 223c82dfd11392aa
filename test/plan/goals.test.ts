import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../src/model/periods.js';
import { plan } from '../../src/plan/plan.js';
import type { PlanRequest } from '../../src/plan/types.js';
import { historyFrom, treeOf } from '../history.js';

const planned = (text: string, request: PlanRequest = {}, rows: Parameters<typeof historyFrom>[1] = {}) => {
  const tree = treeOf(text);
  const answer = plan(tree, historyFrom(tree, rows), request);
  const of = (id: string) => answer.nodes.find(({ node }) => node.id === id)!;
  const goal = (id: string) => answer.goals.find((one) => one.id === id)!;
  return { ...answer, of, goal };
};

/** Revenue, and beside it a margin that shares its contacts. */
const MARGIN = ({ margin = 'target: 50%', wins = '', price = '' } = {}): string => `
kpi: 1
currency: JPY
kgi: { id: revenue, kind: amount, formula: wins * price, target: 2000万 }
kpis:
  wins: { kind: count, formula: contacts * win_rate${wins} }
  contacts: { kind: count, baseline: 100, lever: { max: 300 } }
  win_rate: { kind: rate, baseline: 10%, lever: { max: 30% } }
  price: { kind: average, baseline: 150万${price} }
  cost: { kind: amount, formula: contacts * unit_cost + staff }
  unit_cost: { kind: average, baseline: 2万, fixed: true }
  staff: { kind: amount, baseline: 800万, lever: { min: 700万 } }
  margin_rate: { kind: rate, formula: (revenue - cost) / revenue, ${margin} }
`;

describe('a target beside the KGI', () => {
  it('is kept, and what only it is made of becomes part of the plan', () => {
    const { status, verified, goals, goal, of } = planned(MARGIN());
    expect([status, verified]).toEqual(['reachable', true]);
    expect(goals.map(({ id }) => id)).toEqual(['revenue', 'margin_rate']);
    expect(goal('margin_rate')).toMatchObject({ target: 0.5, binding: true });
    expect(goal('margin_rate').baseline).toBeCloseTo(1 / 3, 12);
    const [revenue, cost] = [
      of('contacts').required * of('win_rate').required * of('price').required,
      of('contacts').required * 20_000 + of('staff').required,
    ];
    expect((revenue - cost) / revenue).toBeGreaterThanOrEqual(0.5);
    expect(goal('margin_rate').planned).toBeCloseTo((revenue - cost) / revenue, 12);
    expect(of('staff').role).toBe('lever');
    expect(of('staff').required).toBeLessThan(8_000_000);
  });

  it('that is out of the way has a multiplier of zero, and the plan is the one without it', () => {
    const slack = planned(MARGIN({ margin: 'target: 20%' }));
    const without = planned(MARGIN({ margin: 'baseline: 0' }).replace(', baseline: 0', ''));
    expect(slack.goal('margin_rate')).toMatchObject({ binding: false, multiplier: 0 });
    expect(without.goals.map(({ id }) => id)).toEqual(['revenue']);
    for (const id of ['contacts', 'win_rate', 'price'])
      expect(slack.of(id).exact).toBeCloseTo(without.of(id).exact, 6);
  });

  it('has for its multiplier what one more log-point of it costs', () => {
    const effort = (target: number) => planned(MARGIN({ margin: `target: ${target}` })).solution!.effort!;
    const { multiplier } = planned(MARGIN()).goal('margin_rate');
    const slope = (effort(0.501) - effort(0.499)) / (Math.log(0.501) - Math.log(0.499));
    expect(multiplier).toBeCloseTo(slope, 4);
  });

  it('keeps a plan from being met though the KGI stands well', () => {
    const { status, kgi, goal, singleLever } = planned(MARGIN(), { target: 10_000_000 });
    expect(status).toBe('reachable');
    expect(kgi.planned).toBeGreaterThan(15_000_000);
    expect(goal('revenue')).toMatchObject({ binding: false, multiplier: 0 });
    expect(singleLever).toEqual([]);
  });

  it('is met with the KGI where both stand well', () => {
    const { status, goals } = planned(MARGIN({ margin: 'target: 30%' }), { target: 10_000_000 });
    expect(status).toBe('met');
    expect(goals.map(({ binding, multiplier }) => [binding, multiplier])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('is at most its target where lower is better', () => {
    const { goal, verified } = planned(
      MARGIN({ margin: 'note: beside' }).replace('+ staff }', '+ staff, target: 950万, better: lower }'),
    );
    expect(verified).toBe(true);
    expect(goal('cost').planned).toBeLessThanOrEqual(9_500_000);
    expect(goal('cost').binding).toBe(true);
  });

  it('is left out, and said so, where it has no level to start from', () => {
    const { goals, status, warnings } = planned(
      MARGIN().replace('baseline: 2万, fixed: true', 'fixed: true'),
    );
    expect([status, goals.map(({ id }) => id)]).toEqual(['reachable', ['revenue']]);
    expect(warnings).toMatchObject([{ rule: 'goal-without-baseline', node: 'margin_rate' }]);
    expect(warnings[0]!.message.en).toMatch(/unit_cost/u);
  });
});

describe('a target below the KGI', () => {
  it('is over the horizon for what adds up', () => {
    const text = MARGIN({ wins: ', target: 120', margin: 'note: beside' }).replace(
      'currency: JPY',
      'currency: JPY\nhorizon: 2026-04..2026-09',
    );
    const { goal, verified } = planned(text, { target: 100_000_000 });
    expect(verified).toBe(true);
    expect(goal('wins').baseline).toBeCloseTo(60, 9);
    expect(goal('wins').planned).toBeGreaterThanOrEqual(120);
    expect(goal('wins').binding).toBe(true);
  });

  it('counts what the settled months have brought', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: wins * price, target: 300 }
kpis:
  wins: { kind: count, formula: contacts * win_rate, target: 40 }
  contacts: { kind: count }
  win_rate: { kind: rate, fixed: true }
  price: { kind: average, baseline: 10, fixed: true }
`;
    const rows = Object.fromEntries(
      ['2026-02', '2026-03', '2026-04'].map((month) => [month, { contacts: 100, wins: 10 }]),
    );
    const { goal, of } = planned(text, { asOf: parseMonth('2026-05')! }, rows);
    expect(goal('wins')).toMatchObject({ baseline: 30, planned: 40, binding: true });
    expect(of('contacts').required).toBe(100 + 300);
  });
});

describe('goals out of reach', () => {
  it('one by itself: the ratio is at its best where everything that moves it is', () => {
    const { status, unreachable, warnings } = planned(
      MARGIN({ margin: 'target: 96%', price: ', lever: { max: 300万 }' }),
    );
    expect(status).toBe('unreachable');
    // 300 contacts at 30 % and 3M are 270M; they cost 6M, and the staff 7M.
    expect(unreachable!.goal!.id).toBe('margin_rate');
    expect(unreachable!.goal!.best).toBeCloseTo(1 - 13 / 270, 9);
    expect(unreachable!.proof).not.toBe('search');
    expect(unreachable!.conflict[0]).toMatchObject({ id: 'margin_rate', bound: 'target', value: 0.96 });
    expect(unreachable!.relax).toContainEqual(
      expect.objectContaining({ id: 'margin_rate', bound: 'target', from: 0.96 }),
    );
    expect(warnings.map(({ rule }) => rule)).toEqual(['goal-out-of-reach']);
  });

  const BOTH = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: contacts * win_rate * price, target: 30 }
kpis:
  contacts: { kind: count, baseline: 100, lever: { max: 300 } }
  win_rate: { kind: rate, baseline: 10%, lever: { max: 12% } }
  price: { kind: average, baseline: 1.5, fixed: true }
  cost: { kind: amount, formula: contacts * unit_cost + staff, target: 10, better: lower }
  unit_cost: { kind: average, baseline: 0.02, fixed: true }
  staff: { kind: amount, baseline: 8, lever: { min: 7 } }
`;
  it('only together: it is proven, and every limit of the conflict is needed for it', () => {
    const { status, unreachable, warnings } = planned(BOTH);
    expect([status, unreachable!.goal, unreachable!.proof, warnings]).toEqual([
      'unreachable',
      null,
      'interval',
      [],
    ]);
    // 10 less 7 buys 150 contacts: 150 at 12 % and 1.5 are 27.
    expect(unreachable!.best).toBeCloseTo(27, 5);
    expect(unreachable!.conflict.map(({ id, bound }) => `${id} ${bound}`)).toEqual([
      'win_rate max',
      'price fixed',
      'unit_cost fixed',
      'staff min',
      'cost target',
    ]);
    const needed = Object.fromEntries(unreachable!.relax.map(({ id, to }) => [id, to]));
    expect(needed.win_rate).toBeCloseTo(30 / (150 * 1.5), 6);
    expect(needed.price).toBeCloseTo(30 / (150 * 0.12), 6);
    expect(needed.unit_cost).toBeCloseTo((3 * 0.12 * 1.5) / 30, 6);
    expect(needed.staff).toBeCloseTo(10 - (30 / 0.18) * 0.02, 6);
    expect(needed.cost).toBeCloseTo(7 + (30 / 0.18) * 0.02, 6);
  });

  it('with one limit eased as it says the goals are reached', () => {
    const eased = planned(BOTH.replace('target: 10,', 'target: 10.4,'));
    expect([eased.status, eased.verified]).toEqual(['reachable', true]);
  });
});
