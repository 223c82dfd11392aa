import { describe, expect, it } from 'vitest';
import type { ExpectedFact } from '../../src/data/roles.js';
import { formatPeriod } from '../../src/model/calendar.js';
import { answers, facts, shown } from './workspace.js';

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
