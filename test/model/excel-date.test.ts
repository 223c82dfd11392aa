import { describe, expect, it } from 'vitest';
import { excelDay } from '../../src/model/excel-date.js';

describe('a serial number of Excel', () => {
  it.each<[number, string | undefined]>([
    [61, '1900-3-1'],
    [366, '1900-12-31'],
    [367, '1901-1-1'],
    [36_526, '2000-1-1'],
    [36_585, '2000-2-29'],
    [45_383, '2024-4-1'],
    [45_383.999, '2024-4-1'],
    [2_958_465, '9999-12-31'],
    [60, undefined],
    [-1, undefined],
    [2_958_466, undefined],
    [Number.NaN, undefined],
  ])('%d', (serial, expected) => {
    const day = excelDay(serial);
    expect(day && `${day.year}-${day.month}-${day.day}`).toBe(expected);
  });
});
