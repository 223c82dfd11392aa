import { describe, expect, it } from 'vitest';
import { answers, diagnostics, facts, problems } from './workspace.js';

const DEALS = `商談ID,顧客,フェーズ,初回接触日,受注日,金額,スコア,担当
D1,A,受注,2026-04-01,2026-05-10,"1,200",60,田中
D2,A,失注,2026-04-20,,,,佐藤
D3,B,納品,2026-04-30,2026-06-02,800,80,田中
D4,C,商談中,2026-07-01,,0.5億,-,佐藤
D5,,受注,,2026-05-31,300,70,田中
`;

const tree = (measure: string, source = '', kind = 'amount'): string => `
kpi: 1
kgi: { id: x, kind: ${kind}, measure: ${measure} }
sources:
  deals: { path: deals.csv, layout: records, none: ['-'], ${source} }
`;

const read = (measure: string, source?: string, kind?: string): Promise<string[]> =>
  facts(tree(measure, source, kind), { 'deals.csv': DEALS });

describe('aggregates of records', () => {
  const aggregates: readonly (readonly [string, readonly string[]])[] = [
    ['{ count: true, on: 初回接触日 }', ['x 2026-04 = 3 of 3', 'x 2026-07 = 1']],
    ['{ count: true, on: 受注日 }', ['x 2026-05 = 2 of 2', 'x 2026-06 = 1']],
    ['{ count_distinct: 顧客, on: 初回接触日 }', ['x 2026-04 = 2 of 2', 'x 2026-07 = 1']],
    ['{ count_distinct: 顧客, on: 受注日 }', ['x 2026-05 = 1', 'x 2026-06 = 1']],
    ['{ sum: 金額, on: 受注日 }', ['x 2026-05 = 1500 of 2', 'x 2026-06 = 800']],
    ['{ sum: 金額, on: 初回接触日 }', ['x 2026-04 = 2000 of 2', 'x 2026-07 = 50000000']],
    ['{ mean: スコア, on: 初回接触日 }', ['x 2026-04 = 140 of 2']],
    ['{ mean: スコア, on: 受注日 }', ['x 2026-05 = 130 of 2', 'x 2026-06 = 80']],
  ];
  it.each(aggregates)('%s', async (measure, expected) => {
    expect(await read(measure)).toEqual(expected);
  });

  it('go by member where the source names dimensions', async () => {
    expect(await read('{ count: true, on: 初回接触日 }', 'dimensions: [担当]')).toEqual([
      'x 2026-04 佐藤 = 1',
      'x 2026-04 田中 = 2 of 2',
      'x 2026-07 佐藤 = 1',
    ]);
  });

  it('add without losing small amounts beside large ones', async () => {
    const csv = 'd,v\n2026-04-01,1e16\n2026-04-02,1\n2026-04-03,1\n2026-04-04,-1e16\n';
    expect(await facts(tree('{ sum: v, on: d }'), { 'deals.csv': csv })).toEqual(['x 2026-04 = 2 of 4']);
  });

  it('span the first and last day of every date that puts a record into a month, whether or not it matches', async () => {
    const two = `
kpi: 1
kgi: { id: wins, kind: count, measure: { count: true, on: 受注日, where: { 担当: 田中 } } }
kpis:
  contacts: { kind: count, measure: { count: true, on: 初回接触日, where: { フェーズ: 失注 } } }
sources:
  deals: { path: deals.csv, layout: records }
`;
    const [source] = await answers(two, { 'deals.csv': DEALS });
    expect(source).toMatchObject({ nodes: ['wins', 'contacts'], firstDay: 20260401, lastDay: 20260701 });
    expect(source!.facts.map(({ node, sum }) => [node, sum])).toEqual([
      ['wins', 2],
      ['wins', 1],
      ['contacts', 1],
    ]);
  });
});

describe('an export that was saved twice', () => {
  const two = tree('{ count: true, on: 受注日 }').replace('deals.csv', '"*.csv"');

  it('is refused, for each record would count twice', async () => {
    const files = {
      'deals (1).csv': DEALS,
      'deals.csv': DEALS,
      'other.csv': '商談ID,受注日\nX,2026-05-01\n',
    };
    expect(await problems(two, files)).toEqual([
      'deals.csv data-duplicate deals.csv is the same as deals (1).csv in every byte, so that each record would count twice',
    ]);
  });

  it('is read where another is merely as long', async () => {
    const files = { 'a.csv': '商談ID,受注日\nX,2026-05-01\n', 'b.csv': '商談ID,受注日\nY,2026-05-02\n' };
    expect(await facts(two, files)).toEqual(['x 2026-05 = 2 of 2']);
  });
});

describe('columns under other names', () => {
  it('prove the form of their dates and numbers all the same', async () => {
    const csv = '成約日;税込(円)\n03/04/2026;1,5\n13/04/2026;2,5\n';
    const text = tree(
      '{ source: deals, count: true, on: won, where: { 税込: { gte: 2 }, won: { gte: 2026-04-01 } } }',
      'columns: { 成約日: won }',
    );
    expect(await facts(text, { 'deals.csv': csv })).toEqual(['x 2026-04 = 1']);
  });
});

describe('records without dates', () => {
  it('are of the month that the source declares, and of none otherwise', async () => {
    const leads = { 'deals.csv': '受注日,段階\n,受注\n,失注\n' };
    const text = tree('{ source: deals, count: true }', 'period: 2026-04');
    expect(await facts(text, leads)).toEqual(['x 2026-04 = 2 of 2']);
    expect(await problems(text.replace('2026-04', '段階'), leads)).toEqual([
      expect.stringContaining('the measure of x has no on, so no date puts a record into a month'),
    ]);
  });

  it('leave out a row of totals, which would count as one of them', async () => {
    const text = tree('{ source: deals, sum: 金額 }', 'period: 2026-04');
    const leads = { 'deals.csv': '商談ID,金額\n1,100\n2,200\n合計,300\n' };
    expect(await facts(text, leads)).toEqual(['x 2026-04 = 300 of 2']);
    const [answer] = await answers(text, leads);
    expect(answer!.files).toMatchObject([{ rows: 2, skipped: 1, recognised: { totals: 1 } }]);
  });
});

describe('where', () => {
  const TABLE = `d,stage,amount,flag,closed,code
2026-04-01,受注,"1,000",TRUE,2026/3/31,A-1
2026-04-02,ﾅｳﾋﾝ,900,false,2026-04-01,B-2
2026-04-03,失注,1e3,,2026年4月30日,A-3
2026-04-04,,,,,
2026-04-05,-,5,true,2026-05-01,007
`;
  const matched: readonly (readonly [string, string])[] = [
    ['stage: 受注', '1'],
    ['stage: ナウヒン', '2'],
    ['stage: [受注, 失注]', '1 3'],
    ['stage: { in: [受注, ナウヒン] }', '1 2'],
    ['stage: { not: 受注 }', '2 3 4 5'],
    ['stage: { not: [受注, 失注], exists: true }', '2'],
    ['stage: { exists: true }', '1 2 3'],
    ['stage: { exists: false }', '4 5'],
    ['stage: { eq: 失注 }', '3'],
    ['amount: 1000', '1 3'],
    ['amount: "1000"', ''],
    ['amount: { gt: 900 }', '1 3'],
    ['amount: { gte: 900 }', '1 2 3'],
    ['amount: { lt: 900 }', '5'],
    ['amount: { lte: "1,000", gt: 5 }', '1 2 3'],
    ['flag: true', '1 5'],
    ['flag: false', '2'],
    ['closed: { gt: 2026-03-31 }', '2 3 5'],
    ['closed: { gte: 2026-04-01, lte: 2026-04-30 }', '2 3'],
    ['closed: { lte: 2026-04 }', '1 2 3'],
    ['closed: { lt: 2026年4月 }', '1'],
    ['code: { matches: "^A-" }', '1 3'],
    ['code: { matches: "^\\\\d+$" }', '5'],
    ['code: 7', '5'],
    ['code: "7"', ''],
    ['stage: 受注, amount: { lt: 10 }', ''],
  ];
  it.each(matched)('{ %s } holds for rows %s', async (where, rows) => {
    // Rows are powers of ten apart, so that the sum spells which of them took part.
    const lines = TABLE.trim().split('\n');
    const csv = lines.map((line, row) => `${line},${row === 0 ? 'w' : 10 ** row}`).join('\n');
    const found = await facts(tree(`{ sum: w, on: d, where: { ${where} } }`), { 'deals.csv': csv });
    const sum = rows === '' ? [] : rows.split(' ').map((row) => 10 ** Number(row));
    const total = sum.reduce((left, right) => left + right, 0);
    expect(found).toEqual(
      total === 0 ? [] : [`x 2026-04 = ${total}${sum.length > 1 ? ` of ${sum.length}` : ''}`],
    );
  });

  const refused: readonly (readonly [string, string])[] = [
    ['code: { gt: 5 }', 'deals.csv:2:38 data-number "A-1" in the column "code" is not a number'],
    [
      'code: { gt: 2026-04-01 }',
      'deals.csv:2:38 data-date "A-1" in the column "code" is not a month or date',
    ],
    ['code: { matches: "(" }', 'kpi.yaml:3:101 data-measure matches: "(" is not a valid regular expression'],
    [
      'code: { gt: 高 }',
      'kpi.yaml:3:96 data-measure gt: "高" is neither a number nor a date, so it cannot be compared',
    ],
    [
      'closed: { gt: 03/04/2026 }',
      'kpi.yaml:3:98 data-measure gt: "03/04/2026" could be day-first or month-first',
    ],
    ['cod: 1', 'kpi.yaml:3:84 data-column deals.csv has no column "cod"'],
  ];
  it.each(refused)('{ %s } is refused', async (where, sentence) => {
    const found = await problems(tree(`{ source: deals, count: true, on: d, where: { ${where} } }`), {
      'deals.csv': TABLE,
    });
    expect(found[0]).toBe(sentence);
  });
});

describe('measures of records that cannot be', () => {
  const refused: readonly (readonly [string, string])[] = [
    [
      '{ source: deals, column: 金額 }',
      'data-measure the source "deals" has layout: records, so the column "金額" needs an aggregate',
    ],
    [
      '{ source: deals, count: true }',
      'data-measure the measure of x has no on, so no date puts a record into a month',
    ],
    ['{ sum: 金額額, on: 受注日 }', 'data-column deals.csv has no column "金額額"'],
    ['{ sum: 金額, on: 受注月 }', 'data-column deals.csv has no column "受注月"'],
    ['金額', 'data-column no source of monthly tables has a column or metric "金額"'],
  ];
  it.each(refused)('%s', async (measure, sentence) => {
    const [found, ...others] = await problems(tree(measure), { 'deals.csv': DEALS });
    expect(found).toContain(sentence);
    expect(found).toMatch(/^kpi\.yaml:3:/u);
    expect(others).toEqual([]);
  });

  it('points at the key that names the column, with what was probably meant', async () => {
    const [found] = await diagnostics(tree('{ sum: 金額, on: 受注目 }'), { 'deals.csv': DEALS });
    expect(found).toMatchObject({ path: ['kgi', 'measure', 'on'], suggestion: '受注日', node: 'x' });
  });

  it('asks which source an aggregate is for, unless one alone has its columns', async () => {
    const several = `
kpi: 1
kgi: { id: x, kind: count, measure: { count: true, on: won } }
sources:
  a: { path: a.csv, layout: records }
  b: { path: b.csv, layout: records }
`;
    expect(await facts(several, { 'a.csv': 'd\n2026-04-01\n', 'b.csv': 'won\n2026-04-02\n' })).toEqual([
      'x 2026-04 = 1',
    ]);
    expect(await problems(several, { 'a.csv': 'won\n2026-04-01\n', 'b.csv': 'won\n2026-04-02\n' })).toEqual([
      'kpi.yaml:3:28 data-measure it is not clear which source this aggregate is for (a, b)',
    ]);
  });
});

describe('cells of records that cannot be', () => {
  it('are shown once, though several measures read them', async () => {
    const two = `
kpi: 1
kgi: { id: revenue, kind: amount, measure: { sum: v, on: d } }
kpis:
  size: { kind: average, measure: { mean: v, on: d } }
sources:
  deals: { path: deals.csv, layout: records }
`;
    expect(await problems(two, { 'deals.csv': 'd,v\n2026-04-01,many\n2026-13-01,5\n,x\n' })).toEqual([
      'deals.csv:2:12 data-number "many" in the column "v" is not a number',
      'deals.csv:3:1 data-date "2026-13-01" in the column "d" is not a month or date',
    ]);
  });

  it('follow the scale of a score', async () => {
    const kci = `
kpi: 1
kgi: { id: wins, kind: count }
kcis:
  depth: { scale: 1..5, measure: { mean: score, on: d } }
sources:
  deals: { path: deals.csv, layout: records }
`;
    expect(await facts(kci, { 'deals.csv': 'd,score\n2026-04-01,5\n2026-04-02,2\n2026-04-03,\n' })).toEqual([
      'depth 2026-04 = 7 of 2',
    ]);
    expect(await problems(kci, { 'deals.csv': 'd,score\n2026-04-01,6\n' })).toEqual([
      'deals.csv:2:12 data-number column "score": the score 6 is outside the scale 1..5',
    ]);
  });
});

describe('the file of another source', () => {
  const other = 'Deal Name,Owner,Amount\na,b,1\n';
  const measure = '{ sum: 金額, on: 受注日, where: { フェーズ: 受注 } }';

  it('is told once, with what is read and what is there', async () => {
    const [found, ...more] = await diagnostics(tree(measure, 'dimensions: [担当]'), { 'deals.csv': other });
    expect(more).toEqual([]);
    expect(found!.message).toEqual({
      ja: 'deals.csv には、取り込み元「deals」が読む列が1つもありません',
      en: 'deals.csv has none of the columns that the source "deals" reads',
    });
    expect(found!.help!.ja).toBe(
      '別のファイルを渡していないか、確かめてください。読む列: 担当、金額、受注日、フェーズ。このファイルの列: Deal Name、Owner、Amount',
    );
  });

  it.each([
    ['some columns', '金額,Owner,Amount\n1,b,1\n'],
    ['columns by similar names', '金学,Owner,Amount\n1,b,1\n'],
  ])('is not one with %s: the others are told by name', async (_, csv) => {
    const found = await problems(tree(measure), { 'deals.csv': csv });
    expect(found.filter((line) => /has no column/u.test(line)).length).toBeGreaterThan(1);
  });
});
