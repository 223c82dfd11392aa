import { describe, expect, it } from 'vitest';
import { readDate, resolveDate, timeOfDay } from '../../src/model/dates.js';

const iso = (text: string): string | undefined => {
  const reading = readDate(text);
  if (reading?.kind !== 'day') return reading && `${reading.first}?${reading.second}?${reading.year}`;
  const { year, month, day } = reading.value;
  return `${year}-${month}${day === null ? '' : `-${day}`}`;
};

describe('a day or a month in any common form', () => {
  const dates: readonly (readonly [string, string])[] = [
    ['2026-04-01', '2026-4-1'],
    ['2026/4/1', '2026-4-1'],
    ['２０２６年４月１日', '2026-4-1'],
    ['2026/04/01（水）', '2026-4-1'],
    ['2026年4月1日(水) 9:30', '2026-4-1'],
    ['20260401', '2026-4-1'],
    ['202604', '2026-4'],
    ['2026年4月', '2026-4'],
    ['令和8年4月1日', '2026-4-1'],
    ['令和元年5月', '2019-5'],
    ['R8.4', '2026-4'],
    ['Apr 2026', '2026-4'],
    ['15 Apr, 2021 00:02:00', '2021-4-15'],
    ['April 15th, 2021', '2021-4-15'],
    ['Sept. 2026', '2026-9'],
    ['2026-04-01T10:00:00.000Z', '2026-4-1'],
    ['2026-04-01 00:00:00+09', '2026-4-1'],
    ['2024-02-29', '2024-2-29'],
    ['26/02/2018 19:58', '26?2?2018'],
  ];
  it.each(dates)('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  const others = [
    '',
    '2026',
    '2026-02-29',
    '2026-13',
    '20260230',
    '26/4/1',
    'Apr-26',
    'Marketing 2026',
    'Mayor 2026',
    'R0.4',
    '2026-04-01 noon',
  ];
  it.each(others)('"%s" is none', (text) => {
    expect(iso(text)).toBeUndefined();
  });
});

it('an order of day and month makes a pair a day, or impossible', () => {
  const reading = readDate('26-02-2018')!;
  expect(resolveDate(reading, 'day-first')).toEqual({ year: 2018, month: 2, day: 26 });
  expect(resolveDate(reading, 'month-first')).toBeUndefined();
});

describe('the time of day after a date', () => {
  const times: readonly (readonly [string, string | null])[] = [
    ['2026-04-01 09:05', '9:5:0'],
    ['2026/4/1 9:05', '9:5:0'],
    ['4/1/2026, 12:30:15 AM', '0:30:15'],
    ['2026年4月1日 １２：３０ pm', '12:30:0'],
    ['2026-03-31T15:30:00.500+09:00', '15:30:0.5'],
    ['2026-04-01', null],
  ];
  it.each(times)('%s', (text, expected) => {
    const seconds = expected
      ?.split(':')
      .map(Number)
      .reduce((sum, part) => sum * 60 + part, 0);
    expect(timeOfDay(text)).toBe(seconds ?? null);
  });
});
