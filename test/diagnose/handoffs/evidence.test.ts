import { describe, expect, it } from 'vitest';
import { closedIn, matureGroups, recordsOf } from '../../../src/diagnose/handoffs/evidence.js';
import { eachMonth, formatMonth } from '../../../src/model/calendar.js';
import { parseMonth } from '../../../src/model/periods.js';
import { countsOf, type Passed } from './records.js';

const month = (name: string) => parseMonth(name)!;

describe('months old enough to tell of wins', () => {
  const matureIn = (passed: readonly Passed[], last: string): string[] => [
    ...new Set(matureGroups(countsOf(passed), month(last)).map((group) => formatMonth(group.month))),
  ];

  it.each([
    [8, ['2026-01']],
    [7, []],
  ])('are those of whose records %s of ten have ended', (ended, expected) => {
    const passed: Passed[] = [
      { month: '2026-01', records: ended, end: 'lost' },
      { month: '2026-01', records: 10 - ended },
    ];
    expect(matureIn(passed, '2026-01')).toEqual(expected);
  });

  it('are none after the period, and no more than two years of them', () => {
    const names = eachMonth({ from: month('2023-01'), to: month('2026-03') }).map(formatMonth);
    const passed = names.map((name): Passed => ({ month: name, end: 'won' }));
    const found = matureIn(passed, '2026-01');
    expect([found.length, found[0], found.at(-1)]).toEqual([24, '2024-02', '2026-01']);
  });
});

it('what closed in a period was accepted, and came to its end in it, whenever it was passed', () => {
  const { passes } = countsOf([
    { month: '2025-12', records: 1, end: 'won', months: 1 },
    { month: '2026-01', records: 2, isAccepted: true, end: 'lost', months: 0 },
    { month: '2026-01', records: 4, isAccepted: false, end: 'lost', months: 0 },
    { month: '2026-01', records: 8, end: 'won', months: 1 },
    { month: '2026-01', records: 16, isAccepted: true },
  ]);
  expect(recordsOf(closedIn(passes, { from: month('2026-01'), to: month('2026-01') }))).toBe(3);
});
