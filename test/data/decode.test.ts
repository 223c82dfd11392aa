import { describe, expect, it } from 'vitest';
import { cp932, eucJp, utf16 } from './japanese-bytes.js';
import { answers, diagnostics, problems } from './workspace.js';

const tree = (encoding = 'auto'): string => `
kpi: 1
kgi: { id: 受注数, kind: count }
sources:
  monthly: { path: a.csv, layout: columns, period: 年月, dimensions: [担当], encoding: ${encoding} }
`;

const CSV = '年月,担当,受注数\n2026-04,髙橋①,3\n2026-04,ﾀﾅｶ～,4\n';

describe('the encoding of a file', () => {
  const files: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['UTF-8', Buffer.from(CSV), 'auto', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`), 'auto', 'utf-8-bom'],
    ['CP932', cp932(CSV), 'auto', 'cp932'],
    ['UTF-16LE with a mark', utf16(CSV, 'le'), 'auto', 'utf-16le'],
    ['UTF-16BE with a mark', utf16(CSV, 'be'), 'auto', 'utf-16be'],
    ['CP932, declared', cp932(CSV), 'Shift_JIS', 'cp932'],
    ['CP932, declared by another name', cp932(CSV), 'windows-31j', 'cp932'],
    ['UTF-8 with a mark, declared', Buffer.from(`\ufeff${CSV}`), 'utf-8', 'utf-8-bom'],
    ['UTF-16 without a mark, declared', utf16(CSV, 'le', false), 'utf-16le', 'utf-16le'],
    ['UTF-16BE with a mark, declared', utf16(CSV, 'be'), 'utf-16', 'utf-16be'],
  ];
  it.each(files)('%s', async (_, bytes, declared, found) => {
    const [source] = await answers(tree(declared), { 'a.csv': bytes });
    expect(source!.files).toMatchObject([{ path: 'a.csv', rows: 2, skipped: 0, encoding: found }]);
    expect(source!.facts.map(({ member, sum }) => [member, sum])).toEqual([
      ['タナカ~', 4],
      ['髙橋1', 3],
    ]);
  });

  it.each(['euc-jp', 'auto'])(
    'is EUC-JP where that is declared, or shown by its bytes: %s',
    async (declared) => {
      const [source] = await answers(tree(declared), {
        'a.csv': eucJp('年月,担当,受注数\n2026-04,高橋,3\n'),
      });
      expect(source).toMatchObject({ files: [{ encoding: 'euc-jp' }], facts: [{ member: '高橋', sum: 3 }] });
    },
  );

  it.each(['iso-2022-jp', 'auto'])(
    'is ISO-2022-JP where that is declared, or shown by its escapes: %s',
    async (declared) => {
      const kanji = (hex: string) => `\u001b$B${Buffer.from(hex, 'hex').toString('latin1')}\u001b(B`;
      const csv = `${kanji('472f376e')},${kanji('4334457e').replace('~', 'v')},n\n`;
      const bytes = Buffer.from(`${csv}2026-04,x,3\n`, 'latin1');
      const found = await problems(tree(declared), { 'a.csv': bytes });
      expect(found).toEqual([
        'kpi.yaml:5:3 data-column no column or metric of the source "monthly" is named as the id or label of a node',
      ]);
    },
  );

  it('is found where characters are cut by the borders of the pieces that are read', async () => {
    // Pieces are 256 KiB: names of three and four bytes, shifted by one byte each, meet every possible cut.
    for (const shift of [0, 1, 2, 3]) {
      const names = Array.from({ length: 8000 }, (_, row) => `2026-04,${'あ𠮷'.repeat(6)}${row},1\n`).join(
        '',
      );
      const csv = `年月,担当,受注数,${'x'.repeat(shift)}\n${names.replaceAll(',1\n', ',1,\n')}`;
      const [source] = await answers(tree(), { 'a.csv': csv });
      expect(source!.files[0]).toMatchObject({ rows: 8000, encoding: 'utf-8' });
      expect(source!.facts.every(({ member }) => /^(?:あ𠮷){6}\d+$/u.test(member))).toBe(true);
      const [wide] = await answers(tree(), { 'a.csv': utf16(csv, 'le') });
      expect(wide!.facts).toEqual(source!.facts);
    }
  });
});

describe('bytes that fit no encoding', () => {
  it('are named by byte and line where neither UTF-8 nor CP932 fits', async () => {
    const bytes = Buffer.concat([
      Buffer.from('年月,担当,受注数\n2026-04,caf'),
      Buffer.from([0xe9]),
      Buffer.from(',1\n'),
    ]);
    expect(await diagnostics(tree(), { 'a.csv': bytes })).toMatchObject([
      {
        rule: 'data-encoding',
        file: 'a.csv',
        span: { start: { line: 2 } },
        message: {
          en: 'this is neither valid UTF-8 (first bad byte: number 36, line 2) nor CP932 (first bad line: 1)',
        },
      },
    ]);
  });

  it('are named where a declared encoding does not fit', async () => {
    expect(await problems(tree('utf-8'), { 'a.csv': cp932(CSV) })).toEqual([
      'a.csv:1:1 data-encoding byte 1, in line 1, is not valid utf-8',
    ]);
    const late = Buffer.concat([Buffer.from(CSV.repeat(20000)), Buffer.from([0xff])]);
    expect(await problems(tree('utf-8'), { 'a.csv': late })).toEqual([
      `a.csv:60001:1 data-encoding byte ${late.length}, in line 60001, is not valid utf-8`,
    ]);
  });

  it('are named at the end of a file that is cut within a character', async () => {
    const cut = Buffer.from('年月,担当,受注数\n2026-04,あ').subarray(0, -1);
    expect(await problems(tree('utf-8'), { 'a.csv': cut })).toEqual([
      'a.csv:2:1 data-encoding byte 33, in line 2, is not valid utf-8',
    ]);
  });

  it('do not hide behind a mark of another encoding', async () => {
    expect(await problems(tree('shift_jis'), { 'a.csv': `\ufeff${CSV}` })).toEqual([
      'a.csv data-encoding the source declares cp932, but the file begins with the byte order mark of utf-8-bom',
    ]);
  });

  it('are refused by name where the encoding is unknown', async () => {
    const [found] = await diagnostics(tree('shiftjis'), { 'a.csv': CSV });
    expect(found).toMatchObject({
      path: ['sources', 'monthly', 'encoding'],
      span: { start: { line: 5 } },
      message: { en: 'unknown encoding "shiftjis"' },
      help: { en: 'did you mean "shift_jis"?' },
    });
  });
});

describe('files that are no CSV', () => {
  const files: readonly (readonly [string, Uint8Array | string, string])[] = [
    [
      'a workbook that is cut short',
      Buffer.from('504b0304140006000800', 'hex'),
      'this workbook is damaged or cut short',
    ],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'this is a file of an old Excel (.xls)'],
    ['a web page', '\n<!DOCTYPE html>\n<html>', 'this is a web page (HTML), not a CSV'],
    ['a web page without a doctype', '\ufeff<HTML lang="ja">', 'this is a web page (HTML), not a CSV'],
    ['UTF-16 without a mark', utf16(CSV, 'le', false), 'this is not a text file (it has NUL bytes)'],
  ];
  it.each(files)('%s', async (_, bytes, sentence) => {
    expect(await problems(tree(), { 'a.csv': bytes })).toEqual([`a.csv data-file ${sentence}`]);
  });
});
