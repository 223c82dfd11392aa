import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/locale/message.js';
import { markdown } from '../../../src/report/formats/markdown.js';
import type { Report } from '../../../src/report/report.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';
import { reportOf, wholeReport } from './report.js';

const show = (report: Report, lang: 'ja' | 'en' = 'ja'): string =>
  `\n${markdown.render(report, { lang, color: true, width: 20 })}`;

describe('markdown', () => {
  it('writes a whole report, without regard to colour and width', () => {
    expect(show(wholeReport)).toMatchInlineSnapshot(`
      "
      ## 必要な数字

      2026年4月〜9月の売上を8,000万円から1.2億円にするには、受注数を40件から53件に増やす必要があります。

      | 指標 | 現状 | 必要 | 差 | 担当 |
      | --- | ---: | ---: | ---: | --- |
      | 売上 | 8,000万円 | 1.2億円 | +4,000万円 | 営業本部 |
      | &emsp;受注数 | 40 | 53 | +13 | フィールドセールス |
      | &emsp;&emsp;有効商談数（営業が受け入れたもの） | 160 | 190 | +30 | インサイドセールス |
      | &emsp;&emsp;受注率 | 25.0% | 27.9% | +2.9pt | — |
      | &emsp;平均単価 | 200万円 | 226.4万円 | +26.4万円 | 営業企画 |

      - 受注率が最も効きます
      - 担当のない指標があります

      - **エラー** \`unknown-reference\` \`kpi.yaml:14:26\`<br>「win\\_rat」という指標はありません
        \`\`\`
            formula: proposals * win_rat
                                 ^^^^^^^
        \`\`\`
        ヒント: 「win\\_rate」のことですか？
      - **情報** \`data-skipped\` \`data/2026.csv\`<br>3行を読み飛ばしました
      "
    `);
  });

  it('leaves no gap for an empty block', () => {
    expect(show(reportOf({ type: 'list', items: [] }, { type: 'text', text: verbatim('a') }))).toBe('\na\n');
  });
});

it('code stands as it is behind a fence that it cannot close', () => {
  const code = { type: 'code', text: verbatim('a: |\n  ```\n  b\n'), language: 'yaml' } as const;
  expect(show(reportOf(code))).toBe('\n````yaml\na: |\n  ```\n  b\n````\n');
});

describe('what would be markup', () => {
  it.each([
    ['a pipe', 'a|b', 'a\\|b'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a tag', '<img src=x>', '\\<img src=x\\>'],
    ['an entity', '&lt;', '\\&lt;'],
    ['a link', '[a](https://example.com)', '\\[a\\](https://example.com)'],
    ['code', '`a`', '\\`a\\`'],
    ['a backslash', 'a\\|', 'a\\\\\\|'],
    ['a line break', 'a\nb', 'a<br>b'],
    ['a heading', '# a', '\\# a'],
    ['a bullet', '- a', '\\- a'],
    ['a rule', '---', '\\---'],
    ['a number of a list', '12. a', '12\\. a'],
    ['a control character', '\u001b[0m', '␛\\[0m'],
    ['not a negative figure', '-1.2億円', '-1.2億円'],
    ['not a figure', '12.5%', '12.5%'],
  ])('%s', (_, text, escaped) => {
    expect(show(reportOf({ type: 'text', text: verbatim(text) }))).toBe(`\n${escaped}\n`);
  });

  it('no cell can add a column or a row', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '|', '\\', '\n', '\r', '`', ' ', '<', '*') }),
        (text) => {
          const lines = show(
            reportOf({
              type: 'table',
              columns: [{ head: verbatim(text), align: 'left', rank: 0 }],
              rows: [{ cells: [{ text: verbatim(text) }] }],
            }),
          )
            .trim()
            .split('\n');
          expect(lines).toHaveLength(3);
          for (const line of lines) expect(line.replace(/\\\\/g, '').match(/(?<!\\)\|/g)).toHaveLength(2);
        },
      ),
      { seed: 8 },
    );
  });

  it('a line of a file cannot close its fence', () => {
    expect(
      show(reportOf({ type: 'diagnostics', diagnostics: [diagnosticOf({ span: spanOf('``` ⟦a⟧') })] })),
    ).toBe(`
- **エラー** \`unknown-reference\` \`kpi.yaml:14:5\`<br>「win\\_rat」という指標はありません
  \`\`\`\`
  \`\`\` a
      ^
  \`\`\`\`
`);
  });

  it('a name with a backquote is not code', () => {
    const diagnostics = [diagnosticOf({ file: 'a`b.yaml', severity: 'warning' })];
    expect(show(reportOf({ type: 'diagnostics', diagnostics }), 'en')).toBe(`
- **warning** \`unknown-reference\` a\\\`b.yaml<br>there is no node "win\\_rat"
`);
  });
});
