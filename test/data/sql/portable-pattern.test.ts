import { expect, it } from 'vitest';
import { portablePattern } from '../../../src/data/sql/portable-pattern.js';

const LINE = '[^\n\r\u2028\u2029]';

it.each([
  ['^A', '^A'],
  ['東.*', `東${LINE}*`],
  ['^[A-Z]\\d{2,3}$', '^[A-Z][0-9]{2,3}$'],
  ['[^\\w-]', '[^A-Za-z0-9_-]'],
  ['(?:受注|納品)', '(受注|納品)'],
  ['a\\.b\\/c', 'a\\.b\\/c'],
  ['colou?r+', 'colou?r+'],
  ['🎉+𠮷', '🎉+𠮷'],
])('%s is %j everywhere', (pattern, portable) => {
  expect(portablePattern(pattern)).toBe(portable);
});

it.each([
  ['look-ahead', 'a(?=b)'],
  ['a reference', '(a)\\1'],
  ['a border of words', '\\bA'],
  ['a property', '\\p{L}'],
  ['blanks, which engines count differently', '\\s'],
  ['a lazy repeat', 'a+?b'],
  ['a lazy count', 'a{2}?b'],
  ['more repeats than PostgreSQL has', 'a{256}'],
  ['a bracket in brackets', '[[:alpha:]]'],
  ['a flag', '(?i)a'],
])('%s is refused', (_, pattern) => {
  expect(portablePattern(pattern)).toBeNull();
});
