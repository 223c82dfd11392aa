import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import type { ExpectedFact } from '../../src/data/roles.js';
import { formatPeriod } from '../../src/model/calendar.js';
import { parseMonth } from '../../src/model/periods.js';
import { answers, facts, shown, treeOf } from './workspace.js';

const tree = (source: string, more = ''): string => `
kpi: 1
fiscal_year_start: 4
kgi: { id: revenue, label: 売上高, kind: amount }
${more}
sources:
  t: { path: a.csv, ${source} }
`;

const line = ({ role, through, ...fact }: ExpectedFact): string => {
  const months = formatPeriod({ from: fact.month, to: through });
  return `${role} ${shown(fact).replace(/ \d{4}-\d{2}/u, ` ${months}`)}`;
};

/** What the files say was expected, a line each, then the columns that were left out. */
const expected = async (text: string, csv: string): Promise<string[]> =>
  (await answers(text, { 'a.csv': csv })).flatMap((answer) => [
    ...(answer.expected ?? []).map(line),
    ...answer.files.flatMap(({ recognised }) => [
      ...recognised!.expected.flatMap(({ unread }) => (unread > 0 ? [`${unread} unread`] : [])),
      ...recognised!.columnsLeft.map((name) => `left ${name}`),
    ]),
  ]);

describe('a table with months across', () => {
  const ROWS = 'layout: rows, year: 2026';
  const cases: readonly (readonly [title: string, header: string, cells: string, expected: string[]])[] = [
    [
      'a budget and the year before beside each month',
      '4月予算,4月実績,4月前年実績,5月予算,5月実績,5月前年実績',
      '10,11,9,20,19,18',
      [
        'budget revenue 2026-04 = 10',
        'budget revenue 2026-05 = 20',
        'last-year revenue 2026-04 = 9',
        'last-year revenue 2026-05 = 18',
      ],
    ],
    [
      'months with their years, the last one of its own year',
      '2026/04計画,2026/04,2025/04 前年',
      '10,11,9',
      ['budget revenue 2026-04 = 10', 'last-year revenue 2026-04 = 9'],
    ],
    [
      'the plan of the year as a whole',
      '年間予算（千円）,4月実績,累計実績',
      '120,11,11',
      ['budget revenue 2026-04..2027-03 = 120000', 'left 累計実績'],
    ],
    [
      'a plan by month before one by year',
      '年間予算,4月予算,4月',
      '120,10,11',
      ['budget revenue 2026-04 = 10', 'left 年間予算'],
    ],
    [
      'the first of two plans',
      '4月予算,4月目標,4月',
      '10,12,11',
      ['budget revenue 2026-04 = 10', 'left 4月目標'],
    ],
    ['a forecast is no plan', '4月見込,4月', '10,11', ['left 4月見込']],
    [
      'what is no number is a blank',
      '4月予算,4月,5月予算,5月',
      '未定,11,20,19',
      ['budget revenue 2026-05 = 20', '1 unread'],
    ],
  ];
  it.each(cases)('%s', async (_, header, cells, found) => {
    expect(await expected(tree(ROWS), `項目,${header}\n売上高,${cells}\n`)).toEqual(found);
  });

  it('a budget that is declared to be the actual is none beside it', async () => {
    const csv = '項目,4月予算,4月実績\n売上高,10,11\n';
    expect(await expected(tree(`${ROWS}, value: 予算`), csv)).toEqual(['left 4月実績']);
    expect(await facts(tree(`${ROWS}, value: 予算`), { 'a.csv': csv })).toEqual(['revenue 2026-04 = 10']);
  });
});

describe('the plan of a year', () => {
  const text = tree('layout: rows, year: 2026', 'kpis: { cost: { kind: amount, season: SEASON } }');
  const shares = async (budget: number, season: Record<string, number>): Promise<number[]> => {
    const seasonal = text.replace('SEASON', JSON.stringify(season));
    const found = await answers(seasonal, { 'a.csv': `項目,年間予算,4月実績\ncost,${budget},1\n` });
    const { budget: expected } = historyOf(treeOf(seasonal), found).expected;
    const from = parseMonth('2026-04')!;
    const at = (first: number, last: number) =>
      expected!.over({ from: from + first, to: from + last }).get('cost')!.value;
    const months = Array.from({ length: 12 }, (_, month) => at(month, month));
    return [at(0, 11), months.reduce((sum, month) => sum + month, 0), at(0, 5) + at(6, 11)];
  };

  it('is shared out over its months without a rest, by the season where there is one', async () => {
    const weight = fc.integer({ min: 1, max: 9 });
    const seasons = fc.dictionary(fc.constantFrom('1', '4', '12'), weight);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), seasons, async (budget, season) => {
        const [year, months, halves] = await shares(budget, season);
        expect(year).toBe(budget);
        expect(months! / budget).toBeCloseTo(1, 12);
        expect(halves! / budget).toBeCloseTo(1, 12);
      }),
      { numRuns: 20 },
    );
  });

  it('says nothing beyond its year, nor of a level before its end', async () => {
    const stock = tree('layout: rows, year: 2026', 'kpis: { cash: { kind: stock } }');
    const found = await answers(stock, { 'a.csv': '項目,年間予算,4月\ncash,9,1\n' });
    const { budget } = historyOf(treeOf(stock), found).expected;
    const at = (from: string, to: string) =>
      budget!.over({ from: parseMonth(from)!, to: parseMonth(to)! }).get('cash')?.value;
    expect([at('2026-04', '2026-04'), at('2026-04', '2027-03'), at('2027-03', '2027-04')]).toEqual([
      undefined,
      9,
      undefined,
    ]);
  });
});

describe('a table with a column for each metric', () => {
  const COLUMNS = 'layout: columns';
  const cases: readonly (readonly [header: string, found: string])[] = [
    ['売上高（計画）', 'budget revenue 2026-04 = 10'],
    ['売上高_予算', 'budget revenue 2026-04 = 10'],
    ['計画売上高', 'budget revenue 2026-04 = 10'],
    ['売上高 目標', 'budget revenue 2026-04 = 10'],
    ['売上高予算（千円）', 'budget revenue 2026-04 = 10000'],
    ['Revenue (plan)', 'budget revenue 2026-04 = 10'],
    ['revenue budget', 'budget revenue 2026-04 = 10'],
    ['売上高 前年実績', 'last-year revenue 2026-04 = 10'],
    ['前年売上高', 'last-year revenue 2026-04 = 10'],
  ];
  it.each(cases)('%s', async (header, found) => {
    for (const actual of ['売上高', '売上高（実績）', '売上高実績']) {
      const csv = `月,${actual},${header}\n2026-04,11,10\n`;
      expect(await expected(tree(COLUMNS), csv)).toEqual([found]);
      expect(await facts(tree(COLUMNS), { 'a.csv': csv })).toEqual(['revenue 2026-04 = 11']);
    }
  });

  it('a plan of a node that is only computed', async () => {
    const more = `kpis:
  wins: { kind: count, label: 受注件数 }
  price: { kind: average, label: 単価 }`;
    const text = tree(COLUMNS, more).replace('kind: amount }', 'kind: amount, formula: wins * price }');
    const csv = '月,受注件数,受注件数計画,単価,売上高計画\n2026-04,3,4,5,24\n';
    expect(await expected(text, csv)).toEqual(['budget revenue 2026-04 = 24', 'budget wins 2026-04 = 4']);
  });

  it('a column that is a node of its own, two that read alike, and what a plan is not', async () => {
    const more = 'kpis: { goal: { kind: amount, label: 売上高目標 } }';
    expect(await expected(tree(COLUMNS, more), '月,売上高,売上高目標\n2026-04,1,2\n')).toEqual([]);
    expect(await expected(tree(COLUMNS), '月,売上高,売上高計画,計画売上高\n2026-04,1,2,3\n')).toEqual([]);
    expect(await expected(tree(COLUMNS), '月,売上高,売上高見込\n2026-04,1,2\n')).toEqual([]);
  });

  it('members and days add up as those of actuals do', async () => {
    const csv = '日付,担当,売上高,売上高計画\n2026-04-01,A,1,2\n2026-04-02,A,1,3\n2026-04-02,B,1,\n';
    expect(await expected(tree(`${COLUMNS}, dimensions: [担当]`), csv)).toEqual([
      'budget revenue 2026-04 A = 5 of 2',
    ]);
  });
});

describe('a table with a value a row', () => {
  const LONG = 'layout: long';
  it('tells plans from actuals by a column, whose other words are left out', async () => {
    const csv = `月,項目,区分,金額
2026-04,売上高,実績,11
2026-04,売上高,予算,10
2026-04,売上高,前年,9
2026-04,売上高,見込,12
2026-05,売上高,予算,20
`;
    expect(await facts(tree(LONG), { 'a.csv': csv })).toEqual(['revenue 2026-04 = 11']);
    expect(await expected(tree(LONG), csv)).toEqual([
      'budget revenue 2026-04 = 10',
      'budget revenue 2026-05 = 20',
      'last-year revenue 2026-04 = 9',
      'left 区分: 見込',
    ]);
    const [answer] = await answers(tree(LONG), { 'a.csv': csv });
    expect(answer!.files[0]!.recognised!.expected).toEqual([
      { role: 'budget', columns: ['区分: 予算'], unread: 0 },
      { role: 'last-year', columns: ['区分: 前年'], unread: 0 },
    ]);
  });

  it('has the plan in a column of its own', async () => {
    const csv = 'month,metric,Budget,actual\n2026-04,revenue,10,11\n';
    expect(await facts(tree(LONG), { 'a.csv': csv })).toEqual(['revenue 2026-04 = 11']);
    expect(await expected(tree(LONG), csv)).toEqual(['budget revenue 2026-04 = 10']);
  });

  it('whose column is a dimension has no plans', async () => {
    const csv = '月,項目,区分,金額\n2026-04,売上高,実績,11\n2026-04,売上高,予算,10\n';
    expect(await facts(tree(`${LONG}, dimensions: [区分]`), { 'a.csv': csv })).toEqual([
      'revenue 2026-04 予算 = 10',
      'revenue 2026-04 実績 = 11',
    ]);
  });
});
