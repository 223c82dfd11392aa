import { describe, expect, it } from 'vitest';
import { stackedNames } from '../../src/data/recognisers/stacked-header.js';
import { answers, facts, problems } from './workspace.js';

const cells = (text: string) => ({ line: 1, cells: text.split('|').map((cell) => cell.trim()) });

describe('a header of two rows', () => {
  it.each([
    ['項目 | 4月 | | 5月 | ', ' | 予算 | 実績 | 予算 | 実績', '項目 4月予算 4月実績 5月予算 5月実績'],
    [' | 4月 | | 5月 | ', '項目 | 予算 | 実績 | 予算 | 実績', '項目 4月予算 4月実績 5月予算 5月実績'],
    [
      '年月 | 受注数 | | 売上 | | 備考',
      ' | 計画 | 実績 | 計画 | 実績 | ',
      '年月 受注数計画 受注数実績 売上計画 売上実績 備考',
    ],
    [
      'item | Apr | | | May',
      ' | Plan | Actual | Variance | Plan',
      'item|Apr Plan|Apr Actual|Apr Variance|May Plan',
    ],
    ['項目 | 4月', ' | 予算 | 実績 | 予算', '項目 4月予算 4月実績 4月予算'],
  ])('%s above %s', (upper, lower, names) => {
    const separator = names.includes('|') ? '|' : ' ';
    expect(stackedNames(cells(upper), cells(lower))).toEqual(names.split(separator));
  });

  it.each([
    ['項目 | 4月 | 5月 | 6月', '売上 | 1 | 2 | 3'],
    ['項目 | 予算 | 実績', '売上 | 1 | 2'],
    ['営業実績表 | | ', '項目 | 予算 | 実績'],
    ['項目 | 4月 | | 5月 | ', ' | 東京 | 大阪 | 東京 | 大阪'],
    ['部門 | 4月 | | 5月 | ', '項目 | 予算 | 実績 | 予算 | 実績'],
    [' | | | 5月 | ', '項目 | 予算 | 実績 | 予算 | 実績'],
  ])('is not %s above %s', (upper, lower) => {
    expect(stackedNames(cells(upper), cells(lower))).toBeNull();
  });
});

const TREE = `
kpi: 1
fiscal_year_start: 4
kgi: { id: revenue, label: 売上高, kind: amount }
sources:
  t: { path: a.csv, layout: rows, year: 2026 }
`;

const table = (...lines: string[]) => ({ 'a.csv': `${lines.join('\n')}\n` });

describe('a table below such a header', () => {
  const ROWS = [
    '項目,4月,,5月,,累計,',
    ',予算,実績,予算,実績,予算,実績',
    ',千円,千円,千円,千円,,',
    '売上高,10,11,20,21,30,32',
  ];

  it('is read as if the names stood in one row, whatever stands above', async () => {
    for (const above of [[], ['予実管理表,,,,,,', '']]) {
      const files = table(...above, ...ROWS);
      expect(await facts(TREE, files)).toEqual(['revenue 2026-04 = 11000', 'revenue 2026-05 = 21000']);
      const [answer] = await answers(TREE, files);
      expect(answer!.expected).toMatchObject([{ sum: 10_000 }, { sum: 20_000 }]);
      expect(answer!.files).toMatchObject([
        {
          rows: 1,
          recognised: { above: above.length, isStacked: true, columnsLeft: ['累計予算', '累計実績'] },
        },
      ]);
    }
  });

  it('may have one metric a column', async () => {
    const text = TREE.replace('rows, year: 2026', 'columns');
    const files = table('年月,売上高,,粗利,', ',予算,実績,予算,実績', '2026-04,10,11,1,2');
    expect(await facts(text, files)).toEqual(['revenue 2026-04 = 11']);
    expect((await answers(text, files))[0]!.expected).toMatchObject([{ role: 'budget', sum: 10 }]);
  });

  it('of other words is refused as any header with twins is', async () => {
    const files = table(',4月,,5月,', '項目,東京,大阪,東京,大阪', '売上高,10,11,20,21');
    const [first] = await problems(TREE, files);
    expect(first).toMatch(/data-header/u);
  });
});
