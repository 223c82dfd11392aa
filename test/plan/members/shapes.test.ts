import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../../src/model/periods.js';
import { byMember, type Rows } from './team.js';

const MONTHS = ['2026-01', '2026-02', '2026-03'];

const rowsOf = (people: Readonly<Record<string, Rows[string]>>): Rows =>
  Object.fromEntries(
    Object.entries(people).flatMap(([name, cells]) => MONTHS.map((month) => [`${month} ${name}`, cells])),
  );

describe('trees of other shapes, by member', () => {
  it('a cap of the team holds for the sum of all', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: deals * price, target: 330 }
kpis:
  leads: { kind: count }
  offers: { kind: count, formula: leads * offer_rate, cap: { max: 35 } }
  offer_rate: { kind: rate }
  deals: { kind: count, formula: offers * rate }
  rate: { kind: rate }
  price: { kind: average, baseline: 5, fixed: true }
`;
    const rows = rowsOf({ A: { leads: 30, offers: 15, deals: 6 }, B: { leads: 25, offers: 15, deals: 9 } });
    const { of, names, verified, solution } = byMember(text, rows);
    expect(verified).toBe(true);
    const offers = names.reduce(
      (sum, name) => sum + of(name, 'leads').required * of(name, 'offer_rate').required,
      0,
    );
    expect(offers).toBeLessThanOrEqual(3 * 35 * (1 + 1e-9));
    const free = byMember(text.replace(', cap: { max: 35 }', ''), rows);
    expect(solution!.effort!).toBeGreaterThan(free.solution!.effort!);
  });

  it('a capacity of each is each one’s own', () => {
    const text = `
kpi: 1
horizon: 2026-04
kgi: { id: deals, kind: count, formula: "min(leads, seats * 10) * rate", target: 24, measure: deals }
kpis:
  leads: { kind: count }
  seats: { kind: stock, fixed: true }
  rate: { kind: rate, baseline: 25%, fixed: true }
`;
    const rows = rowsOf({ A: { leads: 40, seats: 8, deals: 10 }, B: { leads: 30, seats: 3, deals: 7 } });
    const { of, verified } = byMember(text, rows);
    expect([of('A', 'seats').required, of('B', 'seats').required]).toEqual([8, 3]);
    // B is full: what is missing to 24 is left to A.
    expect(of('B', 'deals').exact).toBeLessThanOrEqual(30 * of('B', 'rate').exact + 1e-9);
    expect(verified).toBe(true);
  });

  it('customers of each build on their own past', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: customers * fee, target: 1000 }
kpis:
  customers: { kind: stock, formula: "lag(customers, 1) + won", measure: customers }
  won: { kind: count }
  fee: { kind: average, baseline: 2, fixed: true }
`;
    const people = { A: [100, 104, 108], B: [30, 31, 32] };
    const rows: Rows = Object.fromEntries(
      Object.entries(people).flatMap(([name, levels]) =>
        MONTHS.map((month, i) => [`${month} ${name}`, { customers: levels[i]!, won: name === 'A' ? 4 : 1 }]),
      ),
    );
    const { of, months, team, verified } = byMember(text, rows);
    expect(verified).toBe(true);
    const won = months('A', 'won');
    expect(months('A', 'customers')[0]! - 108).toBeCloseTo(of('A', 'won').exact / 3, 6);
    expect(won.every(Number.isInteger)).toBe(true);
    expect(of('A', 'customers').exact + of('B', 'customers').exact).toBeCloseTo(team('customers').exact, 6);
  });

  it('a measured ratio of what members have is worked out for each', () => {
    const text = `
kpi: 1
horizon: 2026-04..2026-05
kgi: { id: revenue, kind: amount, formula: hours * yield_of_hours, target: 800, measure: revenue }
kpis:
  hours: { kind: amount, unit: h }
  yield_of_hours: { kind: average }
`;
    const rows = rowsOf({ A: { hours: 100, revenue: 200 }, B: { hours: 50, revenue: 150 } });
    const { of, team } = byMember(text, rows);
    expect(of('A', 'hours').required + of('B', 'hours').required).toBeCloseTo(team('hours').required, 9);
    expect(of('A', 'yield_of_hours').measured).toBe(2);
  });

  it('is met where the team is, and asks nothing of anybody', () => {
    const text = `
kpi: 1
horizon: 2026-04
kgi: { id: deals, kind: count, formula: leads * rate, target: 5 }
kpis:
  leads: { kind: count }
  rate: { kind: rate }
`;
    const { status, of, names } = byMember(
      text,
      rowsOf({ A: { leads: 40, deals: 10 }, B: { leads: 30, deals: 7 } }),
      {
        asOf: parseMonth('2026-04')!,
      },
    );
    expect(status).toBe('met');
    for (const name of names) expect(of(name, 'leads').required).toBe(of(name, 'leads').baseline);
  });
});
