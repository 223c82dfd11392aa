import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/model/periods.js';
import { plan } from '../../src/plan/plan.js';
import { historyFrom, treeOf } from '../history.js';

const planned = (text: string, request: Parameters<typeof plan>[2] = {}) => {
  const tree = treeOf(text);
  const answer = plan(tree, historyFrom(tree, {}), request);
  const required = Object.fromEntries(answer.nodes.map((entry) => [entry.node.id, entry.required]));
  return { ...answer, required };
};

/** A revenue that is capped, and a lever under it that costs money around the cap. */
const COSTLY = `
kpi: 1
kgi: { id: profit, kind: amount, formula: revenue - cost, target: 100万 }
kpis:
  revenue: { kind: amount, formula: wins * price }
  wins: { kind: count, formula: contacts * rate * win_rate, cap: { max: 12 } }
  cost: { kind: amount, formula: contacts * 2000 + staff }
  contacts: { kind: count, baseline: 500 }
  rate: { kind: rate, baseline: 10%, lever: { max: 15% } }
  win_rate: { kind: rate, baseline: 20%, lever: { max: 25% } }
  price: { kind: average, baseline: 300_000, fixed: true }
  staff: { kind: amount, baseline: 100万, fixed: true }
`;

const FUNNEL = (cap: string): string => `
kpi: 1
kgi: { id: wins, kind: count, formula: proposals * win_rate, target: 200 }
kpis:
  contacts: { kind: count, baseline: 1000, lever: { max: 3000 } }
  rate: { kind: rate, baseline: 20%, lever: { max: 40% } }
  proposals: { kind: count, formula: contacts * rate, cap: { ${cap} } }
  win_rate: { kind: rate, baseline: 25%, lever: { max: 40% } }
`;

describe('a cap above a lever that also costs money', () => {
  it('does not make a reachable goal unreachable', () => {
    const { status, verified, required } = planned(COSTLY, { target: 1_300_000 });
    expect([status, verified]).toEqual(['reachable', true]);
    expect(required.contacts! * required.rate! * required.win_rate!).toBeLessThanOrEqual(12 + 1e-9);
  });

  it('and what is out of reach is not called proven', () => {
    const { status, unreachable, kgi } = planned(COSTLY, { target: 2_500_000 });
    expect([status, unreachable!.proof, unreachable!.conflict]).toEqual(['unreachable', 'search', []]);
    // At best 12 wins from 320 contacts at 15 % and 25 %: 3.6M less 0.64M and 1M.
    expect(unreachable!.best).toBeCloseTo(1_960_000, -2);
    expect(kgi.planned).toBe(unreachable!.best);
  });
});

describe('out of reach', () => {
  it('shows a point within the caps that attains the best', () => {
    const { unreachable, kgi, required } = planned(FUNNEL('max: 350'));
    expect(unreachable).toMatchObject({
      proof: 'vertex',
      conflict: [
        { id: 'win_rate', bound: 'max' },
        { id: 'proposals', bound: 'cap', value: 350 },
      ],
    });
    expect(unreachable!.best).toBeCloseTo(140, 6);
    expect(unreachable!.shortBy).toBeCloseTo(60, 6);
    expect(kgi.planned).toBeCloseTo(140, 6);
    expect(required.proposals).toBeLessThanOrEqual(350 + 1e-6);
  });

  it('says that a cap cannot be kept at all, and why', () => {
    const { status, unreachable, warnings } = planned(FUNNEL('min: 2000'));
    expect(status).toBe('unreachable');
    expect(warnings.map(({ rule }) => rule)).toContain('cap-contradicts');
    expect(unreachable!.conflict.map(({ id, bound }) => `${id} ${bound}`)).toEqual([
      'proposals cap',
      'contacts max',
      'rate max',
    ]);
    expect(unreachable!.best).toBeCloseTo(480, 6);
  });

  it('a lever without limit that another one holds back is shown at what attains the best', () => {
    const { unreachable, required, kgi } = planned(`
kpi: 1
kgi: { id: wins, kind: count, formula: min(contacts * 10%, capacity), target: 80 }
kpis:
  contacts: { kind: count, baseline: 100 }
  capacity: { kind: count, baseline: 40, lever: { max: 50 } }
`);
    expect(unreachable).toMatchObject({
      best: kgi.planned,
      conflict: [{ id: 'capacity', bound: 'max', value: 50 }],
    });
    expect(kgi.planned).toBeCloseTo(50, 6);
    expect(required.contacts).toBeCloseTo(500, 4);
  });
});

describe('levers', () => {
  it('without a limit are never at it', () => {
    const { nodes } = planned(
      'kpi: 1\nkgi: { id: k, kind: count, formula: a * 2, target: 30 }\nkpis: { a: { kind: count, baseline: 10 } }\n',
    );
    expect(nodes.map(({ atBound }) => atBound)).toEqual([null, null]);
  });

  it('one without a level is solved for, also where less of it helps', () => {
    const { required } = planned(
      'kpi: 1\nkgi: { id: profit, kind: amount, formula: revenue - cost, target: 300 }\nkpis:\n  revenue: { kind: amount, baseline: 1000, fixed: true }\n  cost: { kind: amount }\n',
    );
    expect(required.cost).toBe(700);
  });

  it('one without a level that cannot do it alone is refused by name', () => {
    const text =
      'kpi: 1\nkgi: { id: k, kind: count, formula: "min(a, b)", target: 30 }\nkpis:\n  a: { kind: count, label: 接触 }\n  b: { kind: count, baseline: 10 }\n';
    expect(() => planned(text)).toThrow(/接触 has no level today/u);
  });
});

describe('a history that begins late', () => {
  it('leaves out the months whose lagged inputs lie before the data', () => {
    const tree = treeOf(`
kpi: 1
kgi: { id: wins, kind: count, formula: lag(proposals, 1) * win_rate, target: 12 }
kpis:
  proposals: { kind: count }
  win_rate: { kind: rate }
`);
    const rows = Object.fromEntries(
      [1, 2, 3, 4].map((month) => [`2026-0${month}`, { proposals: 50, wins: 10 }]),
    );
    const { baselinePeriod, nodes, status } = plan(tree, historyFrom(tree, rows));
    expect(baselinePeriod).toEqual(parsePeriod('2026-02..2026-04', 1));
    expect(status).toBe('reachable');
    expect(nodes.find(({ node }) => node.id === 'win_rate')!.baseline).toBeCloseTo(0.2, 12);
  });
});
