import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../src/model/numbers.js';

describe('a number as people write it', () => {
  const numbers: readonly (readonly [string, number])[] = [
    ['120_000_000', 120_000_000],
    ['120,000,000', 120_000_000],
    ['1.2億', 120_000_000],
    ['1億2,000万', 120_000_000],
    ['3千万円', 30_000_000],
    ['12.5k', 12_500],
    ['35%', 0.35],
    ['35 ％', 0.35],
    ['１，２００．５', 1200.5],
    ['¥1,200', 1200],
    ['-$5', -5],
    ['△1,200', -1200],
    ['(1,200)', -1200],
    ['－3', -3],
    ['1e3', 1000],
    ['-0', 0],
  ];
  it.each(numbers)('%s', (text, value) => {
    expect(Object.is(parseNumber(text), value)).toBe(true);
  });

  const others = [
    '',
    ' ',
    '-',
    '－',
    '+',
    '▲',
    '%',
    '¥',
    '円',
    '()',
    '#N/A',
    '12,34',
    '1 200',
    '5-',
    '(-1)',
    '--1',
    '1万億',
    '12件',
    'NaN',
    'Infinity',
    '1e400',
    '0x10',
  ];
  it.each(others)('"%s" is none, and never 0', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});
