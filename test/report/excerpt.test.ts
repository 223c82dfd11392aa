import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { renderDiagnostics } from '../../src/report/excerpt.js';
import type { View } from '../../src/report/report.js';
import { diagnosticOf, spanOf } from './diagnostics.js';

const help = { ja: '「win_rate」のことですか？', en: 'did you mean "win_rate"?' };

const show = (parts: Partial<Diagnostic>, view: Partial<View> = {}): string =>
  `\n${renderDiagnostics([diagnosticOf(parts)], { lang: 'ja', color: false, width: 80, ...view })}`;

/** The line of the file and the line of carets below it, without the margin. */
const excerpt = (marked: string, width: number | null = null): string[] =>
  show({ rule: 'x', message: { ja: '短い', en: 'short' }, span: spanOf(marked) }, { width })
    .split('\n')
    .slice(4, 6)
    .map((line) => line.slice('14 | '.length));

describe('a diagnostic', () => {
  it('shows the place in Japanese', () => {
    expect(show({ span: spanOf('    formula: proposals * ⟦win_rat⟧'), help })).toBe(`
エラー[unknown-reference]: 「win_rat」という指標はありません
  --> kpi.yaml:14:26
   |
14 |     formula: proposals * win_rat
   |                          ^^^^^^^
   = ヒント: 「win_rate」のことですか？
`);
  });

  it('shows the place in English', () => {
    expect(show({ span: spanOf('formula: ⟦win_rat⟧', 7), help, severity: 'warning' }, { lang: 'en' })).toBe(`
warning[unknown-reference]: there is no node "win_rat"
 --> kpi.yaml:7:10
  |
7 | formula: win_rat
  |          ^^^^^^^
  = help: did you mean "win_rate"?
`);
  });

  it('names the file alone where there is no place', () => {
    const message = { ja: '3行を読み飛ばしました', en: 'skipped 3 rows' };
    expect(show({ rule: 'data-skipped', severity: 'info', file: 'data/2026.csv', message })).toBe(`
情報[data-skipped]: 3行を読み飛ばしました
 --> data/2026.csv
`);
  });

  it('wraps its sentences to the terminal, and not in a pipe', () => {
    const long = {
      ja: '指標の名前と数式の名前が合っていません。',
      en: 'the names of node and formula differ',
    };
    expect(show({ message: long, help: long }, { width: 44 })).toBe(`
エラー[unknown-reference]: 指標の名前と
  数式の名前が合っていません。
 --> kpi.yaml
  = ヒント: 指標の名前と数式の名前が
            合っていません。
`);
    expect(show({ message: long, help: long }, { width: null })).toBe(`
エラー[unknown-reference]: 指標の名前と数式の名前が合っていません。
 --> kpi.yaml
  = ヒント: 指標の名前と数式の名前が合っていません。
`);
  });

  it('keeps within the terminal, down to the width of its label', () => {
    const long = { ja: '指標の名前と数式の名前が合っていません。'.repeat(3), en: '' };
    const span = spanOf(`    formula: ⟦win_rat⟧ * ${'売上'.repeat(30)}`);
    for (let width = 30; width <= 90; width += 1) {
      const lines = show({ message: long, help: long, span }, { width }).split('\n');
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });

  it('is set apart from the next one by a blank line, in the order given', () => {
    const text = renderDiagnostics([diagnosticOf({ file: 'b.yaml' }), diagnosticOf({ file: 'a.yaml' })], {
      lang: 'en',
      color: false,
      width: null,
    });
    expect(text).toBe(`error[unknown-reference]: there is no node "win_rat"
 --> b.yaml

error[unknown-reference]: there is no node "win_rat"
 --> a.yaml
`);
    expect(renderDiagnostics([], { lang: 'en', color: false, width: null })).toBe('');
  });

  it('is coloured only where colour is asked for', () => {
    const span = spanOf('formula: ⟦win_rat⟧');
    expect(show({ span, help })).not.toMatch(/\u001b/);
    expect(show({ span, help }, { color: true })).toContain(
      '\u001b[31mエラー[unknown-reference]\u001b[39m: 「win_rat」',
    );
    expect(show({ span, help }, { color: true })).toContain('\u001b[31m^^^^^^^\u001b[39m');
  });

  it('lets nothing in a file write to the terminal', () => {
    const evil = '\u001b]0;pwned\u0007\u009b2J';
    const shown = show({
      rule: evil,
      file: evil,
      message: { ja: evil, en: evil },
      help: { ja: evil, en: evil },
      span: { ...spanOf(`label: ⟦${evil}⟧`), file: evil },
    });
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('the mark', () => {
  it.each([
    ['wide characters', '  label: ⟦売上⟧ 高', '  label: 売上 高', '         ^^^^'],
    ['after wide characters', '売上: ⟦受注⟧', '売上: 受注', '      ^^^^'],
    ['tabs', '\ta\t⟦b\tc⟧', '    a    b    c', '         ^^^^^^'],
    ['combining marks', 'か\u3099: ⟦e\u0301⟧x', 'か\u3099: e\u0301x', '    ^'],
    ['an emoji', '👨‍👩‍👧 ⟦🚀⟧', '👨‍👩‍👧 🚀', '   ^^'],
    ['nothing', 'a: ⟦⟧', 'a:', '   ^'],
    ['a control character', '⟦\u001b[0m⟧x', '␛[0mx', '^^^^'],
    ['half of a character widens to the whole', 'か⟦\u3099⟧x', 'か\u3099x', '^^'],
  ])('stands under %s', (_, marked, line, carets) => {
    expect(excerpt(marked)).toEqual([line, carets]);
  });

  it.each([
    ['at the end', 'あいうえおかきくけこ⟦win_rat⟧', '…きくけこwin_rat', '         ^^^^^^^'],
    ['at the beginning', '⟦win_rat⟧あいうえおかきくけこ', 'win_ratあいうえ…', '^^^^^^^'],
    ['in the middle', 'あいうえおかき⟦rate⟧くけこさしすせそ', '…かきrateくけこ…', '     ^^^^'],
    ['too long itself', 'あいうえお⟦0123456789abcdefghij⟧か', '…0123456789abcd…', ' ^^^^^^^^^^^^^^^'],
  ])('is kept in sight in a long line: %s', (_, marked, line, carets) => {
    expect(excerpt(marked, 22)).toEqual([line, carets]);
  });

  it('is shown even where the terminal has hardly any room', () => {
    expect(show({ span: spanOf('proposals * ⟦win_rat⟧') }, { width: 8 })).toContain(`
14 | …* win_rat
   |    ^^^^^^^
`);
  });

  it('ends with the line where the span goes on below', () => {
    const span = { ...spanOf('kpis: ⟦⟧[ a,  '), end: { line: 16, column: 3 } };
    expect(show({ span })).toContain('\n14 | kpis: [ a,\n   |       ^^^^\n');
  });

  it('stands under a place beyond the line, as a file without a last line end has it', () => {
    const span = { ...spanOf('ab⟦⟧\r'), start: { line: 14, column: 9 }, end: { line: 14, column: 9 } };
    expect(show({ span })).toContain('\n14 | ab\n   |   ^\n');
  });

  const part = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\t',
        '売上',
        'ﾊﾞ',
        'か\u3099',
        'e\u0301',
        '🚀',
        '👨‍👩‍👧',
        '🇯🇵',
        '\u001b',
        '\u200b',
      ),
      {
        maxLength: 30,
      },
    )
    .map((characters) => characters.join(''));

  it('begins where the line before it ends and covers the marked text, by display width', () => {
    fc.assert(
      fc.property(part, part, part, (before, marked, after) => {
        const [, carets] = excerpt(`${before}⟦${marked}⟧|${after}`) as [string, string];
        const [prefix] = excerpt(`⟦⟧${before}|`) as [string];
        const [body] = excerpt(`⟦⟧${marked}|`) as [string];
        const indent = stringWidth(prefix) - 1;
        expect(carets).toBe(' '.repeat(indent) + '^'.repeat(Math.max(1, stringWidth(body) - 1)));
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('keeps its character above the caret when the line is cut to the terminal', () => {
    fc.assert(
      fc.property(part, part, fc.integer({ min: 20, max: 50 }), (before, after, width) => {
        const [line, carets] = excerpt(`${before}⟦@⟧${after}`, width) as [string, string];
        expect(stringWidth(line)).toBeLessThanOrEqual(width - '14 | '.length);
        expect(carets.length).toBe(stringWidth(line.slice(0, line.indexOf('@') + 1)));
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
