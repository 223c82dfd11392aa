import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { plainWidth } from '../../src/report/plain-width.js';
import { textWidth } from '../../src/report/width.js';

describe('plainWidth', () => {
  it.each([
    ['', 0],
    ['win_rate 35%', 12],
    ['受注率は35%', 11],
    ['（1〜3月）', 10],
    ['± × “a” … →', 11],
    ['か\u3099', undefined],
    ['ﾊﾞｰ', undefined],
    ['〓\u302a', undefined],
    ['👍', undefined],
    ['한국', undefined],
    ['a\tb', undefined],
  ])('of %j is %s', (text, width) => {
    expect(plainWidth(text)).toBe(width);
  });

  const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

  it('is that of the full rules, and each is a character of its own, for every character that it takes and every two of them', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const plain = all.filter((character) => plainWidth(character) !== undefined);
    expect(plain.length).toBeGreaterThan(20_000);
    expect(plain.filter((character) => plainWidth(character) !== stringWidth(character))).toEqual([]);
    const some = fc
      .array(fc.constantFrom(...plain), { maxLength: 6 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(some, (text) => {
        expect(plainWidth(text)).toBe(stringWidth(text));
        expect([...text]).toEqual(Array.from(characters.segment(text), ({ segment }) => segment));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('leaves the rest to the full rules', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 6 }), (text) => {
        expect(textWidth(text)).toBe(stringWidth(text));
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
