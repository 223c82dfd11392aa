import { describe, expect, it } from 'vitest';
import { headerIndex } from '../../src/data/recognisers/preamble.js';
import { isTotal, namesTotal } from '../../src/data/recognisers/totals.js';
import { answers, facts, problems } from './workspace.js';

const tree = (source = ''): string => `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count }
kpis:
  revenue: { label: 売上, kind: amount }
sources:
  t: { path: a.csv, layout: columns, ${source} }
`;

const one = (csv: string) => ({ 'a.csv': csv });

describe('a table that people keep by hand', () => {
  const CSV = `営業実績表
作成日,2026/05/01,,

年月,担当,受注数,売上,備考
,,件,円,
2026-04,田中,1,100,
2026-04,佐藤,2,200,
2026-04,小計,3,300,
,,,,
年月,担当,受注数,売上,備考
2026-05,田中,4,400,
2026-05,佐藤,5,500,
2026年度,,15,1500,
合計,,15,1500,
`;

  it('is read without its titles, units, totals, blank rows and further headers', async () => {
    expect(await facts(tree('dimensions: [担当]'), one(CSV))).toEqual([
      'wins 2026-04 佐藤 = 2',
      'wins 2026-04 田中 = 1',
      'wins 2026-05 佐藤 = 5',
      'wins 2026-05 田中 = 4',
      'revenue 2026-04 佐藤 = 200',
      'revenue 2026-04 田中 = 100',
      'revenue 2026-05 佐藤 = 500',
      'revenue 2026-05 田中 = 400',
    ]);
  });

  it('says what was left out', async () => {
    const [source] = await answers(tree('dimensions: [担当]'), one(CSV));
    expect(source!.files).toMatchObject([
      { rows: 4, skipped: 6, recognised: { above: 3, blank: 1, headers: 1, units: 1, totals: 3 } },
    ]);
  });

  it('tells the row of a day that is typed twice, and counts it', async () => {
    const csv = '日付,受注数\n2026/4/1,2\n2026/4/2,3\n2026/4/2,3\n2026/4/2,4\n';
    const [source] = await answers(tree(), one(csv));
    expect(source!.files[0]!.recognised!.copies).toBe(1);
    expect(source!.facts).toMatchObject([{ node: 'wins', sum: 12 }]);
  });

  it.each([
    ['as wide as the table, as Excel saves it', '※5月は速報,,\n（注）税抜,,\n', 2],
    ['shorter', '※5月は速報\n', 1],
    ['below a blank row', ',,\n,※5月は速報,\n', 1],
  ])('is read without its footnotes, %s', async (_, notes, footer) => {
    const csv = `年月,受注数,売上\n2026-04,1,100\n2026-05,2,200\n${notes}`;
    const [source] = await answers(tree(), one(csv));
    expect(source!.facts.map(({ sum }) => sum)).toEqual([1, 2, 100, 200]);
    expect(source!.files[0]).toMatchObject({ rows: 2, recognised: { footer } });
  });

  it.each([
    ['of no mark', '速報,,\n', '速報'],
    ['above other rows', '※速報,,\n2026-06,3,300\n', '※速報'],
    ['beside a number', '※速報,1,\n', '※速報'],
  ])('with a footnote %s is refused there', async (_, notes, text) => {
    expect(await problems(tree(), one(`年月,受注数,売上\n2026-04,1,100\n${notes}`))).toEqual([
      `a.csv:3:1 data-date "${text}" in the column "年月" is not a month or date`,
    ]);
  });

  it('of years alone is no table of months', async () => {
    expect(await problems(tree('period: 年度'), one('年度,売上\n2024,100\n2025,200\n'))).toEqual([
      'a.csv data-file the file "a.csv" has no row of a month, only totals and periods longer than a month',
    ]);
  });
});

describe('months without a year', () => {
  const CSV = '月,受注数\n4月,1\n１２月,2\n3月度,3\n合計,6\n';
  it('are those of the fiscal year that the source names', async () => {
    for (const more of ['', 'period: 月, ']) {
      const text = `fiscal_year_start: 4${tree(`${more}year: 2026`)}`;
      expect(await facts(text, one(CSV))).toEqual([
        'wins 2026-04 = 1',
        'wins 2026-12 = 2',
        'wins 2027-03 = 3',
      ]);
    }
  });

  it('are refused once, with what to write, where it names none', async () => {
    expect(await problems(tree(), one(CSV))).toEqual([
      'kpi.yaml:7:3 data-column the column "月" of a.csv names months without a year',
    ]);
  });

  it('are refused for two years in one column', async () => {
    expect(await problems(tree('year: 2026'), one('月,受注数\n4月,1\n4月,2\n'))).toEqual([
      'a.csv:3:1 data-duplicate more than one row of 2026-04: lines 2 and 3',
    ]);
  });
});

describe('lines below a table', () => {
  const TABLE = '年月,受注数\n2026-04,1\n';
  const FOOTER = '"Deals by month"\n\n"Copyright (c) 2000-2026 salesforce.com, inc."\n';

  it('are those of one cell below a blank row, to the end', async () => {
    const [source] = await answers(tree(), one(`${TABLE}\n${FOOTER}`));
    expect(source!.facts).toMatchObject([{ node: 'wins', sum: 1 }]);
    expect(source!.files).toMatchObject([{ rows: 1, skipped: 4, recognised: { blank: 2, footer: 2 } }]);
  });

  it('are rows of the table where one follows, and where no row is blank', async () => {
    const ragged = (line: number) =>
      `a.csv:${line}:1 data-ragged the header has 2 columns and this row has 1`;
    expect(await problems(tree(), one(`${TABLE}\n${FOOTER}2026-05,2\n`))).toEqual([ragged(4), ragged(6)]);
    expect(await problems(tree(), one(`${TABLE}Deals\n`))).toEqual([ragged(3)]);
  });

  it('are no footer of a table of fifty lines and more', async () => {
    const [first, ...more] = await problems(tree(), one(`${TABLE}\n${'x\n'.repeat(51)}`));
    expect(first).toBe('a.csv:4:1 data-ragged the header has 2 columns and this row has 1');
    expect(more.length).toBe(20);
  });
});

describe('columns under other names', () => {
  it('are read by the name of the tree, the unit in brackets aside', async () => {
    const csv = '年月,成約,売上（円）\n2026-04,3,100\n';
    expect(await facts(tree('columns: { 成約: wins }'), one(csv))).toEqual([
      'wins 2026-04 = 3',
      'revenue 2026-04 = 100',
    ]);
  });

  it('are not found without the unit where two would be', async () => {
    expect(await facts(tree(), one('年月,受注数,売上(円),売上(件)\n2026-04,3,100,5\n'))).toEqual([
      'wins 2026-04 = 3',
    ]);
  });

  it('must be there', async () => {
    expect(await problems(tree('columns: { 契約: 売上 }'), one('年月,受注数\n2026-04,3\n'))).toEqual([
      'kpi.yaml:7:49 data-column a.csv has no column "契約"',
    ]);
  });
});

describe('a plan beside the actuals', () => {
  const CSV = '年月,受注数予算,受注数実績,売上（予算）,売上（実績）\n2026-04,5,3,500,310\n';

  it('is left alone, unless the source asks for it', async () => {
    expect(await facts(tree(), one(CSV))).toEqual(['wins 2026-04 = 3', 'revenue 2026-04 = 310']);
    expect(await facts(tree('value: 予算'), one(CSV))).toEqual(['wins 2026-04 = 5', 'revenue 2026-04 = 500']);
  });

  it('may have a word of its own, beside columns without one', async () => {
    const csv = '年月,受注数,受注数 見込\n2026-04,3,4\n';
    expect(await facts(tree(), one(csv))).toEqual(['wins 2026-04 = 3']);
    expect(await facts(tree('value: 見込'), one(csv))).toEqual(['wins 2026-04 = 4']);
  });
});

describe('cells of a million characters', () => {
  it('are neither units nor names of totals, and are no reason to wait', async () => {
    const wide = `a${' '.repeat(900_000)}b`;
    const csv = `年月,受注数,単位${wide}\n2026-04,3,（${wide}\n,,${wide}\n`;
    expect(await facts(tree(), one(csv))).toEqual(['wins 2026-04 = 3']);
  });
});

describe('the header', () => {
  const rows = (...widths: number[]) =>
    widths.map((width, index) => ({
      line: index + 1,
      cells: Array.from({ length: 8 }, (_, at) => (at < width ? 'x' : '')),
    }));
  it.each([
    [[3, 3], 0],
    [[1, 3, 3], 1],
    [[0, 1, 3, 3], 2],
    [[2, 6, 6], 1],
    [[2, 4, 4], 0],
    [[2, 2], 0],
    [[1, 1], 0],
    [[0, 1], 1],
    [[], 0],
  ])('of rows with %j cells is the one at %i', (widths, expected) => {
    expect(headerIndex(rows(...widths))).toBe(expected);
  });
});

describe('totals', () => {
  it.each(['合計', '小計', '総計', '計', ' 総合計 ', '累計', '年計', 'Total', 'GRAND TOTAL', 'subtotal'])(
    '%s',
    (text) => {
      expect([isTotal(text), namesTotal(text)]).toEqual([true, true]);
    },
  );
  it.each(['東京 小計', '2024年度合計', '4月計'])('%s, where a name is expected', (text) => {
    expect([isTotal(text), namesTotal(text)]).toEqual([false, true]);
  });
  it.each(['', '設計部', '会計', 'Totality', '田中', '合計外'])('not %j', (text) => {
    expect(isTotal(text)).toBe(false);
  });
});
