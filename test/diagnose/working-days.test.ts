import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { parsePeriod } from '../../src/model/periods.js';
import { historyFrom, treeOf } from '../history.js';

describe('the target of a month by working days', () => {
  // April to June 2026 have 22, 21 and 22 weekdays: 65.
  it.each([
    ['2026-04', (650 * 22) / 65],
    ['2026-05', (650 * 21) / 65],
    ['2026-05..2026-06', (650 * 43) / 65],
  ])('is the share of its days: of %s %d', (period, expected) => {
    const tree = treeOf(`
kpi: 1
horizon: 2026-04..2026-06
working_days: weekdays
kgi: { id: contacts, kind: count, target: 650 }
`);
    const months = ['2026-03', '2026-04', '2026-05', '2026-06'];
    const history = historyFrom(tree, Object.fromEntries(months.map((month) => [month, { contacts: 200 }])));
    const found = diagnose(tree, history, { against: 'plan', period: parsePeriod(period, 1)! });
    expect(found.kgi.expected).toBeCloseTo(expected, 6);
  });
});
