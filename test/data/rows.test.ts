import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../src/data/header.js';
import { answers, diagnostics, facts, problems } from './workspace.js';

const tree = (source = ''): string => `
kpi: 1
kgi: { id: n, kind: count }
sources:
  t: { path: a.csv, layout: columns, period: month, ${source} }
`;

const one = (csv: string) => ({ 'a.csv': csv });

describe('the form of a table', () => {
  const tables: readonly (readonly [form: string, csv: string, source?: string])[] = [
    ['commas', 'month,n\n2026-04,3\n'],
    ['semicolons', 'month;n;"a,b,c"\n2026-04;3;x\n'],
    ['tabs', 'month\tn\n2026-04\t3\n'],
    ['bars', 'month|n\n2026-04|3\n'],
    ['a declared delimiter', 'month:n\n2026-04:3\n', 'delimiter: ":"'],
    ['a declared tab', 'month\tn\t"a,b,c,d"\n2026-04\t3\t\n', 'delimiter: tab'],
    ['no line end at the end', 'month,n\n2026-04,3'],
    ['Windows line ends', 'month,n\r\n2026-04,3\r\n'],
    ['old Macintosh line ends', 'month,n\r2026-04,3\r'],
    ['a trailing comma over nothing', 'month,n,\n2026-04,3,\n'],
    ['quotes', '"month","n"\n"2026-04","3"\n'],
    ['full-width headers in another case', ' ＭＯＮＴＨ ,N\n2026-04,3\n'],
    ['lines above the header', 'Report "Q1\n\nmonth,n\n2026-04,3\n', 'header: 3'],
    ['a header with a line break in quotes', 'month,"a\nb,c;d;e;f",n\n2026-04,x,3\n'],
  ];
  it.each(tables.map(([form, csv, source = '']) => ({ form, csv, source })))(
    '$form',
    async ({ csv, source }) => {
      expect(await facts(tree(source), one(csv))).toEqual(['n 2026-04 = 3']);
    },
  );

  it('counts rows and those that were blank', async () => {
    const [source] = await answers(tree(), one('month,n\n\n2026-04,3\n,\n  , \n2026-05,4\n\n'));
    expect(source!.files).toMatchObject([{ path: 'a.csv', rows: 2, skipped: 4, encoding: 'utf-8' }]);
  });
});

describe('lines', () => {
  // The fault is always "x" in the second column; where it is found says how lines were counted.
  const tables: readonly (readonly [string, string, string])[] = [
    ['blank rows count', 'month,n\n\n\n2026-04,x\n', '4:9'],
    ['lines inside quotes count', 'note,n,month\n"a\nb\n\nc",1,2026-03\n"d",x,2026-04\n', '6:5'],
    [
      'Windows lines inside quotes count once',
      'note,n,month\r\n"a\r\n\r\nb",1,2026-03\r\n"d",x,2026-04\r\n',
      '5:5',
    ],
    ['doubled quotes do not hide a delimiter', 'note,n,month\n"a "" , ""b",x,2026-04\n', '2:14'],
    ['lines above the header count', 'title\n\nmonth,n\n2026-04,x\n', '4:9'],
  ];
  it.each(tables)('%s', async (title, csv, place) => {
    const header = title.includes('above') ? 'header: 3' : '';
    expect(await problems(tree(header), one(csv))).toEqual([
      `a.csv:${place} data-number "x" in the column "n" is not a number`,
    ]);
  });
});

describe('rows of another width', () => {
  it('are refused, also where only empty cells are missing', async () => {
    expect(await problems(tree(), one('month,n,note\n2026-04,1,200,x\n2026-05,4\n2026-06,5,\n'))).toEqual([
      'a.csv:2:1 data-ragged the header has 3 columns and this row has 4',
      'a.csv:3:1 data-ragged the header has 3 columns and this row has 2',
    ]);
  });
});

describe('headers that cannot be', () => {
  it('are two of one name', async () => {
    expect(await diagnostics(tree(), one('month,n,ｎ,month\n2026-04,1,2,\n'))).toMatchObject([
      { rule: 'data-header', message: { en: 'the header "month" stands over several columns (A, D)' } },
      {
        rule: 'data-header',
        message: { en: 'the header "n" stands over several columns (B, C)' },
        span: { start: { line: 1, column: 9 }, end: { column: 10 } },
      },
    ]);
  });

  it('are blank, or beyond the end', async () => {
    expect(await problems(tree('header: 1'), one('\nmonth,n\n2026-04,1\n'))).toEqual([
      'a.csv data-header line 1, where the header should be, is blank',
    ]);
    expect(await problems(tree('header: 1'), one(',,\n2026-04,1,\n'))).toEqual([
      'a.csv:1:1 data-header line 1, where the header should be, is blank',
    ]);
    expect(await problems(tree('header: 9'), one('month,n\n2026-04,1\n'))).toEqual([
      'a.csv data-header line 9, where the header should be, is blank',
    ]);
  });

  it('stand over nothing', async () => {
    expect(await problems(tree(), one('month,n\n,\n'))).toEqual([
      'a.csv data-file the file "a.csv" has a header and no rows',
    ]);
  });

  it('call columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('text that is no well-formed CSV', () => {
  const tables: readonly (readonly [string, string])[] = [
    [
      'month,n\n2026-04,1\n"2026-05,2\n2026-06,3\n',
      'a.csv:3:1 data-csv a quote (") that opens in this record is never closed',
    ],
    [
      'month,n\n2026-04,"1"0\n',
      'a.csv:2:1 data-csv a closing quote (") is followed by something other than a delimiter',
    ],
    [
      'month,n\n2026-04,5" pipe\n',
      'a.csv:2:1 data-csv a quote (") stands in the middle of a value that is not quoted',
    ],
  ];
  it.each(tables)('%j', async (csv, sentence) => {
    expect(await problems(tree(), one(csv))).toEqual([sentence]);
  });

  it('is a record without end', async () => {
    const [found] = await diagnostics(tree(), one(`month,n\n2026-04,"${'2026-05,1\n'.repeat(200_000)}`));
    expect(found).toMatchObject({
      rule: 'data-csv',
      span: { start: { line: 2, column: 1 }, text: '2026-04,"2026-05,1' },
      message: { en: 'this record is longer than 1 MiB; a quote (") is probably not closed' },
    });
  });

  it('comes with what was wrong before it', async () => {
    expect(await problems(tree(), one('month,n\n2026-04,x\n2026-05,"1"0\n'))).toEqual([
      'a.csv:2:9 data-number "x" in the column "n" is not a number',
      'a.csv:3:1 data-csv a closing quote (") is followed by something other than a delimiter',
    ]);
  });

  it('is refused a delimiter that cannot be one', async () => {
    expect(await problems(tree("delimiter: ', '"), one('month,n\n'))).toEqual([
      'kpi.yaml:5:64 data-csv ", " cannot be a delimiter',
    ]);
  });
});
