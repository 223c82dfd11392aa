import { describe, expect, it } from 'vitest';
import { drawnInAscii, drawsAsciiOnly } from '../../src/report/ascii.js';
import { sparkline } from '../../src/report/sparkline.js';
import { textWidth } from '../../src/report/width.js';

describe('signs of ASCII', () => {
  it('stand for bars and lines, and for nothing else', () => {
    const bars = sparkline([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(drawnInAscii(`売上 ${bars} ─── A·B、12件→3件`)).toBe('売上 _.-~=+*# --- A·B、12件→3件');
  });

  it('leave a month without a value blank', () => {
    expect(drawnInAscii(sparkline([null, 1, null, 8]))).toBe(' _ #');
  });

  it('are as wide as what they stand for', () => {
    const drawn = sparkline([3, null, 1, 4, 1, 5, 9, 2, 6]);
    expect(textWidth(drawnInAscii(drawn))).toBe(textWidth(drawn));
  });

  it.each([
    [{}, false],
    [{ LANG: 'ja_JP.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{ LANG: 'ja_JP' }, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'POSIX' }, true],
    [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'en_US.UTF-8' }, false],
    [{ LANG: 'ja_JP.eucJP' }, true],
    [{ LANG: 'de_DE.ISO-8859-15@euro' }, true],
    [{ LANG: 'ja_JP.UTF-8', TERM: 'dumb' }, true],
  ])('are drawn with %o: %s', (env, isAscii) => {
    expect(drawsAsciiOnly(env)).toBe(isAscii);
  });
});
