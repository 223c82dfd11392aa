import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTable } from '../../../src/plan/members/whole.js';
import { byMember, type Rows } from './team.js';

const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];

const TREE = (target: number): string => `
kpi: 1
horizon: 2026-04..2026-07
kgi: { id: revenue, kind: amount, formula: wins * price, target: ${target}, measure: revenue }
kpis:
  contacts: { kind: count, season: { 4: 1.2, 5: 0.9 } }
  wins: { kind: count, formula: "lag(contacts, 1) * win_rate" }
  win_rate: { kind: rate, lever: { max: 90%, effort: 2 } }
  price: { kind: average }
`;

const member = fc.record({
  contacts: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 5, maxLength: 5 }),
  share: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
  price: fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 5, maxLength: 5 }),
});
type Member = typeof member extends fc.Arbitrary<infer M> ? M : never;

const rowsOf = (team: readonly Member[]): Rows =>
  Object.fromEntries(
    team.flatMap(({ contacts, share, price }, who) =>
      MONTHS.map((month, i) => {
        const wins = Math.max(1, Math.round((contacts[i - 1] ?? contacts[i]!) * share));
        return [`${month} P${who}`, { contacts: contacts[i]!, wins, revenue: wins * price[i]! }];
      }),
    ),
  );

const team = fc.array(member, { minLength: 2, maxLength: 7 });

/** What the printed numbers of everybody come to, without the program: contacts of a month win in the next. */
const forward = (found: ReturnType<typeof byMember>, rows: Rows): number =>
  found.names.reduce((sum, name) => {
    const [contacts, rates, prices] = ['contacts', 'win_rate', 'price'].map((id) => found.months(name, id));
    const before = rows[`2026-03 ${name}`]!.contacts!;
    return sum + rates!.reduce((own, rate, i) => own + (contacts![i - 1] ?? before) * rate * prices![i]!, 0);
  }, 0);

describe('whatever the team', () => {
  const asked = (people: readonly Member[], growth: number, freeMix: boolean) => {
    const rows = rowsOf(people);
    const monthly = people.reduce(
      (sum, { price }, who) => sum + rows[`2026-03 P${who}`]!.wins! * price[4]!,
      0,
    );
    return { rows, found: byMember(TREE(Math.round(monthly * 4 * growth)), rows, { freeMix }) };
  };
  const cases = fc.tuple(team, fc.double({ min: 1, max: 1.8, noNaN: true }), fc.boolean());

  it('the printed numbers of all reach the goal, and add up', () => {
    fc.assert(
      fc.property(cases, ([people, growth, freeMix]) => {
        const { found, rows } = asked(people, growth, freeMix);
        fc.pre(found.status === 'reachable');
        expect(found.verified).toBe(true);
        expect(found.kgi.planned).toBeGreaterThanOrEqual(found.kgi.target * (1 - 1e-9));
        expect(forward(found, rows) / found.kgi.planned).toBeCloseTo(1, 9);
        for (const id of ['contacts', 'wins']) {
          const required = found.names.map((name) => found.of(name, id).required);
          expect(required.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
          expect(required.reduce((a, b) => a + b, 0)).toBe(found.team(id).required);
          for (const name of found.names)
            expect(found.months(name, id).reduce((a, b) => a + b, 0)).toBe(found.of(name, id).required);
          found.periods.forEach(({ values }, i) => {
            const month = found.names.reduce((sum, name) => sum + found.months(name, id)[i]!, 0);
            expect(month).toBe(values.get(id));
          });
        }
        for (const name of found.names)
          expect(found.of(name, 'win_rate').required).toBeGreaterThanOrEqual(
            found.of(name, 'win_rate').exact - 1e-9,
          );
      }),
      { numRuns: 60 },
    );
  });

  it('levers of their own take no more effort, and tied ones keep the mix', () => {
    fc.assert(
      fc.property(team, fc.double({ min: 1, max: 1.8, noNaN: true }), (people, growth) => {
        const [tied, free] = [false, true].map((freeMix) => asked(people, growth, freeMix).found);
        fc.pre(tied!.status === 'reachable');
        expect(free!.status).toBe('reachable');
        expect(free!.solution!.effort!).toBeLessThanOrEqual(tied!.solution!.effort! * (1 + 1e-6) + 1e-12);
        const grown = tied!.names
          .map((name) => tied!.of(name, 'contacts'))
          .map((one) => one.exact / one.baseline);
        for (const factor of grown) expect(factor).toBeCloseTo(grown[0]!, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('whole numbers of a table', () => {
  const cell = fc.double({ min: 0, max: 40, noNaN: true });
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }))
    .chain(([rows, months]) =>
      fc.array(fc.array(cell, { minLength: months, maxLength: months }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('come to the totals of the rows, and by month to what the team would be split into', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const totals = rows.map((row) => Math.round(row.reduce((a, b) => a + b, 0)));
        const table = wholeTable(rows, totals);
        expect(table.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(totals);
        expect(table.flat().every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
        const months = rows[0]!.map((_, month) => table.reduce((sum, row) => sum + row[month]!, 0));
        rows[0]!.forEach((_, month) => {
          const exact = rows.reduce((sum, row, i) => {
            const all = row.reduce((a, b) => a + b, 0);
            return sum + (all > 0 ? (row[month]! * totals[i]!) / all : totals[i]! / row.length);
          }, 0);
          expect(Math.abs(months[month]! - exact)).toBeLessThan(1);
        });
      }),
    );
  });

  it('do not all fall into the first months', () => {
    const rows = Array.from({ length: 6 }, () => [0.5, 0.5, 0.5, 0.5]);
    const table = wholeTable(
      rows,
      rows.map(() => 2),
    );
    expect(rows[0]!.map((_, month) => table.reduce((sum, row) => sum + row[month]!, 0))).toEqual([
      3, 3, 3, 3,
    ]);
  });
});
