import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Files, run } from './run.js';

interface Excerpt {
  readonly line: string;
  readonly indent: number;
  readonly carets: number;
}

/** The first excerpt of an output: `12 | text` over `   |    ^^^`. */
const excerptIn = (text: string): Excerpt => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^\s+\| +\^+$/u.test(line));
  const mark = lines[at]!.replace(/^\s+\| /u, '');
  const line = lines[at - 1]!.replace(/^\d+ \| ?/u, '');
  return { line, indent: mark.indexOf('^'), carets: mark.trim().length };
};

const TREE = (formula: string, more = ''): string => `kpi: 1
kgi: { id: 売上, label: 売上（税抜）🎌, kind: amount, formula: ${formula}, target: 1.2億 }
kpis:
  受注数: { kind: count, baseline: 3, quality: [単価] }
  単価: { kind: average, baseline: 50万 }
${more}`;

const TABLE = (text: string): Files => ({
  'kpi.yaml': `${TREE('受注数 * 単価')}sources: { 月次: { path: a.csv, layout: columns } }\n`,
  'a.csv': `年月,受注数,単価\n${text}\n`,
});

/** What was written, and the text that must be marked. */
type Case = readonly [what: string, argv: string, files: Files, marked: string];

const CASES: readonly Case[] = [
  ['an id in a formula', 'validate', { 'kpi.yaml': TREE('受注数 * 単化') }, '単化'],
  ['an id after full-width signs', 'validate', { 'kpi.yaml': TREE('（受注数）×ﾀﾝｶ') }, 'ﾀﾝｶ'],
  [
    'a key after Japanese',
    'validate',
    { 'kpi.yaml': TREE('受注数 * 単価').replace('target', 'mokuhyo') },
    'mokuhyo',
  ],
  [
    'a value after Japanese',
    'validate',
    { 'kpi.yaml': TREE('受注数 * 単価').replace('1.2億', '約1.2億') },
    '約1.2億',
  ],
  ['a letter made of two signs', 'validate', { 'kpi.yaml': TREE('受注数 * か\u3099く') }, 'か\u3099く'],
  ['a cell', 'diagnose', TABLE('2026年4月,九十,50万'), '九十'],
  ['a cell in quotes', 'diagnose', TABLE('2026年4月,"1,200",五十万円'), '五十万円'],
  ['a half-width cell', 'diagnose', TABLE('2026年4月,ｱｱ,1'), 'ｱｱ'],
  ['a date', 'diagnose', TABLE('2026年3月,1,1\n2026年13月,1,1'), '2026年13月'],
];

describe('the mark stands under the text, by its width on a terminal', () => {
  it.each(CASES)('%s', async (_, argv, files, marked) => {
    for (const lang of ['ja', 'en']) {
      const { stdout, stderr } = await run([argv], { files, env: { KPI_LANG: lang } });
      const { line, indent, carets } = excerptIn(stdout + stderr);
      const start = line.lastIndexOf(marked);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(indent).toBe(stringWidth(line.slice(0, start)));
      expect(carets).toBe(stringWidth(marked));
    }
  });

  it.each([40, 60, 80])('and in a line that is cut to %i columns', async (columns) => {
    const files = { 'kpi.yaml': TREE('受注数 * 単化') };
    const { stdout } = await run(['validate'], {
      files,
      isTTY: true,
      columns,
      env: { KPI_LANG: 'ja', NO_COLOR: '1' },
    });
    const { line, indent, carets } = excerptIn(stdout);
    expect(indent).toBe(stringWidth(line.slice(0, line.indexOf('単化'))));
    expect(carets).toBe(4);
    expect(Math.max(...stdout.split('\n').map((each) => stringWidth(each)))).toBeLessThanOrEqual(columns);
  });
});
