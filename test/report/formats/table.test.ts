import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/locale/message.js';
import { table } from '../../../src/report/formats/table.js';
import type { Block, Report, View } from '../../../src/report/report.js';
import { planTable, reportOf, wholeReport } from './report.js';

const show = (report: Report, view: Partial<View> = {}): string =>
  `\n${table.render(report, { lang: 'ja', color: false, width: 80, ...view })}`;

describe('a whole report', () => {
  it('in a terminal of 80 columns', () => {
    expect(show(wholeReport)).toMatchInlineSnapshot(`
      "
      必要な数字

      2026年4月〜9月の売上を8,000万円から1.2億円にするには、受注数を40件から53件に
      増やす必要があります。

      指標                         現状       必要          差  担当
      ────────────────────────────────────────────────────────────────────────────
      売上                    8,000万円    1.2億円  +4,000万円  営業本部
        受注数                       40         53         +13  フィールドセールス
          有効商談数（営業が        160        190         +30  インサイドセールス
          受け入れたもの）
          受注率                  25.0%      27.9%      +2.9pt  —
      ────────────────────────────────────────────────────────────────────────────
        平均単価                200万円  226.4万円   +26.4万円  営業企画

      ・受注率が最も効きます
      ・担当のない指標があります

      エラー[unknown-reference]: 「win_rat」という指標はありません
        --> kpi.yaml:14:26
         |
      14 |     formula: proposals * win_rat
         |                          ^^^^^^^
         = ヒント: 「win_rate」のことですか？

      情報[data-skipped]: 3行を読み飛ばしました
       --> data/2026.csv
      "
    `);
  });

  it('in English', () => {
    expect(show(wholeReport, { lang: 'en' })).toMatchInlineSnapshot(`
      "
      What it takes

      To bring revenue from ¥80M to ¥120M in Apr–Sep 2026, wins have to rise from 40
      to 53.

      Node                    Baseline  Required  Change  Owner
      ──────────────────────────────────────────────────────────────────────
      売上                        ¥80M     ¥120M   +¥40M  営業本部
        受注数                      40        53     +13  フィールドセールス
          有効商談数（営業が       160       190     +30  インサイドセールス
          受け入れたもの）
          受注率                 25.0%     27.9%  +2.9pt  —
      ──────────────────────────────────────────────────────────────────────
        平均単価                   ¥2M   ¥2.264M  +¥264k  営業企画

      - the win rate has most effect
      - one node has no owner

      error[unknown-reference]: there is no node "win_rat"
        --> kpi.yaml:14:26
         |
      14 |     formula: proposals * win_rat
         |                          ^^^^^^^
         = help: did you mean "win_rate"?

      info[data-skipped]: skipped 3 rows
       --> data/2026.csv
      "
    `);
  });

  it('in a pipe, where nothing is wrapped or left out', () => {
    expect(show(reportOf(wholeReport.blocks[1]!, planTable), { width: null })).toMatchInlineSnapshot(`
      "
      2026年4月〜9月の売上を8,000万円から1.2億円にするには、受注数を40件から53件に増やす必要があります。

      指標                                         現状       必要          差  担当
      ────────────────────────────────────────────────────────────────────────────────────────────
      売上                                    8,000万円    1.2億円  +4,000万円  営業本部
        受注数                                       40         53         +13  フィールドセールス
          有効商談数（営業が受け入れたもの）        160        190         +30  インサイドセールス
          受注率                                  25.0%      27.9%      +2.9pt  —
      ────────────────────────────────────────────────────────────────────────────────────────────
        平均単価                                200万円  226.4万円   +26.4万円  営業企画
      "
    `);
  });

  it.each([80, 30, null])(
    'has no colour, nor spaces at the ends of lines, unless asked (width %s)',
    (width) => {
      const out = show(wholeReport, { width });
      expect(out).not.toMatch(/\u001b/);
      expect(out).not.toMatch(/[ \t]\n/);
      expect(out).not.toMatch(/\n\n\n/);
      expect(out).toMatch(/[^\n]\n$/);
    },
  );

  it('reads the same with colour as without', () => {
    const coloured = show(wholeReport, { color: true });
    expect(coloured).toContain('\u001b[1m必要な数字\u001b[22m');
    expect(coloured).toContain('\u001b[1m27.9%\u001b[22m');
    expect(coloured).toContain('\u001b[32m・受注率が最も効きます\u001b[39m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(show(wholeReport));
  });
});

it('code is never wrapped, and cannot write to the terminal', () => {
  const code = { type: 'code', text: verbatim('a: 1\n  b: \u001b[2J too long\n'), language: 'yaml' } as const;
  expect(show(reportOf(code), { width: 10 })).toBe('\n    a: 1\n      b: ␛[2J too long\n');
});

describe('a table in a narrow terminal', () => {
  it('wraps its words first', () => {
    expect(show(reportOf(planTable), { width: 64 })).toMatchInlineSnapshot(`
      "
      指標                 現状       必要          差  担当
      ────────────────────────────────────────────────────────────
      売上            8,000万円    1.2億円  +4,000万円  営業本部
        受注数               40         53         +13  フィールド
                                                        セールス
          有効商談数        160        190         +30  インサイド
          （営業が                                      セールス
          受け入れた
          もの）
          受注率          25.0%      27.9%      +2.9pt  —
      ────────────────────────────────────────────────────────────
        平均単価        200万円  226.4万円   +26.4万円  営業企画
      "
    `);
  });

  it('then leaves out columns by rank, and says which', () => {
    expect(show(reportOf(planTable), { width: 40 })).toMatchInlineSnapshot(`
      "
      指標                 現状       必要
      ────────────────────────────────────
      売上            8,000万円    1.2億円
        受注数               40         53
          有効商談数        160        190
          （営業が
          受け入れた
          もの）
          受注率          25.0%      27.9%
      ────────────────────────────────────
        平均単価        200万円  226.4万円
      幅が足りないため省いた列: 差、担当
      （--format json ですべて見られます）
      "
    `);
    expect(show(reportOf(planTable), { width: 40, lang: 'en' })).toMatchInlineSnapshot(`
      "
      Node          Baseline  Required  Change
      ────────────────────────────────────────
      売上              ¥80M     ¥120M   +¥40M
        受注数            40        53     +13
          有効商談       160       190     +30
          数（営業
          が受け入
          れた
          もの）
          受注率       25.0%     27.9%  +2.9pt
      ────────────────────────────────────────
        平均単価         ¥2M   ¥2.264M  +¥264k
      columns left out for want of width:
      Owner (--format json shows them all)
      "
    `);
  });
});

describe('a deep tree in a narrow terminal', () => {
  const node = (label: string, indent: number) => ({
    cells: [{ text: verbatim(label), indent }, { text: verbatim('有効商談の') }, { text: verbatim('53') }],
  });
  const deep = (indent: number): Report =>
    reportOf({
      type: 'table',
      columns: [
        { head: verbatim('指標'), align: 'left', rank: 0 },
        { head: verbatim('説明'), align: 'left', rank: 1 },
        { head: verbatim('必要'), align: 'right', rank: 0 },
      ],
      rows: [node('売上', 0), node('受注した商談', indent)],
    });

  it('keeps four kanji of a label beside its indentation, and rather leaves out a column', () => {
    expect(show(deep(4), { width: 28 })).toBe(`
指標                  必要
──────────────────────────
売上                    53
        受注した商談    53
幅が足りないため省いた列:
説明（--format json ですべて
見られます）
`);
  });

  it('gives up indentation where the terminal has no room for it', () => {
    expect(show(deep(20), { width: 22 })).toBe(`
指標              必要
──────────────────────
売上                53
        受注した    53
        商談
幅が足りないため省いた
列: 説明（--format
json ですべて
見られます）
`);
  });
});

describe('odd blocks', () => {
  it('a table without rows is its head', () => {
    expect(show(reportOf({ ...planTable, rows: [] } as Block))).toBe(`
指標  現状  必要  差  担当
`);
  });

  it('a row with too few cells is filled up', () => {
    const rows = [{ cells: [{ text: verbatim('売上') }] }];
    expect(show(reportOf({ ...planTable, rows } as Block))).toBe(`
指標  現状  必要  差  担当
──────────────────────────
売上
`);
  });

  it('an empty block leaves no gap', () => {
    const text: Block = { type: 'text', text: verbatim('a') };
    const empty: Block[] = [
      { type: 'list', items: [] },
      { type: 'diagnostics', diagnostics: [] },
      { type: 'text', text: verbatim('') },
    ];
    expect(show(reportOf(text, ...empty, text))).toBe('\na\n\na\n');
    expect(table.render(reportOf(...empty), { lang: 'ja', color: false, width: 80 })).toBe('');
  });

  it('lets nothing in a file write to the terminal', () => {
    const evil = verbatim('\u001b]0;pwned\u0007\u009b2J\r');
    const out = show(
      reportOf(
        { type: 'heading', text: evil },
        { type: 'text', text: evil },
        { type: 'list', items: [{ text: evil }] },
        {
          type: 'table',
          columns: [{ head: evil, align: 'left', rank: 0 }],
          rows: [{ cells: [{ text: evil }] }],
        },
      ),
    );
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out.match(/␛]0;pwned␇/g)).toHaveLength(5);
  });
});

describe('any table', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '売上',
      '受注率',
      'win_rate',
      'か\u3099',
      '🫠',
      '👨‍👩‍👧',
      'ไทยนี้',
      'ﾊﾞ',
      '❤️',
      '\ue000',
      '…',
      '—',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const someTable = fc.array(fc.tuple(word, fc.nat({ max: 3 }), word), { minLength: 1, maxLength: 8 });

  it('keeps within the terminal and keeps its columns in line', () => {
    fc.assert(
      fc.property(someTable, fc.integer({ min: 36, max: 80 }), (rows, width) => {
        const out = show(
          reportOf({
            type: 'table',
            columns: [
              { head: verbatim('名前'), align: 'left', rank: 0 },
              { head: verbatim('説明'), align: 'left', rank: 0 },
              { head: verbatim('値'), align: 'right', rank: 0 },
            ],
            rows: rows.map(([name, indent, text]) => ({
              cells: [{ text: verbatim(name), indent }, { text: verbatim(text) }, { text: verbatim('▲') }],
            })),
          }),
          { width },
        );
        const lines = out.trim().split('\n');
        const rule = stringWidth(lines[1]!);
        expect(lines[1]).toMatch(/^─+$/);
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
        const figures = lines.filter((line) => line.endsWith('▲'));
        expect(figures.map((line) => stringWidth(line))).toEqual(rows.map(() => rule));
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
