import { describe, expect, it } from 'vitest';
import { paletteFor } from '../../src/report/palette.js';

describe('paletteFor', () => {
  it.each([
    ['plain', '売上'],
    ['strong', '\u001b[1m売上\u001b[22m'],
    ['dim', '\u001b[2m売上\u001b[22m'],
    ['good', '\u001b[32m売上\u001b[39m'],
    ['bad', '\u001b[31m売上\u001b[39m'],
    ['warn', '\u001b[33m売上\u001b[39m'],
  ] as const)('%s', (tone, coloured) => {
    expect(paletteFor(true)(tone)('売上')).toBe(coloured);
    expect(paletteFor(false)(tone)('売上')).toBe('売上');
  });

  it('paints each line of a list by itself', () => {
    expect(['a', 'b'].map(paletteFor(true)('bad'))).toEqual([
      '\u001b[31ma\u001b[39m',
      '\u001b[31mb\u001b[39m',
    ]);
  });
});
