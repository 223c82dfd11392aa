import { expect, it } from 'vitest';
import { dayInName } from '../../../src/data/pulled/day-in-name.js';

it.each([
  ['2026-10-05.csv', '2026-10-05'],
  ['facts-20261005.csv', '2026-10-05'],
  ['2026-09-30_of_2026-10-05.csv', '2026-10-05'],
  ['20261005T0700.csv', '2026-10-05'],
  ['2024-02-29.csv', '2024-02-29'],
  ['2026-02-29.csv', null],
  ['2026-13-01.csv', null],
  ['2026-1005.csv', null],
  ['120261005.csv', null],
  ['2026-10.csv', null],
  ['latest.csv', null],
])('%s is of %s', (name, day) => {
  expect(dayInName(name)).toBe(day);
});
