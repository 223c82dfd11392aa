import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/visible.js';

describe('visible', () => {
  it.each([
    ['plain text', '売上 win_rate 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '売上 win_rate 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a colour', '\u001b[31m赤\u001b[0m', '␛[31m赤␛[0m'],
    ['a window title', '\u001b]0;pwned\u0007', '␛]0;pwned␇'],
    ['a control sequence in one character', '\u009b31m', '\ufffd31m'],
    ['backspaces', 'a\b\u007f', 'a␈␡'],
    ['a carriage return that hides a line', 'error\rfine ', 'error␍fine '],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['a tab', 'a\tb', 'a b'],
    ['writing from right to left', 'a\u202eb', 'a\ufffdb'],
    ['a space without width', 'win\u200b_rate', 'win\ufffd_rate'],
    ['half a character', '\ud83d', '\ufffd'],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
