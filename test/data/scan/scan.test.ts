import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/data/forms.js';
import { peekAll } from '../../../src/data/peek.js';
import { scanRecords } from '../../../src/data/scan/index.js';
import { cp932, eucJp, utf16 } from '../japanese-bytes.js';
import { inFolder } from '../workspace.js';
import { COLUMNS, queryOf, readEveryWay, tables, treeReading, written } from './tables.js';

const KEYS = ', dimensions: [member, stage], none: ["-", N/A]';
const TREE = treeReading(KEYS);

/** Parts that begin at every byte, within and between records, and one that holds the whole file. */
const PARTS = [1, 7, 50, 1_000_000];

const HEADER = COLUMNS.join(',');
const ROW = 'D1,2026-01-31,2026-02-03,受注,佐藤,100,TRUE';
const table = (...lines: string[]): string => `${[HEADER, ...lines].join('\n')}\n`;

describe('records are scanned', () => {
  it.each<[string, string | Uint8Array]>([
    ['as they mostly are', table(ROW, ROW)],
    ['without a line end at the end', table(ROW).trimEnd()],
    ['with CRLF', table(ROW, ROW).replaceAll('\n', '\r\n')],
    ['with CR alone, as old Macs write', table(ROW, ROW).replaceAll('\n', '\r')],
    ['with a byte order mark', `\ufeff${table(ROW)}`],
    ['with a comma in a quoted cell', table('D1,2026-01-31,,"a,b",佐藤,,')],
    ['with line ends in quoted cells', table('"D\n1",2026-01-31,,"a\r\nb","佐\n藤",,', ROW)],
    ['with records in a quoted cell', table(`"${ROW}\n${ROW}\n${ROW}\n",2026-01-31,,,,1,`, ROW)],
    ['with quotes in a quoted cell', table('D1,2026-01-31,,"say ""hi""",佐藤,,')],
    ['with every cell quoted', table(ROW.replaceAll(/[^,]+/gu, '"$&"'))],
    ['with quoted cells of nothing', table('"",2026-01-31,"","","","",""')],
    ['with blank rows', table(ROW, '', ',,,,,,', ' ,　,,,,,', ',', ROW, '')],
    ['with a header before each part', table(ROW, HEADER, ROW, '', HEADER, ROW)],
    ['with a header of another width and case', table(ROW, 'id,ＭＥＴ,Won,stage,member,amount,open', ROW)],
    ['with units below every header', table(',,,,,円,', ROW, HEADER, '', ',,,,,円,', ROW)],
    ['with a first cell that begins as the header does', table(ROW.replace('D1', 'idea'))],
    ['with a blank first header', table(ROW).replace('id', '')],
    ['with lines above the header', `2026年度の案件\n作成日,2026-04-01\n${table(ROW)}`],
    ['with times of day', table('D1,2026-01-31 10:20,2026/02/03T10:20:30,受注,佐藤,1.5,')],
    ['with dates as people write them', table('D1,令和8年1月31日,2026年2月,受注,佐藤,1.5,')],
    ['with numbers as people write them', table('D1,2026-01-31,2026-02-03,受注,佐藤,"△1,200万",')],
    ['with texts that stand for nothing', table('D1,-,2026-02-03,N/A,－,-,')],
    ['in CP932, with 5C and 7C in characters', cp932(table(ROW.replace('受注', 'ソ表－ポ')))],
    ['in CP932, with half-width letters', cp932(table(ROW.replace('受注', 'ｶﾞ')))],
    ['in EUC-JP', eucJp(table(ROW))],
    ['with characters of four bytes', table(ROW.replace('受注', '𠮷野家👍🏽'))],
  ])('%s', async (_, content) => {
    for (const part of PARTS) {
      const { byRows, byEngine, scanned } = await readEveryWay(TREE, content, part);
      expect(byRows).toHaveProperty('facts');
      expect(scanned).toEqual(byRows);
      expect(byEngine).toEqual(byRows);
    }
  });
});

describe('records are left to be read row by row', () => {
  it.each<[string, string | Uint8Array, string?]>([
    ['with a row too short', table(ROW, 'D1,2026-01-31')],
    ['with a row too long', table(ROW, `${ROW},`)],
    ['with a quote within a bare cell', table(ROW, ROW.replace('受注', '受"注'))],
    ['with letters after a quoted cell', table(ROW, ROW.replace('受注', '"受"注'))],
    ['with a quote that is never closed', table(ROW, ROW.replace('受注', '"受注'), ROW)],
    ['with a text for a date', table(ROW, ROW.replace('2026-01-31', 'soon'))],
    ['with a day that does not exist', table(ROW, ROW.replace('2026-01-31', '2026-02-29'))],
    ['with a date centuries away', table(ROW, ROW.replace('2026-01-31', '9999-12-31'))],
    ['with a text for a number', table(ROW, ROW.replace('100', 'many'))],
    ['with a text to compare with a number', table(ROW, ROW.replace('100', '?'))],
    [
      'with a byte that is no UTF-8',
      Buffer.concat([Buffer.from(table(ROW)), Buffer.from([0x41, 0xff])]),
      ', encoding: utf-8',
    ],
    [
      'with a character cut in two at the end',
      Buffer.from(table(ROW, ROW.replace('TRUE', '終'))).subarray(0, -2),
      ', encoding: utf-8',
    ],
    ['with bytes that are no CP932', Buffer.concat([cp932(table(ROW)), Buffer.from([0x41, 0x81, 0x2c])])],
    ['with rows of nothing', table('', ',,,,,,')],
    ['with footnotes below', table(ROW, '※速報,,,,,,', '"※,確定は翌月",,,,,,')],
    ['with a footnote of two lines', table(ROW, '"※速報\n確定は翌月",,,,,,')],
    ['with a footnote below in CP932', cp932(table(ROW, '※速報,,,,,,'))],
    ['with a space around the first header', table(ROW).replace('id', ' id')],
    ['in UTF-16', utf16(table(ROW), 'le')],
    ['in CP932 between bars', cp932(table(ROW).replaceAll(',', '|'))],
    ['between characters of several bytes', table(ROW).replaceAll(',', '、'), ', delimiter: 、'],
  ])('%s', async (_, content, keys = '') => {
    for (const part of PARTS) {
      const { byRows, byEngine, scanned } = await readEveryWay(treeReading(KEYS + keys), content, part);
      expect(scanned).toBe(null);
      expect(byEngine).toEqual(byRows);
    }
  });

  it.each<[string, string, unknown]>([
    [
      'with dates of either order',
      table(ROW, ROW.replace('2026-01-31', '3/4/2026')),
      { undecided: 'dates', column: 'met' },
    ],
    [
      'with decimal commas',
      table(ROW, ROW.replace('100', '"12,5"')),
      { undecided: 'numbers', column: 'amount' },
    ],
  ])('%s until the column is known', async (_, content, undecided) => {
    for (const part of PARTS) {
      const { byRows, byEngine, scanned } = await readEveryWay(TREE, content, part);
      expect(scanned).toEqual(undecided);
      expect(byEngine).toEqual(byRows);
    }
  });
});

describe('scanning records', () => {
  it('ends where it is stopped', () =>
    inFolder({ 'deals.csv': table(ROW, ROW) }, async (root) => {
      const stop = new AbortController();
      const query = queryOf(TREE, root);
      const sheets = await peekAll(query.files, query.source, [], stop.signal);
      const { forms } = formsOf(query.source);
      const scanned = scanRecords(query, sheets, forms, { part: 1, workers: 0 }, stop.signal);
      stop.abort(new Error('stopped'));
      await expect(scanned).rejects.toThrow('stopped');
    }));

  it('leaves a record to be read row by row that is longer than any but an unclosed one', async () => {
    const content = table(ROW, ROW.replace('受注', 'x'.repeat(600_000)), ROW);
    const { byRows, byEngine, scanned } = await readEveryWay(TREE, content, 100_000);
    expect(scanned).toBe(null);
    expect(byEngine).toEqual(byRows);
  });

  it.each<[string, string, string]>([
    ['with a declared form of dates', ', dates: dd-MM-yyyy', 'count: true, on: met'],
    ['with digits that stand for nothing', ', none: [0, 2026-01-31]', 'sum: amount, on: met'],
    ['in thousands', ', scale: 千円', 'sum: amount, on: met'],
    ['with a decimal comma', ', decimal: comma', 'sum: amount, on: met'],
    ['without dimensions', '', 'mean: amount, on: met, where: { open: true }'],
  ])('%s gives what reading row by row gives', async (_, keys, measure) => {
    const rows = [
      ROW,
      ROW.replace('100', '0'),
      ROW.replace('100', '1.234'),
      ROW.replaceAll(/2026-0(\d)-0?(\d+)/gu, '$2-$1-2026'),
    ];
    const tree = treeReading(keys, [measure]);
    const { byRows, byEngine } = await readEveryWay(
      tree,
      table(...rows.slice(0, keys.includes('dd') ? 4 : 3)),
      64,
    );
    expect(byEngine).toEqual(byRows);
    expect(byRows).toHaveProperty('facts');
  });

  it('gives what reading row by row gives, with more distinct cells than are kept', async () => {
    const cells = (_: unknown, index: number): string => ROW.replace('受注', `${index % 9000}`);
    const content = table(...Array.from({ length: 12_000 }, cells));
    const { byRows, scanned } = await readEveryWay(treeReading(''), content, 100_000);
    expect(scanned).toEqual(byRows);
  });

  it('gives what reading row by row gives, wherever parts of a file begin', async () => {
    let scannedTables = 0;
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 300 }), async ({ lines, writing }, part) => {
        const { byRows, byEngine, scanned } = await readEveryWay(TREE, written(lines, writing), part);
        expect(byEngine).toEqual(byRows);
        if (scanned === null || 'undecided' in scanned) return;
        expect(scanned).toEqual(byRows);
        scannedTables += 1;
      }),
      { numRuns: 60 },
    );
    expect(scannedTables).toBeGreaterThan(20);
  });
});
