import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysInMonth,
  eachMonth,
  type Month,
  monthNumber,
  monthOf,
  yearOf,
} from '../../src/model/calendar.js';
import { loadTree } from '../../src/model/load.js';
import { parseMonth, parsePeriod } from '../../src/model/periods.js';
import { averageMonthsIn, seasonWeight } from '../../src/model/season.js';
import { weekdaysIn, workingDaysIn } from '../../src/model/working-days.js';
import { treeOf } from '../history.js';

/** The calendar of the platform, which the domain does without. */
const byPlatform = (month: Month): number => {
  const [year, number] = [yearOf(month), monthNumber(month)];
  const days = Array.from({ length: daysInMonth(year, number) }, (_, day) =>
    new Date(Date.UTC(year, number - 1, day + 1)).getUTCDay(),
  );
  return days.filter((day) => day !== 0 && day !== 6).length;
};

const tree = (lines: string): string => `
kpi: 1
fiscal_year_start: 4
horizon: FY2026
${lines}
kgi: { id: contacts, kind: count, target: 1200, baseline: 100 }
`;

describe('weekdays', () => {
  it.each([
    ['2026-02', 20],
    ['2026-04', 22],
    ['2026-05', 21],
    ['2024-02', 21],
    ['2000-02', 21],
  ])('of %s are %i', (month, days) => {
    expect(weekdaysIn(parseMonth(month)!)).toBe(days);
  });

  it('are those of the platform, in every month that a tree may name', () => {
    fc.assert(
      fc.property(fc.integer({ min: monthOf(1900, 1), max: monthOf(2199, 12) }), (month) => {
        expect(weekdaysIn(month)).toBe(byPlatform(month));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the working days of a month', () => {
  it('are those of the single month, else of the month of any year, else its weekdays', () => {
    const { workingDays } = treeOf(tree('working_days: { 5: 19, 2026-05: 18 }'));
    const days = ['2026-05', '2027-05', '2026-06'].map((month) =>
      workingDaysIn(workingDays!, parseMonth(month)!),
    );
    expect(days).toEqual([18, 19, 22]);
  });

  it('weigh 1 a month on average over the fiscal year of the horizon, whatever the season beside them', () => {
    for (const lines of ['working_days: weekdays', 'working_days: { 8: 10 }\nseason: { 4: 3, 12: 2 }']) {
      const { kgi } = treeOf(tree(lines));
      expect(averageMonthsIn(kgi.season, parsePeriod('FY2026', 4)!)).toBeCloseTo(12, 12);
    }
  });

  it('weigh against each other as their days do, also of another year', () => {
    const { kgi } = treeOf(tree('working_days: weekdays'));
    fc.assert(
      fc.property(fc.integer({ min: 24000, max: 24600 }), fc.integer({ min: 24000, max: 24600 }), (a, b) => {
        const ratio = seasonWeight(kgi.season, a) / seasonWeight(kgi.season, b);
        expect(ratio).toBeCloseTo(weekdaysIn(a) / weekdaysIn(b), 12);
      }),
    );
  });

  it('that are the same in all months are as good as none', () => {
    const same = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [month + 1, 20]));
    const { kgi } = treeOf(tree(`working_days: ${JSON.stringify(same)}`));
    const weights = eachMonth(parsePeriod('FY2026', 4)!).map((month) => seasonWeight(kgi.season, month));
    expect(weights).toEqual(Array(12).fill(1));
  });

  it('without a horizon weigh against a month of mean length', () => {
    const { kgi } = treeOf(tree('working_days: weekdays').replace('horizon: FY2026\n', ''));
    expect(seasonWeight(kgi.season, parseMonth('2026-04')!)).toBeCloseTo(22 / 21.740625, 12);
  });
});

describe('working_days refuses', () => {
  const said = (value: string): string[] =>
    loadTree(tree(`working_days: ${value}`), 'kpi.yaml').diagnostics.map(
      ({ span, message }) => `${span!.start.line}:${span!.start.column} ${message.en}`,
    );

  it.each([
    ['weekday', '5:15 "weekday" does not fit; expected weekdays, or the days of months'],
    ['{ 13: 20 }', '5:17 the keys of working_days are months from 1 to 12'],
    ['{ 2026-13: 20 }', '5:17 the keys of working_days are months from 1 to 12'],
    ['{ 4: 0 }', '5:20 "0" does not fit; expected a number above 0'],
    ['{ 2: 30 }', '5:20 30 working days are too many: "2" has 29 days'],
    ['{ 2026-02: 29 }', '5:26 29 working days are too many: "2026-02" has 28 days'],
  ])('%s', (value, message) => {
    expect(said(value)).toHaveLength(1);
    expect(said(value)[0]).toContain(message);
  });
});
