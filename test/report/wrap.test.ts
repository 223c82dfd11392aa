import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { runsOf, wrapBy } from '../../src/report/line-breaks.js';
import { textWidth } from '../../src/report/width.js';
import { padTo, wrapBehind, wrapText } from '../../src/report/wrap.js';

describe('wrapText', () => {
  it.each([
    ['nothing', '', 10, ['']],
    ['a text that fits', '売上', 4, ['売上']],
    ['English between words', 'the win rate is low', 12, ['the win rate', 'is low']],
    ['a word that is too long', 'unbreakable', 4, ['unbr', 'eaka', 'ble']],
    [
      'a label and its figure as one',
      '担当: 営業\u00a0-1万円、CS\u00a0-2万円',
      20,
      ['担当: 営業\u00a0-1万円、', 'CS\u00a0-2万円'],
    ],
    ['an option as one word', '詳しくは --format json', 14, ['詳しくは', '--format json']],
    [
      'Japanese between phrases',
      '受注率だけで届かせるには足りません',
      18,
      ['受注率だけで', '届かせるには', '足りません'],
    ],
    [
      'a long word in a narrow column',
      '決裁者とマーケティング部門',
      10,
      ['決裁者と', 'マーケティ', 'ング部門'],
    ],
    ['no line begins with 。', '売上が増えた。', 12, ['売上が', '増えた。']],
    ['no line begins with 、 or 」', '「受注率」、「提案数」', 8, ['「受注', '率」、', '「提案', '数」']],
    ['no line ends with （', '有効な商談（受入済み）', 12, ['有効な商談', '（受入済み）']],
    ['a number stays with its unit', '最初の接点を2,400件から', 14, ['最初の接点を', '2,400件から']],
    ['a price stays whole', '単価は¥12,500です', 10, ['単価は', '¥12,500', 'です']],
    ['line ends of the text', '一\n二三', 4, ['一', '二三']],
    ['spaces within a line', 'a  b', 4, ['a  b']],
    ['an emoji of several parts', '👩‍💻👩‍💻', 2, ['👩‍💻', '👩‍💻']],
    ['less than a kanji', '売上', 1, ['売', '上']],
    ['no width', '売上が増えた。\n続く', null, ['売上が増えた。', '続く']],
  ])('%s', (_, text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  it('needs no dictionary where the script shows the words', () => {
    const text = '前の期間と比べ、いちばん弱いフェーズを--against plan';
    expect(wrapBy(textWidth, runsOf)(text, 16)).toEqual([
      '前の期間と比べ、',
      'いちばん弱い',
      'フェーズを',
      '--against plan',
    ]);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '売上',
      '受注率',
      'を',
      'マーケティング',
      'win_rate',
      '12,500',
      '円',
      '、',
      '。',
      '（',
      '」',
      ' ',
      '　',
    ),
    fc.constantFrom(
      'ー',
      '%',
      '¥',
      'か\u3099',
      'e\u0301',
      '🚀',
      '👨‍👩‍👧',
      'ﾊﾞｰ',
      '한국',
      'ไทย',
      '\u200d',
      '\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const someText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const someWidth = fc.integer({ min: 2, max: 30 });

  it('loses nothing but spaces at breaks', () => {
    fc.assert(
      fc.property(someText, someWidth, (text, width) => {
        let rest = text;
        for (const line of wrapText(text, width)) {
          const start = rest.indexOf(line);
          expect(rest.slice(0, start)).toMatch(/^[ \u3000\n]*$/);
          rest = rest.slice(start + line.length);
        }
        expect(rest).toMatch(/^[ \u3000\n]*$/);
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('never writes a line wider than the width', () => {
    fc.assert(
      fc.property(someText, someWidth, (text, width) => {
        for (const line of wrapText(text, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('keeps the rules for the ends of lines', () => {
    const sentence = fc
      .array(
        fc.constantFrom(
          '売上高',
          '受注',
          'は',
          '「提案数」',
          '（ＩＳ）',
          'です。',
          'が、',
          'データ',
          '¥500',
          '35%',
        ),
        {
          maxLength: 30,
        },
      )
      .map((words) => words.join(''));
    fc.assert(
      fc.property(sentence, fc.integer({ min: 8, max: 30 }), (text, width) => {
        for (const line of wrapText(text, width)) {
          expect(line).not.toMatch(/^[。、」）ー%]/);
          expect(line).not.toMatch(/[「（¥]$/);
        }
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});

describe('wrapBehind', () => {
  it('indents the lines below the first by the width of the lead', () => {
    expect(wrapBehind('・', '受注率を上げる', 10)).toEqual(['・受注率を', '  上げる']);
  });
});

describe('padTo', () => {
  it.each([
    ['売上', 6, 'left', '売上  '],
    ['売上', 6, 'right', '  売上'],
    ['売上', 3, 'left', '売上'],
    ['か\u3099', 3, 'right', ' か\u3099'],
    ['\u001b[31m53\u001b[39m', 4, 'right', '  \u001b[31m53\u001b[39m'],
  ] as const)('%j to %d, %s', (text, width, align, padded) => {
    expect(padTo(text, width, align)).toBe(padded);
  });
});
