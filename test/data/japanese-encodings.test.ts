import { describe, expect, it } from 'vitest';
import { isEucJp, isIso2022Jp } from '../../src/data/japanese-encodings.js';
import { cp932, eucJp } from './japanese-bytes.js';

describe('the head of a file in Japanese', () => {
  it.each(['年月,担当,受注数', 'カテゴリ,のべ', '商談の件数', 'あ', '年月,売上高,粗利'])('%s', (text) => {
    expect(isEucJp(eucJp(text))).toBe(true);
    expect(isEucJp(cp932(text))).toBe(false);
  });

  it.each(['ﾄｸｲｻｷ,ｳﾘｱｹﾞ', 'ﾀﾅｶ～', '髙橋①', 'month,n'])('%s is CP932', (text) => {
    expect(isEucJp(cp932(text))).toBe(false);
  });

  it('may be cut in the middle of a character', () => {
    expect(isEucJp(eucJp('年月,担当,受注数').subarray(0, 15))).toBe(true);
  });

  it('is ISO-2022-JP by its escapes alone', () => {
    expect(isIso2022Jp(Buffer.from('\u001b$BG/\u001b(B,n'))).toBe(true);
    expect(isIso2022Jp(Buffer.from('年月,$B(J\n'))).toBe(false);
  });
});
