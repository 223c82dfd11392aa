import { describe, expect, it } from 'vitest';
import { diagnostics, facts, problems } from './workspace.js';

const TREE = `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count }
kpis:
  revenue: { label: 売上, kind: amount }
  win_rate: { label: 受注率, kind: rate }
  backlog: { label: 受注残, kind: stock }
kcis:
  clarity: { label: 課題の明確化度, scale: 1..5 }
sources:
  monthly: { path: 'data/*.csv', layout: columns, period: 年月, none: ['-'] }
`;

const one = (csv: string) => ({ 'data/a.csv': csv });

describe('a table with a row a month', () => {
  it('takes the columns named as an id or a label, whatever their width and case', async () => {
    const csv = '年月,ＷＩＮＳ,売上,受注率,備考\n2026-04,12,"1,200万",35%,-\n令和8年5月,8,△500,0.4,good\n';
    expect(await facts(TREE, one(csv))).toEqual([
      'wins 2026-04 = 12',
      'wins 2026-05 = 8',
      'revenue 2026-04 = 12000000',
      'revenue 2026-05 = -500',
      'win_rate 2026-04 = 0.35',
      'win_rate 2026-05 = 0.4',
    ]);
  });

  it('prefers the id where both are there', async () => {
    expect(await facts(TREE, one('年月,受注数,wins\n2026-04,1,2\n'))).toEqual(['wins 2026-04 = 2']);
  });

  it('has no fact for a blank cell and for a text that means missing, never a zero', async () => {
    expect(await facts(TREE, one('年月,wins,売上\n2026-04,,0\n2026-05,-,　\n2026-06,3, \n'))).toEqual([
      'wins 2026-06 = 3',
      'revenue 2026-04 = 0',
    ]);
  });

  it('finds the period by itself: the first column whose first value is a month or a date', async () => {
    const tree = TREE.replace(', period: 年月', '');
    expect(await facts(tree, one('code,amount,month,wins\nA1,120012,,\nA2,5,Apr 2026,3\n'))).toEqual([
      'wins 2026-04 = 3',
    ]);
    expect(await facts(tree, one(',month,wins\n2025-01,2026-04,3\n'))).toEqual(['wins 2026-04 = 3']);
    expect(await problems(tree, one('name,wins\nTanaka,3\n'))).toEqual([
      'kpi.yaml:11:3 data-column no column of data/a.csv reads as months or dates',
    ]);
  });

  it('reads files of a glob in order, each with its own columns', async () => {
    const files = { 'data/b.csv': '受注数,年月\n5,2026-05\n', 'data/a.csv': '年月,wins\n2026-04,4\n' };
    expect(await facts(TREE, files)).toEqual(['wins 2026-04 = 4', 'wins 2026-05 = 5']);
  });

  it('lets each department keep its own columns in its own file', async () => {
    const files = { 'data/a.csv': '年月,wins\n2026-04,4\n', 'data/b.csv': '年月,売上\n2026-04,9\n' };
    expect(await facts(TREE, files)).toEqual(['wins 2026-04 = 4', 'revenue 2026-04 = 9']);
  });
});

describe('daily rows', () => {
  it('add up within a month where the kind adds up, and leave the last day of a stock', async () => {
    const csv =
      '年月,wins,売上,受注残\n2026/4/30,1,0.1,70\n2026/4/1,2,0.2,50\n2026/4/15,,0.3,\n2026/5/1,4,,80\n';
    expect(await facts(TREE, one(csv))).toEqual([
      'wins 2026-04 = 3 of 2',
      'wins 2026-05 = 4',
      'revenue 2026-04 = 0.6 of 3',
      'backlog 2026-04 = 70',
      'backlog 2026-05 = 80',
    ]);
  });

  it('never average a rate', async () => {
    expect(await problems(TREE, one('年月,受注率\n2026/4/1,30%\n2026/4/2,\n2026/4/3,40%\n'))).toEqual([
      'data/a.csv:4:10 data-duplicate more than one value of 2026-04 in the column "受注率": lines 2 and 4; ' +
        'a rate is never averaged',
    ]);
  });

  it('do not choose between two stocks of one day', async () => {
    expect(await problems(TREE, one('年月,受注残\n2026/4/30,7\n2026/4/30,8\n'))).toEqual([
      'data/a.csv:3:11 data-duplicate the column "受注残" is a stock and has two values of one day: lines 2 and 3',
    ]);
  });

  it('do not mix with a row about the whole month', async () => {
    expect(await problems(TREE, one('年月,wins\n2026/4/1,1\n2026/4/2,2\n2026-04,3\n'))).toEqual([
      'data/a.csv:4:1 data-duplicate more than one row of 2026-04: lines 2 and 4',
    ]);
  });
});

describe('members', () => {
  const BY_REP = TREE.replace("none: ['-']", "none: ['-'], dimensions: [担当, 地域]");

  it('are the values of the dimensions; a blank one is nobody in particular', async () => {
    const csv = '年月,担当,地域,wins\n2026-04,田中 ,東,1\n2026-04,佐藤,,2\n2026-04,,,3\n';
    expect(await facts(BY_REP, one(csv))).toEqual([
      'wins 2026-04 + = 3',
      'wins 2026-04 佐藤+ = 2',
      'wins 2026-04 田中+東 = 1',
    ]);
  });

  it('have one row a month each', async () => {
    const csv = '年月,担当,地域,wins\n2026-04,田中,東,1\n2026-04,田中,西,2\n2026年4月,田中,東,\n';
    expect(await problems(BY_REP, one(csv))).toEqual([
      'data/a.csv:4:1 data-duplicate more than one row of 2026-04 (田中, 東): lines 2 and 4',
    ]);
  });

  it('need their columns', async () => {
    const [missing] = await diagnostics(BY_REP, one('年月,担当者,地域,wins\n2026-04,田中,東,1\n'));
    expect(missing).toMatchObject({
      rule: 'data-column',
      path: ['sources', 'monthly', 'dimensions', 0],
      suggestion: '担当者',
      message: { en: 'data/a.csv has no column "担当"' },
      help: { en: 'did you mean "担当者"? columns: 年月, 担当者, 地域, wins' },
    });
  });
});

describe('two rows of one month', () => {
  it('are refused, with both lines and the way out', async () => {
    const [found] = await diagnostics(TREE, one('年月,担当,wins\n2026-04,田中,1\n2026-04,佐藤,2\n'));
    expect(found).toMatchObject({
      rule: 'data-duplicate',
      message: {
        en: 'more than one row of 2026-04: lines 2 and 3',
        ja: '2026-04 の行が複数あります（2行目と3行目）',
      },
      span: { file: 'data/a.csv', start: { line: 3, column: 1 }, text: '2026-04,佐藤,2' },
    });
    expect(found!.help!.en).toContain('dimensions');
  });

  it('are refused over two files as well', async () => {
    const files = { 'data/a.csv': '年月,wins\n2026-04,1\n', 'data/b.csv': '年月,wins\n2026-04,1\n' };
    expect(await problems(TREE, files)).toEqual([
      'data/b.csv:2:1 data-duplicate more than one row of 2026-04: data/a.csv line 2 and data/b.csv line 2',
    ]);
  });
});

describe('cells that cannot be', () => {
  const bad: readonly (readonly [string, string, string])[] = [
    ['wins', '-3', 'data-number column "wins": a count cannot be negative (-3)'],
    ['wins', '三', 'data-number "三" in the column "wins" is not a number'],
    ['wins', '#N/A', 'data-number "#N/A" in the column "wins" is not a number'],
    ['受注率', '35', 'data-number column "受注率": the rate 35 is not between 0 and 1 (0% and 100%)'],
    ['受注率', '-1%', 'data-number column "受注率": the rate -1% is not between 0 and 1 (0% and 100%)'],
    ['clarity', '5.5', 'data-number column "clarity": the score 5.5 is outside the scale 1..5'],
    ['clarity', '0', 'data-number column "clarity": the score 0 is outside the scale 1..5'],
  ];
  it.each(bad)('%s: %s', async (column, cell, sentence) => {
    expect(await problems(TREE, one(`年月,${column}\n2026-04,${cell}\n`))).toEqual([
      `data/a.csv:2:9 ${sentence}`,
    ]);
  });

  it('leaves other kinds below zero and counts in parts alone', async () => {
    expect(await facts(TREE, one('年月,wins,売上,受注残\n2026-04,1.5,-2,-3\n'))).toEqual([
      'wins 2026-04 = 1.5',
      'revenue 2026-04 = -2',
      'backlog 2026-04 = -3',
    ]);
  });

  it('says how 35 percent is written', async () => {
    const [found] = await diagnostics(TREE, one('年月,受注率\n2026-04,35\n'));
    expect(found!.help!.en).toBe('if 35 percent is meant, write 35% or 0.35');
  });

  it('marks the characters of the cell, also after Japanese and quoted cells', async () => {
    const [found] = await diagnostics(
      TREE,
      one('備考,年月,売上,wins\n"東京,大阪",2026-04,"1,200","１２件"\n'),
    );
    expect(found!.span).toEqual({
      file: 'data/a.csv',
      start: { line: 2, column: 25 },
      end: { line: 2, column: 30 },
      text: '"東京,大阪",2026-04,"1,200","１２件"',
    });
  });

  it('finds the line of a cell below a line break in quotes', async () => {
    const [found] = await diagnostics(TREE, one('年月,備考,wins\r\n2026-04,"a\r\nb",many\r\n'));
    expect(found!.span).toMatchObject({ start: { line: 3, column: 4 }, end: { column: 8 }, text: 'b",many' });
  });

  it('shows twenty of a file, counts the others, and goes on to the next file', async () => {
    const rows = Array.from({ length: 24 }, (_, index) => `2026/4/${index + 1},x\n`).join('');
    const found = await problems(TREE, {
      'data/a.csv': `年月,wins\n${rows}`,
      'data/b.csv': '年月,wins\n2026-05,y\n',
    });
    expect(found).toHaveLength(22);
    expect(found[20]).toBe('data/a.csv data-more this file has 4 more problems like these');
    expect(found[21]).toBe('data/b.csv:2:9 data-number "y" in the column "wins" is not a number');
  });

  it('asks for the period of a row that has values, and passes over one that has none', async () => {
    expect(await problems(TREE, one('年月,wins,備考\n,,note\n第１週,5,\n,5,\n'))).toEqual([
      'data/a.csv:3:1 data-date "第１週" in the column "年月" is not a month or date',
      'data/a.csv:4:1 data-date the column "年月" is blank, so this row belongs to no month',
    ]);
  });
});

describe('columns that are not there', () => {
  it('shows the period in the tree, with what was probably meant', async () => {
    const [found] = await diagnostics(TREE, one('年 月,wins\n2026-04,1\n'));
    expect(found).toMatchObject({
      rule: 'data-column',
      path: ['sources', 'monthly', 'period'],
      suggestion: '年 月',
      span: { file: 'kpi.yaml', start: { line: 11 } },
    });
  });

  it('shows a measure in the tree', async () => {
    const tree = TREE.replace('kind: amount', 'kind: amount, measure: 売上高');
    expect(await problems(tree, one('年月,wins,売上金\n2026-04,1,2\n'))).toEqual([
      'kpi.yaml:5:48 data-column no source of monthly tables has a column or metric "売上高"',
    ]);
    const named = TREE.replace('kind: amount', 'kind: amount, measure: { source: monthly, column: 売上高 }');
    expect(await problems(named, one('年月,wins,売上金\n2026-04,1,2\n'))).toEqual([
      'kpi.yaml:5:75 data-column data/a.csv has no column "売上高"',
    ]);
  });

  it('says so where no column belongs to any node', async () => {
    expect(await problems(TREE, one('年月,来客数\n2026-04,1\n'))).toEqual([
      'kpi.yaml:11:3 data-column no column or metric of the source "monthly" is named as the id or label of a node',
    ]);
  });

  it('refuses forms that belong to records', async () => {
    const count = TREE.replace(
      'kind: amount',
      'kind: amount, measure: { source: monthly, count: true, on: 年月 }',
    );
    expect(await problems(count, one('年月,wins\n2026-04,1\n'))).toEqual([
      'kpi.yaml:5:39 data-measure the source "monthly" has layout: columns, where count has no meaning',
    ]);
    const where = TREE.replace(
      'kind: amount',
      'kind: amount, measure: { source: monthly, column: wins, where: { a: 1 } }',
    );
    expect(await problems(where, one('年月,wins\n2026-04,1\n'))).toEqual([
      'kpi.yaml:5:39 data-measure the source "monthly" has layout: columns, where on and where have no meaning',
    ]);
  });
});
