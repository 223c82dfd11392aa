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
