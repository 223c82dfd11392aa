import { describe, expect, it } from 'vitest';
import { datePattern } from '../../src/data/date-pattern.js';
import { diagnostics, facts, problems } from './workspace.js';

const tree = (dates: string, layout = 'records'): string => `
kpi: 1
kgi: { id: n, kind: count${layout === 'records' ? ', measure: { count: true, on: d }' : ''} }
sources:
  t: { path: '*.csv', layout: ${layout}, dates: ${dates} }
`;

const table = (...cells: readonly string[]) => ({
  'a.csv': `d,n\n${cells.map((cell) => `"${cell}",1\n`).join('')}`,
});

describe('a column of dates that declares nothing', () => {
  const columns: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'in forms that mean one day',
      ['2026-04-03', '2026/4/3 10:00', '令和8年4月3日', '3 Apr 2026'],
      ['n 2026-04 = 4 of 4'],
    ],
    ['day first, proven late', ['03/04/2026', '04/04/2026', '26/04/2026'], ['n 2026-04 = 3 of 3']],
    ['month first, proven at once', ['04/26/2026', '04/03/2026 9:15'], ['n 2026-04 = 2 of 2']],
    ['where order makes no difference', ['04/04/2026', '05/05/2026'], ['n 2026-04 = 1', 'n 2026-05 = 1']],
    ['in two forms', ['2026-04-03', '03/04/2026', '26/04/2026'], ['n 2026-04 = 3 of 3']],
    ['with blanks', ['', '26/04/2026'], ['n 2026-04 = 1']],
  ];
  it.each(columns)('%s', async (_, cells, expected) => {
    expect(await facts(tree('auto'), table(...cells))).toEqual(expected);
  });

  it('is refused where no row proves its order', async () => {
    const [found, ...others] = await diagnostics(
      tree('auto'),
      table('05/05/2026', '03/04/2026', '2026-04-01'),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      rule: 'data-date',
      message: {
        en: 'the column "d" could be day-first or month-first in every row (e.g. line 3: 03/04/2026)',
      },
      help: { en: 'declare dates: dd/MM/yyyy (day first) or dates: MM/dd/yyyy (month first) in the source' },
      span: { start: { line: 3, column: 1 }, end: { line: 3, column: 13 } },
    });
  });

  it('is proven by another file of the source', async () => {
    const files = { 'a.csv': 'd\n03/04/2026\n', 'b.csv': 'x,D\n1,26/04/2026\n' };
    expect(await facts(tree('auto'), files)).toEqual(['n 2026-04 = 2 of 2']);
  });

  it('keeps to the order that was proven first', async () => {
    expect(await problems(tree('auto'), table('26-02-2018', '02-26-2018', '30/02/2018'))).toEqual([
      'a.csv:3:1 data-date "02-26-2018" in the column "d" cannot be day-first',
      'a.csv:4:1 data-date "30/02/2018" in the column "d" cannot be day-first',
    ]);
  });

  it('proves its own order and not that of its neighbour', async () => {
    const two = `
kpi: 1
kgi: { id: n, kind: count, measure: { count: true, on: d, where: { e: { gte: 2026-04-01 } } } }
sources:
  t: { path: a.csv, layout: records }
`;
    expect(await facts(two, { 'a.csv': 'd,e\n26/04/2026,04/26/2026\n03/04/2026,03/04/2026\n' })).toEqual([
      'n 2026-04 = 1',
    ]);
    expect(await problems(two, { 'a.csv': 'd,e\n26/04/2026,03/04/2026\n' })).toEqual([
      'a.csv:2:12 data-date the column "e" could be day-first or month-first in every row (e.g. line 2: 03/04/2026)',
    ]);
  });

  it('holds for the period of a table', async () => {
    expect(await facts(tree('auto', 'columns'), table('03/04/2026', '26/04/2026'))).toEqual([
      'n 2026-04 = 2 of 2',
    ]);
  });
});

describe('a declared form of dates', () => {
  const columns: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['dd/MM/yyyy', ['03/04/2026', '3-4-2026 12:00', '3.4.2026'], ['n 2026-04 = 3 of 3']],
    ['MM/dd/yyyy', ['03/04/2026', '3/4/2026 1:05 PM'], ['n 2026-03 = 2 of 2']],
    ['yyyy/MM/dd', ['2026/4/3'], ['n 2026-04 = 1']],
    ['yyyy-dd-MM', ['2026-03-04'], ['n 2026-04 = 1']],
    ['dd-MM-yyyy HH:mm', ['03-04-2026', '03-04-2026 10:20:30'], ['n 2026-04 = 2 of 2']],
    ['MM/yyyy', ['04/2026'], ['n 2026-04 = 1']],
    ['dd/MM/yyyy', ['2026-04-03', '2026年4月'], ['n 2026-04 = 2 of 2']],
  ];
  it.each(columns)('%s', async (dates, cells, expected) => {
    expect(await facts(tree(dates), table(...cells))).toEqual(expected);
  });

  it('refuses what it makes impossible, and what has another form', async () => {
    expect(
      await problems(tree('MM-dd-yyyy'), table('02-26-2018', '26-02-2018', '2.30.2018', '26 02 2018')),
    ).toEqual([
      'a.csv:3:1 data-date "26-02-2018" in the column "d" cannot be MM-dd-yyyy',
      'a.csv:4:1 data-date "2.30.2018" in the column "d" cannot be MM-dd-yyyy',
      'a.csv:5:1 data-date "26 02 2018" in the column "d" is not a date (MM-dd-yyyy)',
    ]);
  });

  const forms: readonly (readonly [string, boolean])[] = [
    ['d/M/yyyy', true],
    ['yyyy年M月d日', true],
    ['yyyy.MM', true],
    ['YYYY-MM-DD', false],
    ['dd/mm/yyyy', false],
    ['dd/MM/yy', false],
    ['dd/MM', false],
    ['dd/dd/yyyy', false],
    ['%d/%m/%Y', false],
    ['', false],
  ];
  it.each(forms)('%s: %s', (form, readable) => {
    expect(datePattern(form) !== undefined).toBe(readable);
  });

  it('are serial numbers where excel is declared, and only there', async () => {
    expect(datePattern('excel')!.read('45383')).toEqual({ year: 2024, month: 4, day: 1 });
    expect(datePattern('excel')!.read('202404')).toBeUndefined();
    expect(await problems(tree('auto'), table('45383'))).toEqual([
      'a.csv:2:1 data-date "45383" in the column "d" is not a month or date',
    ]);
  });

  it('that is none is shown in the tree', async () => {
    expect(await problems(tree('dd/mm/yyyy'), table('03/04/2026'))).toEqual([
      'kpi.yaml:5:47 data-date "dd/mm/yyyy" is not a form of dates',
    ]);
  });
});
