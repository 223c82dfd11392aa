import fc from 'fast-check';
import { writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { cellNumber } from '../../src/data/cells.js';
import { workbookText } from '../../src/data/workbook/cell-text.js';
import { parseDecimalComma } from '../../src/model/numbers.js';
import { archive, type GridCell, grid, oneSheet, type WorkbookSpec, workbook } from './workbooks.js';
import { answers, diagnostics, facts, problems } from './workspace.js';

const tree = (source: string, more = ''): string => `
kpi: 1
kgi: { id: 売上, kind: amount }
kpis:
  件数: { kind: count }
sources:
  t: { ${source} }
${more}`;

const COLUMNS = tree('path: a.xlsx, layout: columns');
const at = (serial: number, style: number): GridCell => ({ xml: `<c s="${style}"><v>${serial}</v></c>` });
const APRIL = 46113;
const MAY = 46143;

const read = (rows: readonly (readonly GridCell[])[], spec: WorkbookSpec = {}, text = COLUMNS) =>
  facts(text, { 'a.xlsx': oneSheet(rows, spec) });
const refused = (content: Uint8Array, text = COLUMNS) => problems(text, { 'a.xlsx': content });

describe('a sheet of a workbook is a table as any other', () => {
  const april = ['売上 2026-04 = 100', '件数 2026-04 = 3'];

  it.each<[string, readonly (readonly GridCell[])[], string]>([
    [
      'a row for each month',
      [
        ['月', '売上', '件数'],
        ['2026-04', 100, 3],
      ],
      'columns',
    ],
    [
      'a column for each month',
      [
        ['指標', '2026-04'],
        ['売上', 100],
        ['件数', 3],
      ],
      'rows',
    ],
    [
      'a row for each number',
      [
        ['月', '指標', '値'],
        ['2026-04', '売上', 100],
        ['2026-04', '件数', 3],
      ],
      'long',
    ],
  ])('with %s', async (_, rows, layout) => {
    expect(await read(rows, {}, tree(`path: a.xlsx, layout: ${layout}`))).toEqual(april);
  });

  it('below titles, beside blank columns, with a row of totals and units of its own', async () => {
    const rows = [
      ['売上報告'],
      [null, '単位：千円'],
      [],
      [null, '月', '売上', '件数'],
      [null, '2026-04', 0.1, 3],
      [],
      [null, '合計', 0.1, 3],
    ];
    expect(await read(rows)).toEqual(april);
    const [source] = await answers(COLUMNS, { 'a.xlsx': oneSheet(rows) });
    expect(source!.files).toMatchObject([
      {
        path: 'a.xlsx',
        sheet: '4月',
        encoding: 'xlsx',
        rows: 1,
        skipped: 2,
        recognised: { above: 3, totals: 1 },
      },
    ]);
  });

  it('in records, on the command line, and under the name of a CSV', async () => {
    const rows = [
      ['受注日', '金額'],
      [at(APRIL, 1), 40],
      [at(APRIL + 20, 1), 60],
    ];
    const text = `
kpi: 1
kgi: { id: 売上, kind: amount, measure: { sum: 金額, on: 受注日 } }
sources:
  t: { layout: records }
`;
    const file = { 'deals.csv': oneSheet(rows, { formats: [14] }) };
    expect(await facts(text, file, ['deals.csv'])).toEqual(['売上 2026-04 = 100 of 2']);
  });
});

describe('cells', () => {
  const value = async (cell: GridCell, spec: WorkbookSpec = {}): Promise<string> =>
    (
      await read(
        [
          ['月', '売上'],
          ['2026-04', cell],
        ],
        spec,
      )
    ).join();
  const wrong = async (cell: GridCell, spec: WorkbookSpec = {}): Promise<string> =>
    (
      await refused(
        oneSheet(
          [
            ['月', '売上'],
            ['2026-04', cell],
          ],
          spec,
        ),
      )
    ).join();

  it.each<[string, string, string, string]>([
    ['all digits of a number, whatever is shown', '#,##0', '1234567.891', '1234567.891'],
    ['a number beyond 2^53', '0', '1E+21', '1e+21'],
    ['a percentage as its fraction', '0%', '0.35', '0.35'],
    ['a sum of floats', 'General', '0.30000000000000004', '0.30000000000000004'],
    ['three decimals, which are no thousands', 'General', '1.234', '1.234'],
    ['money', '[$¥-411]#,##0;[Red]-[$¥-411]#,##0', '-5', '-5'],
    ['a unit in the format', '#,##0"日"', '5', '5'],
  ])('%s', async (_, format, text, expected) => {
    expect(await value({ xml: `<c s="1"><v>${text}</v></c>` }, { formats: [format] })).toBe(
      `売上 2026-04 = ${expected}`,
    );
  });

  it.each<[string, string | number, number, string]>([
    ['a day', 'yyyy/m/d', APRIL + 14, '売上 2026-04 = 1'],
    ['a month with its year', 'yyyy"年"m"月"', APRIL, '売上 2026-04 = 1'],
    ['a month alone', 'm"月"', APRIL, '売上 2026-04 = 1'],
    ['a month of an era', '[$-411]ggge"年"m"月"', APRIL, '売上 2026-04 = 1'],
    ['a day of an era', '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', APRIL, '売上 2026-04 = 1'],
    ['a day that Excel in Japan knows by a number', 57, APRIL, '売上 2026-04 = 1'],
    ['a month that Excel in Japan knows by a number', 55, APRIL, '売上 2026-04 = 1'],
    ['a day with its time', 'yyyy/m/d h:mm', APRIL + 29.9, '売上 2026-04 = 1'],
  ])('%s is a period', async (_, format, serial, expected) => {
    expect(
      await read(
        [
          ['月', '売上'],
          [at(serial, 1), 1],
        ],
        { formats: [format] },
      ),
    ).toEqual([expected]);
  });

  it('count days from 1904 where the workbook does', async () => {
    const cells = [
      ['月', '売上'],
      [at(APRIL - 1462, 1), 1],
      [at(MAY - 1462, 2), 2],
    ];
    const spec = { formats: ['yyyy/m/d', 'm"月"'], is1904: true };
    expect(await read(cells, spec)).toEqual(['売上 2026-04 = 1', '売上 2026-05 = 2']);
  });

  it('of dates across are the months that begin then', async () => {
    const spec = { formats: ['m"月"', 'yyyy/m/d'] };
    const text = tree('path: a.xlsx, layout: rows');
    for (const style of [1, 2]) {
      const file = {
        'a.xlsx': oneSheet(
          [
            ['指標', at(APRIL, style), at(MAY, style)],
            ['売上', 1, 2],
          ],
          spec,
        ),
      };
      const [source] = await answers(text, file);
      expect(source!.facts.map(({ sum }) => sum)).toEqual([1, 2]);
      expect([source!.firstDay, source!.lastDay]).toEqual([20260400, 20260500]);
    }
  });

  it.each<[string, GridCell, string]>([
    ['a formula by the value it had when it was saved', { xml: '<c><f>B9*2</f><v>7</v></c>' }, '7'],
    ['a text that reads as a number', '１，２００', '1200'],
    ['a shared string', { xml: '<c t="s"><v>0</v></c>' }, '12'],
    [
      'a text in several letters',
      { xml: '<c t="inlineStr"><is><r><t>1</t></r><r><rPr><b/></rPr><t>2</t></r></is></c>' },
      '12',
    ],
  ])('%s', async (_, cell, expected) => {
    expect(await value(cell, { strings: '<si><t>12</t></si>' })).toBe(`売上 2026-04 = ${expected}`);
  });

  it('leave readings above the letters aside', async () => {
    const strings =
      '<si><t>売上</t><rPh sb="0" eb="2"><t>ウリアゲ</t></rPh></si><si><r><t>件</t></r><r><t>数</t></r><rPh sb="0" eb="2"><t>ケンスウ</t></rPh></si>';
    const shared = (index: number): GridCell => ({ xml: `<c t="s"><v>${index}</v></c>` });
    expect(
      await read(
        [
          ['月', shared(0), shared(1)],
          ['2026-04', 1, 2],
        ],
        { strings },
      ),
    ).toEqual(['売上 2026-04 = 1', '件数 2026-04 = 2']);
  });

  it('with an error of Excel are no numbers, unless `none` lists it', async () => {
    const cell = { xml: '<c t="e"><v>#N/A</v></c>' };
    expect(await wrong(cell)).toBe('a.xlsx:2:2 data-number "#N/A" in the column "売上" is not a number');
    const text = tree('path: a.xlsx, layout: columns, none: ["#N/A"]');
    expect(
      await read(
        [
          ['月', '売上', '件数'],
          ['2026-04', cell, 1],
        ],
        {},
        text,
      ),
    ).toEqual(['件数 2026-04 = 1']);
  });

  it.each<[string, GridCell, string]>([
    ['a truth', { xml: '<c t="b"><v>1</v></c>' }, '"TRUE" in the column "売上" is not a number'],
    ['a time of day', at(0.5, 1), '"12:00:00" in the column "売上" is not a number'],
    ['a time that passed', at(1.25, 2), '"30:00:00" in the column "売上" is not a number'],
    ['a date that there is not', at(-1, 1), '"#####" in the column "売上" is not a number'],
  ])('with %s are no numbers', async (_, cell, message) => {
    expect(await wrong(cell, { formats: ['h:mm', '[h]:mm'] })).toBe(`a.xlsx:2:2 data-number ${message}`);
  });

  it('with a formula that nobody has calculated are told, and are not blank', async () => {
    expect(await wrong({ xml: '<c><f>SUM(B9:B12)</f></c>' })).toBe(
      'a.xlsx:2:2 data-formula this formula was never calculated, so it has no value',
    );
    expect(
      await read([
        ['月', '売上', '件数'],
        ['2026-04', { xml: '<c t="str"><f>IF(1,"")</f><v></v></c>' }, 1],
      ]),
    ).toEqual(['件数 2026-04 = 1']);
  });

  it('that are merged say at their upper left what they say', async () => {
    const rows = [
      ['月', '店', '売上'],
      ['2026-04', '東京', 1],
      [null, '大阪', 2],
    ];
    expect(
      await problems(tree('path: a.xlsx, layout: columns, dimensions: [店]'), { 'a.xlsx': oneSheet(rows) }),
    ).toEqual(['a.xlsx:3:1 data-date the column "月" is blank, so this row belongs to no month']);
  });
});

describe('any number', () => {
  it('comes out of its text as it went in, and never as another one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = workbookText(value, undefined, false);
        expect(cellNumber(text)).toBe(value || 0);
        expect([undefined, value || 0]).toContain(parseDecimalComma(text));
      }),
      { numRuns: 300, seed: 20260401, examples: [[0.1 + 0.2], [1e21], [1.5e-7], [1.234], [1.234e-21], [-0]] },
    );
  });
});

describe('problems are told as Excel speaks of places', () => {
  it('by sheet and cell, with the cells of the row', async () => {
    const rows = [
      ['月', '売上', '件数'],
      ['2026-04', 100, '三'],
      ['2026-05', 'x', 3],
    ];
    const found = await diagnostics(COLUMNS, { 'a.xlsx': oneSheet(rows) });
    expect(found.map(({ span }) => span)).toEqual([
      {
        file: 'a.xlsx',
        start: { line: 2, column: 3 },
        end: { line: 2, column: 4 },
        text: '2026-04 | 100 | 三',
        place: { sheet: '4月', cell: 'C2', from: 16, to: 17 },
      },
      {
        file: 'a.xlsx',
        start: { line: 3, column: 2 },
        end: { line: 3, column: 3 },
        text: '2026-05 | x | 3',
        place: { sheet: '4月', cell: 'B3', from: 10, to: 11 },
      },
    ]);
  });
});

describe('a workbook that a program wrote as it went', () => {
  it.each([false, true])('is read, with sizes in 64 bits: %s', async (zip64) => {
    const stream = writeXlsxStream(
      [
        ['月', '売上'],
        ['2026-04', 5],
      ],
      { name: '4月', zip64 },
    );
    const content = Buffer.from(await new Response(stream).arrayBuffer());
    expect(await facts(COLUMNS, { 'a.xlsx': content })).toEqual(['売上 2026-04 = 5']);
  });
});

describe('the sheet', () => {
  const data = grid([
    ['月', '売上'],
    ['2026-04', 1],
  ]);
  const other = grid([['メモ']]);
  const book = (...names: string[]): Buffer =>
    workbook(names.map((name, index) => ({ name, data: index === 0 ? data : other })));

  it.each<[string, Buffer, string | null]>([
    ['is the only one', book('4月'), null],
    [
      'is the only one that is shown',
      workbook([
        { name: '設定', data: other, isHidden: true },
        { name: '4月', data },
      ]),
      null,
    ],
    ['is the one that is named', book('実績', 'メモ'), '実績'],
    ['may be named in other widths and letters', book('Data １', 'メモ'), 'data 1'],
    [
      'may be a hidden one where it is named',
      workbook([
        { name: '実績', data, isHidden: true },
        { name: 'メモ', data: other },
      ]),
      '実績',
    ],
  ])('%s', async (_, content, name) => {
    const sheet = name === null ? '' : `, sheet: ${name}`;
    expect(await facts(tree(`path: a.xlsx, layout: columns${sheet}`), { 'a.xlsx': content })).toEqual([
      '売上 2026-04 = 1',
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      'several and none named',
      '',
      'this workbook has 2 sheets, and it is not clear which one to read',
      'name it in the source, as in sheet: 実績, or for kpi init --from by --sheet; the sheets are "実績", "メモ"',
    ],
    [
      'one named that is not there',
      ', sheet: 実積',
      'there is no sheet "実積"',
      'did you mean "実績"? The sheets are "実績", "メモ"',
    ],
  ])('is not guessed: %s', async (_, sheet, message, help) => {
    const [found, ...more] = await diagnostics(tree(`path: a.xlsx, layout: columns${sheet}`), {
      'a.xlsx': book('実績', 'メモ'),
    });
    expect([found!.rule, found!.file, found!.message.en, found!.help!.en]).toEqual([
      'data-sheet',
      'a.xlsx',
      message,
      help,
    ]);
    expect(more).toEqual([]);
  });

  it.each<[string, string, string, string | Uint8Array, string]>([
    [
      'an encoding of a workbook',
      'path: a.xlsx, layout: columns, encoding: shift_jis',
      'a.xlsx',
      book('a'),
      'a.xlsx data-encoding encoding is for files of text, and means nothing for a workbook of Excel',
    ],
    [
      'a delimiter of a workbook',
      'path: a.xlsx, layout: columns, delimiter: tab',
      'a.xlsx',
      book('a'),
      'a.xlsx data-csv delimiter is for files of text, and means nothing for a workbook of Excel',
    ],
    [
      'a sheet of a text',
      'path: a.csv, layout: columns, sheet: 実績',
      'a.csv',
      '月,売上\n2026-04,1\n',
      'a.csv data-sheet the source names a sheet, but this file is no workbook of Excel',
    ],
    [
      'a sheet of a database',
      'url: { env: DB }, table: t, layout: records, sheet: 実績',
      'a.csv',
      'x',
      'kpi.yaml:7:53 data-engine sheet is for files, and means nothing for a database',
    ],
  ])('%s is refused', async (_, source, name, content, expected) => {
    expect(await problems(tree(source), { [name]: content })).toEqual([expected]);
  });

  it('is refused where it is empty', async () => {
    expect(await refused(oneSheet([[], []]))).toEqual(['a.xlsx data-header the sheet "4月" is empty']);
  });
});

describe('a workbook that is too large', () => {
  it('is not opened', async () => {
    const content = Buffer.alloc(26 * 1024 * 1024);
    content.write('PK\x03\x04');
    expect(await refused(content)).toEqual([
      'a.xlsx data-file this workbook has 26 MiB; up to 25 MiB can be read',
    ]);
  });
});

describe('a file that is no workbook', () => {
  const book = oneSheet([
    ['月', '売上'],
    ['2026-04', 1],
  ]);
  it.each<[string, Buffer, string]>([
    [
      'a document of Word',
      archive([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'this is no workbook of Excel (.xlsx, .xlsm)',
    ],
    [
      'an archive of other files',
      archive([{ name: 'a.csv', content: 'x' }]),
      'this is no workbook of Excel (.xlsx, .xlsm)',
    ],
    [
      'a workbook that is cut short',
      book.subarray(0, book.length - 100),
      'this workbook is damaged or cut short',
    ],
    ['the head of one', book.subarray(0, 10), 'this workbook is damaged or cut short'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(64),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'this workbook is protected by a password',
    ],
    [
      'one of an old Excel',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]),
      'this is a file of an old Excel (.xls)',
    ],
  ])('%s', async (_, content, message) => {
    expect(await refused(content)).toEqual([`a.xlsx data-file ${message}`]);
  });

  it('whatever byte of it is wrong, is told or read, and never a stack trace', async () => {
    for (let index = 0; index < book.length; index += 97) {
      const bent = Buffer.from(book);
      bent[index] = (bent[index]! + 1) % 256;
      const outcome = await facts(COLUMNS, { 'a.xlsx': bent }).catch((error: Error) => error.name);
      expect(['InputError', '売上 2026-04 = 1']).toContain(String(outcome));
    }
  });
});
