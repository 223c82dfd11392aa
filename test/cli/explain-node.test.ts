import { describe, expect, it } from 'vitest';
import { explainDocument } from '../../src/contract/answers/index.js';
import { type Files, run } from './run.js';

const TREE = `kpi: 1
currency: JPY
departments: { sales: 営業 }
phases: { closing: { label: 受注, volume: wins, conversion: win_rate } }
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price + lag(fees, 1) }
kpis:
  leads: { label: リード, kind: count, measure: { source: deals, count: true, on: met } }
  wins:
    label: 受注数
    kind: count
    owner: sales
    formula: leads * win_rate
    measure: { source: deals, count: true, on: won, where: { stage: 成約, amount: { gte: 10, not: [11, 12] } } }
  win_rate: { label: 受注率, kind: rate }
  fees: { label: 手数料, kind: amount }
  price: { label: 在庫, kind: average, measure: { source: deals, mean: amount, on: won } }
  cycle: { label: 周期, kind: average, unit: 日, baseline: 30 }
sources:
  deals: { path: deals.csv, layout: records, dimensions: [who] }
  monthly: { path: monthly.csv, layout: columns, period: month }
`;

const FILES: Files = {
  'kpi.yaml': TREE,
  'deals.csv': `met,won,amount,who,stage
2026-01-05,2026-01-20,100,佐藤,成約
2026-01-06,2026-02-03,200,鈴木,成約
2026-02-07,2026-02-09,5,,成約
2026-02-25,2026-03-31,70,佐藤,失注
2026-03-31,,,佐藤,
`,
  'monthly.csv': 'month,手数料\n2026-01,10\n2026-02,\n2026-03,7\n',
};

const page = async (argv: string, lang = 'ja', files = FILES): Promise<string> => {
  const env = { KPI_LANG: lang, COLUMNS: '80' };
  const { code, stdout, stderr } = await run(['explain', ...argv.split(' ')], { files, env });
  expect([code, stderr]).toEqual([0, '']);
  return `\n${stdout}`;
};

const json = async (argv: string, files = FILES) => {
  const { stdout } = await run(['explain', ...argv.split(' '), '--format', 'json'], { files });
  return explainDocument.parse(JSON.parse(stdout));
};

describe('the way of a number', () => {
  it('of records: which were counted, and by whom they were', async () => {
    expect(await page('受注数 --period 2026-01..2026-02')).toMatchInlineSnapshot(`
      "
      受注数（wins）、2026年1月〜2月: 2

      件数／担当: 営業／フェーズ: 受注

      読んだもの

      ・取り込み元「deals」: 記録の件数
      ・月を決める列: 「won」
      ・条件: 「stage」が「成約」、かつ「amount」が「11」か「12」でない、かつ
        「amount」が10以上
      ・当てはまった記録: 2件
      ・内訳（who）: 佐藤 1、鈴木 1

      数式

      受注数 = リード × 受注率

      受注数 2 = リード 4 × 受注率 50.0%

      確かめておくこと

      ・2026-01、2026-02 の実績はそろっていません（月の途中か、空欄があります）

      使ったデータ

      ・deals.csv: 5行（utf-8）
      ・deals: 件数は、それぞれの日付の月で数えています（スナップショット）
      "
    `);
  });

  it('of a mean: its records, their sum, and that it is never averaged', async () => {
    expect(await page('price --period 2026-02', 'en')).toMatchInlineSnapshot(`
      "
      在庫 (price), Feb 2026: ¥103

      average

      What was read

      - source "deals": the mean of "amount"
      - the month is that of "won"
      - records that matched: 2 (sum 205)
      - by who: 鈴木 ¥200, (blank) ¥5

      Rates, averages and scores are never averaged over months or members: they are
      computed again from sums for each period.

      To be checked

      - the actuals of 2026-02 are not complete: the month is not over, or cells are
        blank

      Data

      - deals.csv: 5 rows (utf-8)
      - deals: each count is of the month of its own date (snapshot view)
      "
    `);
  });

  it('through formulas: names, figures, and where each of them is from', async () => {
    expect(await page('revenue --period 2026-02')).toMatchInlineSnapshot(`
      "
      売上（revenue）、2026年2月: 113円

      金額

      数式

      売上 = 受注数 × 在庫 + lag(手数料, 1)

      売上 113円 = 受注数 1 × 在庫 103円 + lag(手数料 10円, 1)

      数字の道すじ

      指標                    値  どこから
      ──────────────────────────────────────────────────────────────────────────────
      売上                 113円  上の数式
        受注数                 1  取り込み元「deals」: 記録の件数、当てはまった記録:
                                  1件
        在庫               103円  取り込み元「deals」: 列「amount」の平均、
                                  当てはまった記録: 2件（合計 205）
        手数料（1か月前）   10円  取り込み元「monthly」: 列「fees」か「手数料」

      確かめておくこと

      ・2026-02 の実績はそろっていません（月の途中か、空欄があります）

      使ったデータ

      ・deals.csv: 5行（utf-8）
      ・monthly.csv: 3行（utf-8）
      ・deals: 件数は、それぞれの日付の月で数えています（スナップショット）
      "
    `);
  });

  it('that was solved from a formula of another node', async () => {
    expect(await page('win_rate --period 2026-01', 'en')).toMatchInlineSnapshot(`
      "
      受注率 (win_rate), Jan 2026: 50.0%

      rate; phase: 受注

      Formula

      受注数 = リード × 受注率

      受注数 1 = リード 2 × 受注率 50.0%

      This was solved for 受注率.

      The way of the number

      Node      Value  From
      ───────────────────────────────────────────────────────────────────────────────
      受注率    50.0%  the formula above
        受注数      1  source "deals": the number of records; records that matched: 1
        リード      2  source "deals": the number of records; records that matched: 2

      Rates, averages and scores are never averaged over months or members: they are
      computed again from sums for each period.

      To be checked

      - the actuals of 2026-01 are not complete: the month is not over, or cells are
        blank

      Data

      - deals.csv: 5 rows (utf-8)
      - deals: each count is of the month of its own date (snapshot view)
      "
    `);
  });

  it('that is missing: why, as far down as need be', async () => {
    expect(await page('revenue --period 2026-03')).toMatchInlineSnapshot(`
      "
      売上（revenue）、2026年3月: —

      金額

      数式

      売上 = 受注数 × 在庫 + lag(手数料, 1)

      売上 — = 受注数 0 × 在庫 70円 + lag(手数料 —, 1)

      数式に使う 手数料 の値がない

      数字の道すじ

      指標                   値  どこから
      ────────────────────────────────────────────────────────────────────────────────
      売上                    —  数式に使う 手数料 の値がない
        受注数                0  取り込み元「deals」: 記録の件数、当てはまった記録:
                                 0件
        在庫               70円  取り込み元「deals」: 列「amount」の平均、当てはまった
                                 記録: 1件（合計 70）
        手数料（1か月前）     —  「monthly」の 2026-02 が空欄

      確かめておくこと

      ・2026-03 の実績はそろっていません（月の途中か、空欄があります）

      使ったデータ

      ・deals.csv: 5行（utf-8）
      ・monthly.csv: 3行（utf-8）
      ・deals: 件数は、それぞれの日付の月で数えています（スナップショット）
      "
    `);
  });

  it.each([
    ['a period before all data', 'fees --period 2025-01', 'この期間の実績がない（あるのは2026年1月〜3月）'],
    ['a blank cell', 'fees --period 2026-02', '「monthly」の 2026-02 が空欄'],
    ['nothing to read', '周期 --period 2026-01', '読む列も、値を求められる数式もない'],
  ])('that is missing for %s', async (_, argv, reason) => {
    expect(await page(argv)).toContain(reason);
  });

  it('that would be a division by zero', async () => {
    const files = {
      ...FILES,
      'deals.csv':
        'met,won,amount,who,stage\n2026-01-05,2026-02-20,9,,\n2026-02-05,2026-01-20,9,,\n2026-03-09,2026-03-09,9,,\n',
    };
    expect(
      await page('win_rate --period 2026-02', 'ja', {
        ...files,
        'kpi.yaml': TREE.replace('on: met', 'on: met, where: { amount: 1 }'),
      }),
    ).toContain('0で割ることになり、値がない');
  });

  it('that was read as well: whether its formula agrees', async () => {
    const tree = `kpi: 1
kgi: { id: wins, kind: count, formula: leads * rate }
kpis: { leads: { kind: count }, rate: { kind: rate } }
sources: { m: { path: m.csv, layout: columns } }
`;
    const table = 'month,wins,leads,rate\n2026-01,11,50,20%\n2026-02,10,50,20.02%\n';
    const files = { 'kpi.yaml': tree, 'm.csv': table };
    expect(await page('wins --period 2026-01..2026-02', 'en', files)).toMatchInlineSnapshot(`
      "
      wins, Jan–Feb 2026: 21

      count

      What was read

      - source "m": the column "wins"
      - values read: 2 (sum 21)

      Formula

      wins = leads × rate

      wins 21 = leads 100 × rate 21.0%

      To be checked

      - wins in Jan 2026: 11 as read, but 10 by formula
      - wins in Feb 2026: 10 as read agrees with 10 by formula

      Data

      - m.csv: 2 rows (utf-8)
      "
    `);
  });

  it('without actuals is that of the baselines', async () => {
    const tree = `kpi: 1
kgi: { id: wins, kind: count, formula: leads * rate }
kpis: { leads: { kind: count, baseline: 50 }, rate: { kind: rate, baseline: 20% } }
`;
    expect(await page('wins', 'ja', { 'kpi.yaml': tree })).toMatchInlineSnapshot(`
      "
      wins、1か月あたり: 10

      件数

      実績がありません。値は、ツリーの baseline から計算した1か月あたりのものです。

      数式

      wins = leads × rate

      wins 10 = leads 50 × rate 20.0%

      数字の道すじ

      指標        値  どこから
      ─────────────────────────────────
      wins        10  上の数式
        leads     50  ツリーの baseline
        rate   20.0%  ツリーの baseline
      "
    `);
  });

  it('shows what is used twice once', async () => {
    const tree = `kpi: 1
kgi: { id: top, kind: count, formula: a + b }
kpis:
  a: { kind: count, formula: c + d }
  b: { kind: count, formula: c * 2 }
  c: { kind: count, formula: d * 2 }
  d: { kind: count, baseline: 1 }
`;
    const document = await json('top', { 'kpi.yaml': tree });
    const steps = document.kind === 'node' ? document.steps : [];
    expect(steps.map(({ node, depth, repeated }) => [depth, node, repeated])).toEqual([
      [0, 'top', false],
      [1, 'a', false],
      [2, 'c', false],
      [3, 'd', false],
      [2, 'd', true],
      [1, 'b', false],
      [2, 'c', true],
    ]);
  });

  it('ends on a long way', async () => {
    const chain = Array.from(
      { length: 100 },
      (_, i) => `  n${i}: { kind: count, formula: n${i + 1} + n${i + 1} * 0 }\n`,
    );
    const tree = `kpi: 1\nkgi: { id: top, kind: count, formula: n0 + n1 }\nkpis:\n${chain.join('')}  n100: { kind: count, baseline: 1 }\n`;
    const document = await json('top', { 'kpi.yaml': tree });
    if (document.kind !== 'node') throw new Error(document.kind);
    expect(document.steps).toHaveLength(60);
    expect(document.omitted).toBeGreaterThan(0);
    expect(new Set(document.steps.map(({ node }) => node)).size).toBe(60);
    expect(await page('top', 'ja', { 'kpi.yaml': tree })).toContain('この先もあります');
  });

  it('takes tables and facts in place of the sources', async () => {
    const { stdout: facts } = await run(['pull'], { files: FILES });
    const files = { ...FILES, 'facts.csv': facts };
    const way = await json('revenue --period 2026-02', files);
    expect(await json('revenue --period 2026-02 --facts facts.csv', files)).toEqual(way);
    const other = { ...FILES, 'other.csv': 'month,手数料\n2026-01,99\n' };
    expect(await json('fees other.csv --period 2026-01', other)).toMatchObject({ kind: 'node', value: 99 });
  });
});

describe('a name', () => {
  it.each([
    // The id of a rule comes first, unless more is named than the name.
    ['cycle', { kind: 'rule', id: 'cycle' }],
    ['cycle .', { kind: 'node', node: 'cycle' }],
    ['cycle --period 2026-01', { kind: 'node', node: 'cycle' }],
    ['周期', { kind: 'node', node: 'cycle' }],
    // Then a node, in whatever width and case it is written; then a word.
    ['在庫', { kind: 'node', node: 'price' }],
    ['ＰＲＩＣＥ', { kind: 'node', node: 'price' }],
    ['stock', { kind: 'term', id: 'stock' }],
    ['stock .', { kind: 'term', id: 'stock' }],
  ])('%s is %j', async (argv, expected) => {
    expect(await json(argv)).toMatchObject(expected);
  });

  it('that is a word as well says how to find the word', async () => {
    expect(await page('在庫')).toContain(
      '「在庫」は用語でもあります。その説明は kpi explain stock で見られます。',
    );
  });

  it('that is a word is told beside a tree that cannot be read', async () => {
    const files = { 'kpi.yaml': 'kpi: 1\n' };
    expect(await json('lever', files)).toMatchObject({ kind: 'term', id: 'lever' });
    const { code, stdout, stderr } = await run(['explain', 'lever', '.'], { files });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('kgi');
  });

  it('that is no node of the tree is met with the nearest', async () => {
    const { code, stdout, stderr } = await run(['explain', 'win_rats'], { files: FILES });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean "win_rate"?');
  });

  it('of a node whose files are missing says so', async () => {
    const { 'deals.csv': _, ...files } = FILES;
    const { code, stdout, stderr } = await run(['explain', 'fees'], { files });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('there is no file "deals.csv"');
  });
});
