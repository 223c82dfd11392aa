import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
currency: JPY
fiscal_year_start: 4
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price }
kpis:
  wins: { label: 受注数, kind: count }
  price: { label: 単価, kind: average }
sources:
  sheet: { path: a.csv, layout: rows, year: 2026 }
  daily: { path: b.csv, layout: columns }
`;

const FILES = {
  'kpi.yaml': TREE,
  'a.csv': '営業実績（単位：千円）,,,\n\n指標,4月予算,4月実績,累計\n売上,1000,"1.234,5",\n合計,,,\n',
  'b.csv': '日付,受注数\n01/04/2026,3\n13/04/2026,2\n13/04/2026,2\n,\n日付,受注数\n30/04/2026,4\n合計,11\n',
};

const dataOf = async (lang: string): Promise<string> => {
  const { stdout } = await run(['diagnose', '--lang', lang, '--against', 'previous'], { files: FILES });
  return `\n${stdout.slice(stdout.search(/^\S*(?:使ったデータ|Data)$/mu))}`;
};

describe('what was read', () => {
  it('is told with what was left out and what was taken for what', async () => {
    expect(await dataOf('en')).toMatchInlineSnapshot(`
      "
      Data

      - a.csv: 1 row (utf-8, 1 row of totals left out)
      - a.csv: the header was taken to be in line 3; what stands above it was left out
      - a.csv: numbers in 千円 (a line above the table), multiplied by 1,000: 売上
      - a.csv: the numbers of "売上" prove their commas to be decimal
      - a.csv: columns read as the budget: 4月予算
      - a.csv: columns that are no months of actuals and were left out: 累計
      - b.csv: 4 rows (utf-8, 1 blank row, 1 repeated header, 1 row of totals left out)
      - b.csv: the dates of the column "日付" prove themselves day-first
      - b.csv: 1 row is the same in every cell as another row of the day; typed twice, perhaps, but counted
      "
    `);
    expect(await dataOf('ja')).toMatchInlineSnapshot(`
      "
      使ったデータ

      ・a.csv: 1行（utf-8、合計の行1行を除く）
      ・a.csv: 見出しは3行目にあるとみなし、その上の2行を除きました
      ・a.csv: 数字の単位は千円（表の上の行）。×1,000したもの: 売上
      ・a.csv: 「売上」の数字は、コンマが小数点と、その数字から決まりました
      ・a.csv: 予算として読んだ列: 4月予算
      ・a.csv: 実績の月ではないので使わなかった列: 累計
      ・b.csv: 4行（utf-8、空行1行・見出しの繰り返し1行・合計の行1行を除く）
      ・b.csv: 列「日付」の日付は、日が先と、その日付から決まりました
      ・b.csv: 同じ日のまったく同じ行が1行あります。二重の入力かもしれませんが、そのまま数えています
      "
    `);
  });

  it('is in the JSON', async () => {
    const { stdout } = await run(['diagnose', '--format', 'json', '--against', 'previous'], { files: FILES });
    const { data } = diagnoseDocument.parse(JSON.parse(stdout));
    expect(data.files).toMatchInlineSnapshot(`
      [
        {
          "date_order": [],
          "decimal_comma": [
            "売上",
          ],
          "encoding": "utf-8",
          "expected": [
            {
              "columns": [
                "4月予算",
              ],
              "role": "budget",
              "unread": 0,
            },
          ],
          "header_rows": 1,
          "left_out": {
            "above": 2,
            "blank": 0,
            "columns": [
              "累計",
            ],
            "footer": 0,
            "headers": 0,
            "totals": 1,
            "units": 0,
          },
          "path": "a.csv",
          "repeated_rows": 0,
          "rows": 1,
          "scale": [
            {
              "factor": 1000,
              "from": "above",
              "names": [
                "売上",
              ],
              "unit": "千円",
            },
          ],
          "skipped": 1,
        },
        {
          "date_order": [
            {
              "column": "日付",
              "order": "day-first",
            },
          ],
          "decimal_comma": [],
          "encoding": "utf-8",
          "expected": [],
          "header_rows": 1,
          "left_out": {
            "above": 0,
            "blank": 1,
            "columns": [],
            "footer": 0,
            "headers": 1,
            "totals": 1,
            "units": 0,
          },
          "path": "b.csv",
          "repeated_rows": 1,
          "rows": 4,
          "scale": [],
          "skipped": 3,
        },
      ]
    `);
  });
});

describe('many files that were read alike', () => {
  const tree = TREE.slice(0, TREE.indexOf('sources:')).concat(
    'sources: { daily: { path: "d/*.csv", layout: columns, scale: 千円 } }\n',
  );
  const month = (number: number, more = ''): string => `日付,受注数,売上\n2026-0${number}-03,3,100\n${more}`;
  const said = async (files: Record<string, string>, lang: string): Promise<string[]> => {
    const argv = ['diagnose', '--lang', lang, '--against', 'previous'];
    const { stdout } = await run(argv, { files: { 'kpi.yaml': tree, ...files }, env: { COLUMNS: '200' } });
    return stdout.split('\n').filter((line) => line.includes('d/'));
  };
  const files = Object.fromEntries(
    [4, 5, 6, 7].map((number) => [`d/${number}.csv`, month(number, number === 5 ? ',,\n合計,3,100\n' : '')]),
  );

  it('are told as one, with the sums of their rows', async () => {
    expect(await said(files, 'ja')).toEqual([
      '・d/4.csv … d/7.csv: 4ファイル、4行（utf-8、空行1行・合計の行1行を除く）',
      '・d/4.csv … d/7.csv: 数字の単位は千円（取り込み元の scale）。×1,000したもの: 売上',
    ]);
    expect((await said(files, 'en'))[0]).toBe(
      '- d/4.csv … d/7.csv: 4 files, 4 rows (utf-8, 1 blank row, 1 row of totals left out)',
    );
  });

  it('are told one by one where they are few, or one was read otherwise', async () => {
    const { 'd/7.csv': _, ...few } = files;
    expect(await said(few, 'ja')).toHaveLength(6);
    const differing = { ...files, 'd/5.csv': `営業部,,\n${month(5)}` };
    expect(await said(differing, 'ja')).toContain(
      '・d/5.csv: 見出しは2行目にあるとみなし、その上の1行を除きました',
    );
    expect(await said(differing, 'ja')).toHaveLength(9);
  });
});

describe('dates whose times are in UTC', () => {
  const tree = `kpi: 1
kgi: { id: wins, kind: count, measure: { count: true, on: closed, where: { closed: { gte: 2026-01 } } } }
sources:
  deals: { path: deals.csv, layout: records }
`;
  const saidOf = async (date: string, lang: string): Promise<string> => {
    const files = { 'kpi.yaml': tree, 'deals.csv': `id,closed\n1,${date}\n` };
    return (await run(['diagnose', '--lang', lang], { files })).stderr;
  };

  it('are counted as written, and that is said once', async () => {
    expect(await saidOf('2026-03-31T15:30:00.000Z', 'en')).toBe(
      'deals.csv: the times of the column "closed" are in UTC (2026-03-31T15:30:00.000Z, for one). Days are counted as written, so that near midnight of the local time a record may fall into the month before or after\n',
    );
    expect(await saidOf('2026-03-31 15:30 UTC', 'ja')).toContain('協定世界時（UTC）');
  });

  it.each(['2026-03-31T15:30:00+09:00', '2026-03-31T00:00:00Z', '2026-03-31 15:30'])(
    '%s is not',
    async (date) => {
      expect(await saidOf(date, 'en')).toBe('');
    },
  );
});
