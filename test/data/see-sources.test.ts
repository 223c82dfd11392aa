import { describe, expect, it } from 'vitest';
import { seeSources } from '../../src/data/see-sources.js';
import type { SourcesSeen } from '../../src/data/sources-seen.js';
import { run } from '../cli/run.js';
import { cp932 } from './japanese-bytes.js';
import { type Files, inFolder, treeOf } from './workspace.js';

const see = (text: string, files: Files, always = false): Promise<SourcesSeen | null> =>
  inFolder(files, (root) => seeSources(treeOf(text), { root, always, signal: new AbortController().signal }));

/** What was seen, as lines: the kind, the marked characters of the tree, and the sentence with its suggestion. */
const seen = async (text: string, files: Files, always = false): Promise<string[]> => {
  const found = await see(text, files, always);
  if (!found) return ['nothing was looked at'];
  const kinds = ['missingFiles', 'missingColumns', 'unfitMeasures', 'ambiguousDates'] as const;
  return [
    ...kinds.flatMap((kind) =>
      found[kind].map(({ span, message, suggestion }) => {
        const { text, start, end } = span!;
        const marked = text.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
        return `${kind} at ${marked}: ${message.en}${suggestion ? ` → ${suggestion}` : ''}`;
      }),
    ),
    ...found.unusedColumns.map(({ source, columns }) => `unused in ${source.id}: ${columns.join(', ')}`),
    ...found.unreadable.map(({ file, rule, message }) => `${file} ${rule} ${message.en}`),
  ];
};

const TABLE = (source: string, nodes = ''): string => `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate }
kpis:
  contacts: { label: 接触数, kind: count }
  win_rate: { kind: rate }
${nodes}sources:
  monthly: { layout: columns, ${source} }
`;

const MONTHS = '年月,担当者,接触数,受注数\n2026-04,高橋,100,12\n';

const DEALS = (measure: string, source = '', more = ''): string => `kpi: 1
kgi: { id: wins, kind: count, measure: ${measure} }
${more}sources:
  deals: { path: deals.csv, layout: records, ${source} }
`;

const WON = '{ count: true, on: won }';

describe('tables in which a metric is no column', () => {
  const ROWS = '項目,4月予算,4月実績,累計\n接触数,90,100,100\n受注数,10,12,12\n';
  const LONG = '年月,項目,値\n2026-04,接触数,100\n2026-04,受注数,12\n';
  const table = (source: string, nodes = '') => TABLE(source, nodes).replace('layout: columns, ', '');

  // biome-ignore format: a case a line
  it.each<[string, string, string, string[]]>([
    ['with months across', 'path: a.csv, layout: rows, year: 2026', ROWS, []],
    ['of one value a row', 'path: a.csv, layout: long', LONG, []],
    ['without a year', 'path: a.csv, layout: rows', ROWS, ['missingColumns at monthly: the headers of a.csv name months without a year']],
    ['without a value', 'path: a.csv, layout: long', LONG.replace('値', '数'), ['missingColumns at monthly: no column of a.csv is known to hold the values']],
    ['without the word that is declared', 'path: a.csv, layout: rows, year: 2026, value: 見込', ROWS, ['missingColumns at 見込: it is not clear which months of a.csv hold the actuals']],
    ['in two scales', 'path: a.csv, layout: long, scale: 百万円', `単位：千円,,\n${LONG}`, ['kpi.yaml data-scale the scale is "百万円", but the table of a.csv states "千円"']],
  ])('%s', async (_, source, csv, expected) => {
    expect(await seen(table(source), { 'a.csv': csv })).toEqual(expected);
  });

  it('lack a metric that is measured', async () => {
    const tree = table('path: a.csv, layout: long', '  visits: { kind: count, measure: 来店数 }\n');
    expect(await seen(tree, { 'a.csv': LONG.replace('受注数', '来店') })).toEqual([
      'missingColumns at 来店数: no source of monthly tables has a column or metric "来店数" → 来店',
    ]);
  });
});

describe('the files of a source', () => {
  // biome-ignore format: a case a line
  it.each<[string, string, Files, string[]]>([
    ['are as declared', 'path: data/*.csv, dimensions: [担当者]', { 'data/a.csv': MONTHS }, []],
    ['are none, which is no mistake', 'path: data/*.csv', { 'b.txt': 'x' }, ['nothing was looked at']],
    ['are none, beside a folder', 'path: data', { 'data/a.csv': MONTHS }, ['nothing was looked at']],
    ['are there in part', 'path: [a.csv, b*.csv, c.csv]', { 'a.csv': MONTHS }, [
      'missingFiles at b*.csv: no file matches "b*.csv"',
      'missingFiles at c.csv: there is no file "c.csv" → a.csv',
    ]],
    ['are empty', 'path: a.csv', { 'a.csv': '' }, ['missingFiles at a.csv: the file "a.csv" is empty (0 bytes)']],
  ])('%s', async (_, source, files, expected) => {
    expect(await seen(TABLE(source), files)).toEqual(expected);
  });

  // biome-ignore format: a case a line
  it.each<[string, string, string[]]>([
    ['nothing like it', 'path: montly.csv', ['missingFiles at montly.csv: there is no file "montly.csv" → monthly.csv']],
    ['a folder', 'path: data', ['missingFiles at data: "data" is a folder']],
    ['another folder of the disk', 'path: ../a.csv', ['missingFiles at ../a.csv: "../a.csv" lies outside the folder of the tree file']],
    ['nothing at all', 'period: 年月', ['missingFiles at monthly: the source "monthly" has no path']],
  ])('are asked for all the same, and the path names %s', async (_, source, expected) => {
    expect(await seen(TABLE(source), { 'monthly.csv': MONTHS, 'data/a.csv': MONTHS }, true)).toEqual(expected);
  });

  it('are none of a tree without sources', async () => {
    const bare = 'kpi: 1\nkgi: { id: wins, kind: count }\n';
    expect(await seen(bare, { 'a.csv': MONTHS }, true)).toEqual(['nothing was looked at']);
  });
});

describe('the columns of a source', () => {
  // biome-ignore format: a case a line
  it.each<[string, string, string, string[]]>([
    ['period and dimensions that are written otherwise', 'path: a.csv, period: 月, dimensions: [担当, 接触数]', '', [
      'missingColumns at 月: a.csv has no column "月" → 年月',
      'missingColumns at 担当: a.csv has no column "担当" → 担当者',
    ]],
    ['a measure that names no source', 'path: a.csv', '  leads: { kind: count, measure: 接触回数 }\n', [
      'missingColumns at 接触回数: no source of monthly tables has a column or metric "接触回数" → 接触数',
    ]],
    ['a measure that names its source', 'path: a.csv', '  leads: { kind: count, measure: { source: monthly, column: 接触回数 } }\n', [
      'missingColumns at 接触回数: a.csv has no column "接触回数" → 接触数',
    ]],
    ['an aggregate on a table', 'path: a.csv', '  leads: { kind: count, measure: { source: monthly, sum: 接触数, on: 年月 } }\n', [
      'unfitMeasures at measure: the source "monthly" has layout: columns, where sum has no meaning',
    ]],
    ['a node that says nothing of its actual', 'path: a.csv, dimensions: [担当者]', '  leads: { kind: count }\n', []],
    ['a column under another name', 'path: a.csv', '', ['unused in monthly: 担当者']],
  ])('%s', async (_, source, nodes, expected) => {
    expect(await seen(TABLE(source, nodes), { 'a.csv': MONTHS })).toEqual(expected);
  });

  it('are looked for once, however many files lack them', async () => {
    const files = { 'a1.csv': MONTHS, 'a2.csv': MONTHS, 'a3.csv': MONTHS };
    expect(await seen(TABLE('path: a*.csv, period: 月'), files)).toEqual([
      'missingColumns at 月: a1.csv has no column "月" → 年月',
    ]);
  });

  it('may be in a file that is not there, but for those that every file has', async () => {
    const nodes = '  leads: { kind: count, measure: 接触回数 }\n';
    expect(await seen(TABLE('path: [a.csv, b.csv], period: 月', nodes), { 'a.csv': MONTHS })).toEqual([
      'missingFiles at b.csv: there is no file "b.csv" → a.csv',
      'missingColumns at 月: a.csv has no column "月" → 年月',
    ]);
  });

  // biome-ignore format: a case a line
  it.each<[string, string, string, string, string[]]>([
    ['a date, a sum and a condition', '{ sum: amonut, on: wom, where: { segmnt: big } }', '', '', [
      'missingColumns at amonut: deals.csv has no column "amonut" → amount',
      'missingColumns at wom: deals.csv has no column "wom" → won',
      'missingColumns at segmnt: deals.csv has no column "segmnt" → segment',
    ]],
    ['a plain column', '{ source: deals, column: amount }', '', '', [
      'unfitMeasures at measure: the source "deals" has layout: records, so the column "amount" needs an aggregate',
    ]],
    ['no date', '{ source: deals, count: true }', '', '', [
      'unfitMeasures at measure: the measure of wins has no on, so no date puts a record into a month',
    ]],
    ['a score of a handoff', WON, '', 'handoffs:\n  passed: { score: { measure: { mean: scor, on: won } } }\n', [
      'missingColumns at scor: deals.csv has no column "scor" → score',
    ]],
    ['numbers and dates that nobody measures', WON, '', '', ['unused in deals: lost, amount, score']],
    ['a column of scores and one of raters', WON, '', 'kcis:\n  clarity: { drives: wins, rater: lost, measure: { mean: score, on: won, where: { amount: { gt: 1 } } } }\n', []],
  ])('%s', async (_, measure, source, more, expected) => {
    const deals = 'id,won,lost,amount,segment,score\nA-1,2026-04-01,2026-05-01,5,big,3\n';
    expect(await seen(DEALS(measure, source, more), { 'deals.csv': deals })).toEqual(expected);
  });
});

it('a column that another source reads from the same file is used, and one that none reads is told once', async () => {
  const tree = DEALS(
    '{ source: deals, count: true, on: won }',
    '',
    'kpis:\n  lost: { kind: count, measure: { source: again, count: true, on: lost } }\n',
  );
  const again = '  again: { path: deals.csv, layout: records }\n';
  const deals = 'won,lost,amount\n2026-04-01,2026-05-01,5\n';
  expect(await seen(`${tree}${again}`, { 'deals.csv': deals })).toEqual(['unused in deals: amount']);
});

it.each([
  ['rows', '項目,4月予算,4月実績\n接触数,5,6\n受注件数,1,2\n合計,6,8\n'],
  ['long', '月,項目,値\n2026-04,接触数,6\n2026-04,受注件数,2\n'],
])(
  'metrics of layout %s that nobody reads are named, and what stands beside the months is not',
  async (layout, csv) => {
    const tree = TABLE('path: a.csv, year: 2026').replace('columns', layout);
    expect(await seen(tree, { 'a.csv': csv })).toEqual(['unused in monthly: 受注件数']);
    const { stdout } = await run(
      ['validate', '--sources', '--rule', 'source-column-unused', '--lang', 'ja'],
      {
        files: { 'kpi.yaml': tree, 'a.csv': csv },
      },
    );
    expect(stdout).toContain('取り込み元「monthly」に、どの指標も使わない項目があります: 受注件数');
    expect(stdout).toContain('「受注件数」が wins の実績なら、wins に measure: 受注件数 と書きます');
  },
);

describe('the dates of a source', () => {
  const rows = (...dates: string[]): string => `won\n${dates.join('\n')}\n`;
  const open =
    'ambiguousDates at deals: the column "won" could be day-first or month-first in every row (e.g. deals.csv line 2: 03/04/2026)';

  // biome-ignore format: a case a line
  it.each<[string, string, string, string[]]>([
    ['could be either', '', rows('03/04/2026', '04/04/2026'), [open]],
    ['could be either, after blank ones', '', rows('', '04/04/2026', '03/04/2026').replace('\n\n', '\n""\n'), [open.replace('line 2', 'line 4')]],
    ['are declared', 'dates: dd/MM/yyyy', rows('03/04/2026'), []],
    ['are proven by one cell', '', rows('03/04/2026', '26/04/2026'), []],
    ['have their year first', '', rows('2026/03/04'), []],
  ])('%s', async (_, source, csv, expected) => {
    expect(await seen(DEALS(WON, source), { 'deals.csv': csv })).toEqual(expected);
  });

  it('are looked at in the first 16 MiB, also where that cuts a character', async () => {
    const note = '備考'.repeat(2000);
    const line = `03/04/2026,${note}\n`;
    const csv = `won,note\n${line.repeat(1500)}26/04/2026,x\n`;
    expect(Buffer.byteLength(csv)).toBeGreaterThan(16 * 1024 * 1024);
    expect(await seen(DEALS(WON), { 'deals.csv': csv })).toEqual([
      'ambiguousDates at deals: the first 16 MiB of each file do not prove whether the column "won" is day-first or month-first (e.g. deals.csv line 2: 03/04/2026)',
    ]);
  });
});

describe('what cannot be looked at', () => {
  it('is told once, though two sources read the file', async () => {
    const tree = `${TABLE('path: a.csv')}  again: { layout: records, path: a.csv }\n`;
    expect(await seen(tree, { 'a.csv': 'won,won\n1,2\n' })).toEqual([
      'a.csv data-header the header "won" stands over several columns (A, B)',
    ]);
  });

  // biome-ignore format: a case a line
  it.each<[string, string, string | Uint8Array, string]>([
    ['two columns of one name', 'path: a.csv', '年月,受注数,受注数\n2026-04,1,2\n', 'a.csv data-header the header "受注数" stands over several columns (B, C)'],
    ['another encoding than declared', 'path: a.csv, encoding: utf-8', cp932(MONTHS), 'a.csv data-encoding byte 1, in line 1, is not valid utf-8'],
    ['a broken workbook', 'path: a.csv', 'PK\u0003\u0004', 'a.csv data-file this workbook is damaged or cut short'],
    ['an encoding that nobody knows', 'path: a.csv, encoding: utf-9', MONTHS, 'kpi.yaml data-encoding unknown encoding "utf-9"'],
    ['a scale that is none', 'path: a.csv, scale: kilo', MONTHS, 'kpi.yaml data-scale scale: "kilo" is no unit of numbers'],
    ['a table without a column of metrics', 'path: a.csv, layout: long', '年月,値\n2026-04,1\n', 'a.csv data-column no column of a.csv names the metrics'],
  ])('%s', async (_, source, content, expected) => {
    const tree = TABLE(source).replace(/layout: columns, (?=.*layout)/u, '');
    expect(await seen(tree, { 'a.csv': content })).toEqual([expected]);
  });
});
