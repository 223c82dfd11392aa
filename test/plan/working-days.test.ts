import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth, monthNumber, monthOf } from '../../src/model/calendar.js';
import { weekdaysIn } from '../../src/model/working-days.js';
import { plan } from '../../src/plan/plan.js';
import { historyFrom, treeOf } from '../history.js';

const tree = (workingDays: string, more = ''): string => `
kpi: 1
fiscal_year_start: 4
horizon: 2026-04..2026-06
${workingDays}
kgi: { id: wins, kind: count, formula: contacts * rate, target: 143 }
kpis:
  contacts: { kind: count${more} }
  rate: { kind: rate, baseline: 10%, fixed: true }
`;

const planned = (text: string, rows: Parameters<typeof historyFrom>[1] = {}) => {
  const read = treeOf(text);
  const answer = plan(read, historyFrom(read, rows));
  const months = (which: 'values' | 'exact') =>
    answer.periods.map((period) => period[which].get('contacts')!);
  return { ...answer, months };
};

describe('a plan by working days', () => {
  // March has 22 weekdays: 440 are 20 a day. April to June have 22, 21 and 22 of them: 65 days, and 1,300 at that pace.
  const march = { '2026-03': { contacts: 440 } };

  it('starts from the pace of a day, and asks of each month what its days are worth', () => {
    const { kgi, months, nodes } = planned(tree('working_days: weekdays'), march);
    expect(kgi.baseline).toBeCloseTo(130, 9);
    expect(nodes.find(({ node }) => node.id === 'contacts')!.required).toBe(1430);
    expect(months('values')).toEqual([484, 462, 484]);
  });

  it('takes the days that the tree names in place of the weekdays', () => {
    const { kgi, months } = planned(tree('working_days: { 2026-05: 18, 3: 20 }'), march);
    // 22 a day over 62 days.
    expect(kgi.baseline).toBeCloseTo(136.4, 9);
    months('exact').forEach((value, month) => {
      expect(value).toBeCloseTo((1430 * [22, 18, 22][month]!) / 62, 6);
    });
  });

  it('keeps the most of a month in the longest one', () => {
    const { status, unreachable } = planned(tree('working_days: weekdays', ', lever: { max: 470 }'), march);
    expect(status).toBe('unreachable');
    expect(unreachable!.best).toBeCloseTo(0.1 * (470 + (470 * 21) / 22 + 470), 6);
  });

  it('adds up to the total, in whole months', () => {
    const days = fc.dictionary(fc.constantFrom('4', '5', '6', '2026-05'), fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(days, fc.integer({ min: 20, max: 400 }), (map, baseline) => {
        const text = tree(`working_days: ${JSON.stringify(map)}`, `, baseline: ${baseline}`);
        const { nodes, months, status } = planned(text);
        const { required } = nodes.find(({ node }) => node.id === 'contacts')!;
        const sum = months('values').reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(required, 6);
        if (status === 'reachable') expect(months('values').every(Number.isInteger)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is the plan without any where all months have as many', () => {
    const same = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [month + 1, 20]));
    const [counted, plain] = [`working_days: ${JSON.stringify(same)}`, ''].map((lines) =>
      planned(tree(lines), march),
    );
    expect(counted!.nodes.map(({ required }) => required)).toEqual(
      plain!.nodes.map(({ required }) => required),
    );
    expect(counted!.months('values')).toEqual(plain!.months('values'));
  });
});

describe('a season that actuals show', () => {
  /** Three years of 20 a weekday, twice as many in each March. */
  const rows = Object.fromEntries(
    Array.from({ length: 36 }, (_, index) => {
      const month = monthOf(2023, 4) + index;
      const noise = index % 2 === 0 ? 1.01 : 0.99;
      const contacts = 20 * noise * weekdaysIn(month) * (monthNumber(month) === 3 ? 2 : 1);
      return [formatMonth(month), { contacts }];
    }),
  );

  it('is what remains once the working days are taken out: they are not counted twice', () => {
    const { months, warnings } = planned(tree('working_days: weekdays').replace('143', '1000'), rows);
    expect(warnings.map(({ rule }) => rule)).toContain('season-shown');
    const [april, may, june] = months('exact') as [number, number, number];
    expect(may / april).toBeCloseTo(((21 / 22) * 0.99) / 1.01, 2);
    expect(june / april).toBeCloseTo(1, 2);
  });
});
