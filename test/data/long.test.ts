import { describe, expect, it } from 'vitest';
import { diagnostics, facts, problems } from './workspace.js';

const tree = (source = ''): string => `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count }
kpis:
  revenue: { label: 売上, kind: amount }
sources:
  t: { path: a.csv, layout: long, ${source} }
`;

const one = (csv: string) => ({ 'a.csv': csv });

describe('a table of one value a row', () => {
  it('takes each value into its month and metric, whatever the order of rows', async () => {
    const csv = '年月,指標,値\n2026-05,売上,110\n2026-04,ＷＩＮＳ,3\n2026-04,売上,100\n2026-04,来店,9\n';
    expect(await facts(tree(), one(csv))).toEqual([
      'wins 2026-04 = 3',
      'revenue 2026-04 = 100',
      'revenue 2026-05 = 110',
    ]);
  });

  it('takes the column of values that is declared: plan and actual may stand side by side', async () => {
    const csv = '年月,種別,予算,実績\n2026-04,受注数,5,3\n';
    expect(await facts(tree('metric: 種別, value: 実績'), one(csv))).toEqual(['wins 2026-04 = 3']);
    expect(await facts(tree('metric: 種別, value: 予算'), one(csv))).toEqual(['wins 2026-04 = 5']);
  });

  it('finds a metric behind thousands of others', async () => {
    const others = Array.from({ length: 20_000 }, (_, index) => `2026-04,指標${index},1\n`);
    const csv = `年月,指標,値\n${others.join('')}2026-04,受注数,3\n`;
    expect(await facts(tree(), one(csv))).toEqual(['wins 2026-04 = 3']);
  });

  it('refuses a column of metrics that has a value of its own in every row', async () => {
    const rows = Array.from({ length: 200_001 }, (_, index) => `2026-04,D${index},1\n`);
    const csv = `年月,案件,値\n${rows.join('')}`;
    expect(
      (await diagnostics(tree('metric: 案件'), one(csv))).map(({ rule, message }) => [rule, message.en]),
    ).toEqual([
      [
        'data-column',
        'the column "案件" of a.csv has more than 200,000 different values, which no column of metrics has',
      ],
    ]);
  });

  it('keeps members apart and leaves totals out', async () => {
    const csv =
      '月,担当,指標,値\n2026-04,田中,受注数,1\n2026-04,佐藤,受注数,2\n2026-04,合計,受注数,3\n2026年度,田中,受注数,12\n';
    expect(await facts(tree('dimensions: [担当]'), one(csv))).toEqual([
      'wins 2026-04 佐藤 = 2',
      'wins 2026-04 田中 = 1',
    ]);
  });

  it('takes the unit that a row states', async () => {
    const csv = '年月,指標,単位,値\n2026-04,売上,千円,8.5\n2026-04,受注数,件,3\n';
    expect(await facts(tree(), one(csv))).toEqual(['wins 2026-04 = 3', 'revenue 2026-04 = 8500']);
  });

  it('adds the days of a month up', async () => {
    const csv = 'date,metric,value\n2026-04-01,wins,1\n2026-04-02,wins,2\n';
    expect(await facts(tree(), one(csv))).toEqual(['wins 2026-04 = 3 of 2']);
  });

  it.each([
    ['年月,名,値\n2026-04,売上,1\n', 'a.csv data-column no column of a.csv names the metrics'],
    [
      '年月,指標,数\n2026-04,売上,1\n',
      'kpi.yaml:7:3 data-column no column of a.csv is known to hold the values',
    ],
    ['指標,値\n売上,1\n', 'kpi.yaml:7:3 data-column no column of a.csv reads as months or dates'],
    [
      '年月,指標,値\n2026-04,売上,1\n2026-04,売上,2\n',
      'a.csv:3:1 data-duplicate more than one row of 2026-04: lines 2 and 3',
    ],
    [
      '年月,指標,値\n2026-04,,1\n2026-04,売上,2\n',
      'a.csv:2:9 data-column the column "指標" is blank, so this row is of no metric',
    ],
    [
      '年月,指標,値\n2026年度,売上,1\n',
      'a.csv data-file the file "a.csv" has no row of a month, only totals and periods longer than a month',
    ],
  ])('is refused: %j', async (csv, sentence) => {
    const source = csv.includes('年度') ? 'period: 年月' : '';
    expect(await problems(tree(source), one(csv))).toEqual([sentence]);
  });

  it('names the metrics that are there', async () => {
    const [found] = await diagnostics(
      tree().replace('label: 売上,', 'measure: 売上高,'),
      one('年月,指標,値\n2026-04,売上,1\n2026-04,受注数,1\n'),
    );
    expect(found!.help!.en).toBe('did you mean "売上"? columns: 売上, 受注数');
  });
});
