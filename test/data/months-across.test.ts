import { describe, expect, it } from 'vitest';
import { actualFamily, readPeriodHeader } from '../../src/data/layouts/period-header.js';
import { diagnostics, facts, problems } from './workspace.js';

const tree = (source = '', more = ''): string => `
kpi: 1
kgi: { id: revenue, label: 売上高, kind: amount }
sources:
  t: { path: a.csv, layout: rows, ${source} }
${more}
`;

const WINS = 'kpis: { wins: { kind: count, measure: 受注件数 } }';

const one = (csv: string) => ({ 'a.csv': csv });

describe('a header of months', () => {
  it.each([
    ['4月実績', 'null-4-null 実績'],
    ['４月度予算', 'null-4-null 予算'],
    ['12月', 'null-12-null'],
    ['実績 10月', 'null-10-null 実績'],
    ['2024/04', '2024-4-null'],
    ['2024年4月実績', '2024-4-null 実績'],
    ['令和6年4月分（見込）', '2024-4-null 見込'],
    ['R6.4 計画', '2024-4-null 計画'],
    ['Apr 2024 Actual', '2024-4-null actual'],
    ['Budget_2024-04', '2024-4-null budget'],
    ['2024/04/01', '2024-4-1'],
    ['202404_実績', '2024-4-null 実績'],
  ])('%s', (name, expected) => {
    const { year, month, day, family } = readPeriodHeader(name)!;
    expect(`${year}-${month}-${day} ${family}`.trim()).toBe(expected);
  });

  it.each(['年間予算', '累計実績', '達成率', '差異', '13月実績', '4月〜9月計', '指標', '売上高', ''])(
    'is not %s',
    (name) => {
      expect(readPeriodHeader(name)).toBeUndefined();
    },
  );

  it.each<[string[], string | null, string | null]>([
    [['予算', '実績'], null, '実績'],
    [['plan', 'actual'], null, 'actual'],
    [['予算', ''], null, ''],
    [['予算', '速報'], null, '速報'],
    [['予算', '計画'], null, null],
    [['予算', '実績'], '予算', '予算'],
    [['予算', '実績'], '速報', null],
  ])('of the families %j, with %j declared, the actuals are %j', (families, declared, expected) => {
    expect(actualFamily(new Set(families), declared)).toBe(expected);
  });
});

describe('a table with months across', () => {
  it('takes a metric a row, by id, label or measure', async () => {
    const csv = '項目,2026/04,2026/05\n売上高,100,110\nREVENUE2,1,1\n受注件数,3,\n';
    expect(await facts(tree('', WINS), one(csv))).toEqual([
      'revenue 2026-04 = 100',
      'revenue 2026-05 = 110',
      'wins 2026-04 = 3',
    ]);
  });

  it('gives months without a year that of the fiscal year', async () => {
    const csv = '項目,11月実績,12月実績,1月実績\n売上高,1,2,3\n';
    expect(await facts(tree('year: 2024', 'fiscal_year_start: 4'), one(csv))).toEqual([
      'revenue 2024-11 = 1',
      'revenue 2024-12 = 2',
      'revenue 2025-01 = 3',
    ]);
  });

  const SIDE_BY_SIDE = '項目,4月予算,4月実績,5月予算,5月実績\n売上高,10,11,20,19\n';

  it('takes the actuals beside a plan, or the plan where that is declared', async () => {
    expect(await facts(tree('year: 2026'), one(SIDE_BY_SIDE))).toEqual([
      'revenue 2026-04 = 11',
      'revenue 2026-05 = 19',
    ]);
    expect(await facts(tree('year: 2026, value: 予算'), one(SIDE_BY_SIDE))).toEqual([
      'revenue 2026-04 = 10',
      'revenue 2026-05 = 20',
    ]);
  });

  it('leaves out totals over the months, and rows of totals', async () => {
    const csv =
      '部門,項目,年間予算,2026/04,累計実績,達成率\n東京,売上高,500,10,10,2%\n大阪,売上高,500,20,20,4%\n総計,売上高,,30,30,\n,合計,,30,30,\n';
    expect(await facts(tree('dimensions: [部門]'), one(csv))).toEqual([
      'revenue 2026-04 大阪 = 20',
      'revenue 2026-04 東京 = 10',
    ]);
  });

  it('knows the metrics by other names', async () => {
    const csv = '項目,2026/04\n売上,7\n';
    expect(await facts(tree('columns: { 売上: 売上高 }'), one(csv))).toEqual(['revenue 2026-04 = 7']);
  });

  const refused: readonly (readonly [title: string, csv: string, source: string, sentence: string])[] = [
    [
      'months without a year',
      '項目,4月\n売上高,1\n',
      '',
      'kpi.yaml:5:3 data-column the headers of a.csv name months without a year',
    ],
    [
      'months in another order than that of the fiscal year',
      '項目,12月,1月\n売上高,1,2\n',
      'year: 2024',
      'kpi.yaml:5:3 data-column the months of a.csv are not in the order of a year that begins in month 1',
    ],
    [
      'plans alone',
      '項目,2026/04予算,2026/04計画\n売上高,1,2\n',
      '',
      'kpi.yaml:5:3 data-column it is not clear which months of a.csv hold the actuals',
    ],
    [
      'a word that stands beside no month',
      '項目,2026/04予算\n売上高,1\n',
      'value: 実績',
      'kpi.yaml:5:42 data-column it is not clear which months of a.csv hold the actuals',
    ],
    [
      'no months at all',
      '項目,値\n売上高,1\n',
      '',
      'kpi.yaml:5:3 data-column no header of a.csv reads as a month',
    ],
    [
      'one month twice',
      '項目,2026/04,2026年4月\n売上高,1,1\n',
      '',
      'kpi.yaml:5:3 data-column a.csv has two columns of one month',
    ],
    [
      'one metric twice',
      '項目,2026/04\n売上高,1\n売上高,2\n',
      '',
      'a.csv:3:1 data-duplicate more than one row of 2026-04: lines 2 and 3',
    ],
    [
      'values of no metric',
      '項目,2026/04\n売上高,1\n,2\n',
      '',
      'a.csv:3:1 data-column the column "項目" is blank, so this row is of no metric',
    ],
    [
      'a cell that is no number',
      '項目,2026/04\n売上高,n/a\n',
      '',
      'a.csv:2:5 data-number "n/a" in the column "2026/04" is not a number',
    ],
    [
      'a column of metrics that is not there',
      '項目,2026/04\n売上高,1\n',
      'metric: 科目',
      'a.csv data-column a.csv has no column "科目"',
    ],
  ];
  it.each(refused)('refuses %s', async (_, csv, source, sentence) => {
    expect(await problems(tree(source), one(csv))).toEqual([sentence]);
  });

  it('suggests the metric that was probably meant', async () => {
    const [found] = await diagnostics(tree('', WINS), one('項目,2026/04\n売上高,1\n受注件数計,2\n'));
    expect(found).toMatchObject({
      rule: 'data-column',
      suggestion: '受注件数計',
      message: { en: 'no source of monthly tables has a column or metric "受注件数"' },
    });
  });
});
