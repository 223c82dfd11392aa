import { describe, expect, it } from 'vitest';
import { daysIn, formatMonth, formatPeriod, yearStartOf } from '../../src/model/calendar.js';
import { parseMonth, parsePeriod } from '../../src/model/periods.js';

const read = (text: string, fiscalYearStart = 4): string | undefined => {
  const period = parsePeriod(text, fiscalYearStart);
  return period && formatPeriod(period);
};

describe('periods, in a year that starts in April', () => {
  it.each([
    ['2026-04', '2026-04'],
    ['2026/4', '2026-04'],
    ['202604', '2026-04'],
    ['2026年4月', '2026-04'],
    ['令和8年4月', '2026-04'],
    ['R8.4', '2026-04'],
    ['Apr 2026', '2026-04'],
    ['２０２６年４月', '2026-04'],
    ['2026-04..2026-09', '2026-04..2026-09'],
    ['2026-04 .. 2026-09', '2026-04..2026-09'],
    ['2026年4月〜2026年9月', '2026-04..2026-09'],
    ['2026', '2026-01..2026-12'],
    ['2026年', '2026-01..2026-12'],
    ['2026-Q2', '2026-04..2026-06'],
    ['2026-H2', '2026-07..2026-12'],
    ['FY2026', '2026-04..2027-03'],
    ['2026年度', '2026-04..2027-03'],
    ['FY2026-H1', '2026-04..2026-09'],
    ['2026年度上期', '2026-04..2026-09'],
    ['2026年度下期', '2026-10..2027-03'],
    ['FY2026-Q4', '2027-01..2027-03'],
    ['2026年度第1四半期', '2026-04..2026-06'],
    ['FY2025..FY2026', '2025-04..2027-03'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['', 'soon', '2026-13', '2026-09..2026-04', '2026-04..', 'FY26', '4月', '2026-Q5', 'a..b..c'])(
    '%s is none',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('a fiscal year is named by the year in which it starts', () => {
    expect(read('FY2026-Q1', 1)).toBe('2026-01..2026-03');
    expect(read('FY2026', 10)).toBe('2026-10..2027-09');
  });
});

describe('days', () => {
  it.each([
    ['2026-02', 28],
    ['2024-02', 29],
    ['2000-02', 29],
    ['2100-02', 28],
    ['FY2026', 365],
    ['FY2023', 366],
  ])('%s has %i', (text, days) => {
    expect(daysIn(parsePeriod(text, 4)!)).toBe(days);
  });
});

it('a day names its month', () => {
  expect(parseMonth('2026-04-30')).toBe(parseMonth('2026年4月'));
});

describe('the fiscal year of a month', () => {
  it.each([
    ['2026-04', 4, '2026-04'],
    ['2026-03', 4, '2025-04'],
    ['2026-12', 1, '2026-01'],
    ['2026-11', 12, '2025-12'],
    ['2026-12', 12, '2026-12'],
  ])('%s, where years start in month %i, is that of %s', (month, start, first) => {
    expect(formatMonth(yearStartOf(parseMonth(month)!, start))).toBe(first);
  });
});
