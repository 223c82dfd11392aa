import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { loadTree } from '../../src/model/load.js';
import { plan } from '../../src/plan/plan.js';
import type { PlanRequest } from '../../src/plan/types.js';

const planned = (text: string, request: PlanRequest = {}) => {
  const { tree, diagnostics } = loadTree(text, 'kpi.yaml');
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  const found = plan(tree!, historyOf(tree!, []), request);
  return {
    ...found,
    required: Object.fromEntries(found.nodes.map(({ node, required }) => [node.id, required])),
  };
};

const WE_01 = `
kpi: 1
currency: JPY
kgi: { id: revenue, kind: amount, formula: wins * deal_size, target: 5000万 }
kpis:
  visits: { kind: count }
  hearings: { kind: count, formula: visits * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate, fixed: true, baseline: 20% }
  proposal_rate: { kind: rate, fixed: true, baseline: 80% }
  win_rate: { kind: rate, fixed: true, baseline: 30% }
  deal_size: { kind: average, fixed: true, baseline: 200万 }
`;

const WE_03 = `
kpi: 1
kgi: { id: deals, kind: count, formula: proposals * 40%, target: 14 }
kpis:
  proposals: { kind: count, formula: second_meetings * 50% }
  second_meetings: { kind: count, formula: initial_meetings * 35% }
  initial_meetings: { kind: count, formula: cold_calls * 10% }
  cold_calls: { kind: count }
`;

const WE_04 = `
kpi: 1
currency: USD
kgi: { id: sales, kind: amount, formula: leads * qualifying * close * average_job, target: "$50,000" }
kpis:
  leads: { kind: count }
  qualifying: { kind: rate, fixed: true, baseline: 90% }
  close: { kind: rate, fixed: true, baseline: 45% }
  average_job: { kind: average, fixed: true, baseline: 5000 }
`;

describe('published back-solves', () => {
  it('WE-01 rounds up at every phase: 25, 84, 105, 525', () => {
    const { required, kgi, verified } = planned(WE_01, { rounding: 'cascade' });
    expect(required).toMatchObject({ wins: 25, proposals: 84, hearings: 105, visits: 525 });
    expect(kgi).toMatchObject({
      baseline: null,
      target: 50_000_000,
      planned: 525 * 0.2 * 0.8 * 0.3 * 2_000_000,
    });
    expect(verified).toBe(true);
  });

  it('WE-01 carried exactly asks for 521 visits', () => {
    expect(planned(WE_01).required).toMatchObject({ wins: 25, proposals: 84, hearings: 105, visits: 521 });
  });

  it.each(['carry', 'cascade'] as const)('WE-03 needs no rounding (%s): 35, 70, 200, 2,000', (rounding) => {
    const { required } = planned(WE_03, { rounding });
    expect(required).toMatchObject({
      proposals: 35,
      second_meetings: 70,
      initial_meetings: 200,
      cold_calls: 2000,
    });
  });

  it('WE-04: 25 leads, about 6 a week', () => {
    const { required, nodes } = planned(WE_04);
    expect(required.leads).toBe(25);
    expect(nodes.find(({ node }) => node.id === 'leads')!.perWeek).toBeCloseTo(5.75, 2);
  });
});

describe('a plan over months', () => {
  const TREE = `
kpi: 1
horizon: 2026-04..2026-09
kgi: { id: revenue, kind: amount, formula: contacts * win_rate * price, target: 1200 }
kpis:
  contacts: { kind: count, baseline: 100, lever: { max: 150 } }
  win_rate: { kind: rate, baseline: 10%, lever: { max: 12% } }
  price: { kind: average, baseline: 15, fixed: true }
`;
  it('takes baselines and bounds per month and the target over the horizon', () => {
    const { kgi, nodes, status } = planned(TREE);
    expect(status).toBe('reachable');
    expect(kgi.baseline).toBeCloseTo(900, 9);
    expect(kgi.planned).toBeGreaterThanOrEqual(1200);
    const contacts = nodes.find(({ node }) => node.id === 'contacts')!;
    expect(contacts.baseline).toBe(600);
    expect(contacts.required).toBeLessThanOrEqual(900);
    expect(Number.isInteger(contacts.required)).toBe(true);
  });

  it('says what stands in the way when the goal is out of reach', () => {
    const { status, unreachable } = planned(TREE, { target: 2000 });
    expect(status).toBe('unreachable');
    expect(unreachable!.best).toBeCloseTo(1620, 9);
    expect(unreachable!.shortBy).toBeCloseTo(380, 9);
    expect(unreachable!.conflict).toEqual([
      { id: 'contacts', bound: 'max', value: 900, level: 150 },
      { id: 'win_rate', bound: 'max', value: 0.12, level: 0.12 },
      { id: 'price', bound: 'fixed', value: 15, level: 15 },
    ]);
    expect(unreachable!.relax.map(({ id, to }) => [id, Number(to.toFixed(6))])).toEqual([
      ['contacts', 1111.111111],
      ['win_rate', 0.148148],
      ['price', 18.518519],
    ]);
  });

  it('is met when the baseline already reaches the goal', () => {
    const { status, nodes } = planned(TREE, { target: 800 });
    expect(status).toBe('met');
    expect(nodes.every(({ baseline, required }) => baseline === required)).toBe(true);
  });
});

describe('a level that builds on its own past', () => {
  const tree = (horizon: string): string => `kpi: 1
horizon: ${horizon}
kgi: { id: mrr, kind: stock, formula: 'lag(mrr, 1) + added', baseline: 1000, target: 1500 }
kpis:
  added: { kind: amount, baseline: 20 }
`;
  it('is planned for one month', () => {
    expect(planned(tree('2026-04')).required.added).toBe(500);
  });

  it('is planned over several: each month adds to the last', () => {
    const { required, periods } = planned(tree('2026-04..2026-09'));
    expect(required.added).toBe(500);
    expect(periods.map(({ values }) => Math.round(values.get('mrr')!))).toEqual([
      1083, 1167, 1250, 1333, 1417, 1500,
    ]);
  });
});
