import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/data/reconcile.js';
import { monthOf, type Period } from '../../src/model/calendar.js';
import { evaluate } from '../../src/model/evaluate.js';
import { parsePeriod } from '../../src/model/periods.js';
import { compile } from '../../src/model/program.js';
import { historyFrom, treeOf } from '../history.js';

const FUNNEL = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
kpis:
  contacts: { kind: count }
  hearing_rate: { kind: rate }
  hearings: { kind: count, formula: contacts * hearing_rate }
  win_rate: { kind: rate }
  wins: { kind: count, formula: hearings * win_rate }
  price: { kind: average }
  reps: { kind: stock }
  clarity_of_all: { kind: rate }
`;

const period = (text: string): Period => parsePeriod(text, 1)!;

/** What is known over a period, as `value origin`. */
const known = (rows: Parameters<typeof historyFrom>[1], over: string, text = FUNNEL) => {
  const tree = treeOf(text);
  const level = historyFrom(tree, rows).completion.over(period(over));
  return Object.fromEntries(
    [...level].map(([id, { value, origin }]) => [id, `${Number(value.toPrecision(12))} ${origin}`]),
  );
};

describe('one month is completed', () => {
  it('rates are solved from sums', () => {
    expect(
      known({ '2026-04': { contacts: 400, hearings: 100, wins: 20, revenue: 4000 } }, '2026-04'),
    ).toEqual({
      contacts: '400 measured',
      hearings: '100 measured',
      wins: '20 measured',
      revenue: '4000 measured',
      hearing_rate: '0.25 solved',
      win_rate: '0.2 solved',
      price: '200 solved',
    });
  });

  it('volumes are computed from a rate that has a column', () => {
    expect(known({ '2026-04': { contacts: 400, hearing_rate: 0.25 } }, '2026-04')).toEqual({
      contacts: '400 measured',
      hearing_rate: '0.25 measured',
      hearings: '100 computed',
    });
  });

  it('a measured rate gives way to the one that the sums give', () => {
    expect(
      known({ '2026-04': { contacts: 400, hearings: 100, hearing_rate: 0.3 } }, '2026-04'),
    ).toMatchObject({ hearing_rate: '0.25 solved' });
  });

  it('a blank is missing and everything that needs it too, by name', () => {
    expect(known({ '2026-04': { contacts: 400, hearings: null, wins: 20 } }, '2026-04')).toEqual({
      contacts: '400 measured',
      wins: '20 measured',
    });
  });

  it('0 of 0 is no rate', () => {
    expect(known({ '2026-04': { contacts: 0, hearings: 0, wins: 0, revenue: 0 } }, '2026-04')).toEqual({
      contacts: '0 measured',
      hearings: '0 measured',
      wins: '0 measured',
      revenue: '0 measured',
    });
  });
});

describe('a range of months', () => {
  it('sums what adds up and never averages a rate', () => {
    expect(
      known(
        { '2026-04': { contacts: 100, hearings: 50 }, '2026-05': { contacts: 900, hearings: 90 } },
        '2026-04..2026-05',
      ),
    ).toEqual({
      contacts: '1000 measured',
      hearings: '140 measured',
      hearing_rate: '0.14 solved',
    });
  });

  it('weights a rate that only a column supplies by the volume that its equation names', () => {
    expect(
      known(
        { '2026-04': { contacts: 100, hearing_rate: 0.5 }, '2026-05': { contacts: 900, hearing_rate: 0.1 } },
        '2026-04..2026-05',
      ),
    ).toEqual({
      contacts: '1000 measured',
      hearings: '140 computed',
      hearing_rate: '0.14 solved',
    });
  });

  it('takes the last level of a stock', () => {
    expect(known({ '2026-04': { reps: 5 }, '2026-05': { reps: 7 } }, '2026-04..2026-05')).toEqual({
      reps: '7 measured',
    });
  });

  it('has no mean of rates that no equation weights', () => {
    expect(
      known({ '2026-04': { clarity_of_all: 0.5 }, '2026-05': { clarity_of_all: 0.7 } }, '2026-04..2026-05'),
    ).toEqual({});
  });

  it.each([
    [
      'is blank',
      { '2026-04': { contacts: 100 }, '2026-05': { contacts: null }, '2026-06': { contacts: 300 } },
    ],
    ['is not there', { '2026-04': { contacts: 100 }, '2026-06': { contacts: 300 } }],
  ])('is missing where a month %s', (_, rows) => {
    expect(known(rows, '2026-04..2026-06')).toEqual({});
  });
});

describe('members', () => {
  it('add up, and their rates are weighted', () => {
    const rows = {
      '2026-04 佐藤': { contacts: 100, hearing_rate: 0.5 },
      '2026-04 鈴木': { contacts: 300, hearing_rate: 0.1 },
    };
    expect(known(rows, '2026-04')).toEqual({
      contacts: '400 measured',
      hearings: '80 computed',
      hearing_rate: '0.2 solved',
    });
  });

  it('leave the sum open where one of them is blank', () => {
    expect(
      known({ '2026-04 佐藤': { contacts: 100 }, '2026-04 鈴木': { contacts: null, wins: 1 } }, '2026-04'),
    ).toEqual({});
  });
});

describe('lag', () => {
  const LAGGED = `
kpi: 1
kgi: { id: wins, kind: count, formula: "lag(proposals, 1) * win_rate" }
kpis:
  proposals: { kind: count }
  win_rate: { kind: rate }
`;
  it('looks at the month before, also over a range', () => {
    const rows = {
      '2026-03': { proposals: 100 },
      '2026-04': { proposals: 200, wins: 20 },
      '2026-05': { proposals: 400, wins: 40 },
    };
    expect(known(rows, '2026-04..2026-05', LAGGED)).toEqual({
      proposals: '600 measured',
      wins: '60 measured',
      win_rate: '0.2 solved',
    });
  });
});

describe('reconciliation', () => {
  const mismatches = (rows: Parameters<typeof historyFrom>[1]) => {
    const tree = treeOf(FUNNEL);
    const { actuals, completion } = historyFrom(tree, rows);
    return reconcile(tree, actuals, completion, { from: monthOf(2026, 4), to: monthOf(2026, 4) });
  };

  it('reports both numbers once, on the node with the formula', () => {
    const found = mismatches({ '2026-04': { contacts: 400, hearings: 100, hearing_rate: 0.3 } });
    expect(found).toEqual([{ node: 'hearings', month: monthOf(2026, 4), measured: 100, computed: 120 }]);
  });

  it.each([
    ['within half a per cent', { contacts: 1000, hearings: 251, hearing_rate: 0.25 }],
    ['solved from the same equation', { contacts: 400, hearings: 100 }],
  ])('keeps silent about what is %s', (_, cells) => {
    expect(mismatches({ '2026-04': cells })).toEqual([]);
  });
});

it('a member that is blank leaves no sum to reconcile', () => {
  const tree = treeOf(FUNNEL);
  const { actuals, completion } = historyFrom(tree, {
    '2026-04 佐藤': { contacts: 100, hearing_rate: 0.3, hearings: 10 },
    '2026-04 鈴木': { contacts: 100, hearing_rate: 0.3, hearings: null },
  });
  expect(reconcile(tree, actuals, completion, { from: monthOf(2026, 4), to: monthOf(2026, 4) })).toEqual([]);
});

describe('evaluation and completion agree', () => {
  const count = fc.integer({ min: 1, max: 10_000 });
  it('the tree evaluated at completed leaves gives the measured KGI back', () => {
    const tree = treeOf(FUNNEL);
    const program = compile(tree, { lag: 'steady' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 6 }),
        (months) => {
          const rows = Object.fromEntries(
            months.map(([contacts, hearings, wins, revenue], i) => [
              `2026-0${i + 1}`,
              { contacts, hearings, wins, revenue },
            ]),
          );
          const level = historyFrom(tree, rows).completion.over(period(`2026-01..2026-0${months.length}`));
          const leaves = program.leaves.map(({ slot }) => level.get(slot.id)!.value);
          const total = months.reduce((sum, [, , , revenue]) => sum + revenue, 0);
          expect(evaluate(program, leaves)[program.root]).toBeCloseTo(total, 6);
          expect(level.get('revenue')!.value).toBe(total);
        },
      ),
    );
  });
});
