import { describe, expect, it } from 'vitest';
import { duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import { garblingOf } from '../../src/data/mojibake.js';
import { cp932 } from './japanese-bytes.js';
import { facts, problems } from './workspace.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (label: string, bytes: Uint8Array) => new TextDecoder(label).decode(bytes);

const WORDS = ['売上高', '日付', '商談の件数', 'カテゴリ', '担当者名', '受注金額', '第2四半期の実績'];

describe('text destroyed by a wrong decoding is known as such', () => {
  it.each(WORDS)('%s in UTF-8, read as CP932 or Latin-1', (word) => {
    expect(garblingOf(read('windows-1252', utf8(word)))).toBe('utf8-as-latin1');
    const seen = read('shift_jis', utf8(word));
    expect(garblingOf(seen), seen).toBe(seen.includes('\ufffd') ? 'lost' : 'utf8-as-cp932');
  });

  it.each(WORDS)('%s in CP932, read as Latin-1 or UTF-8', (word) => {
    expect(garblingOf(read('windows-1252', cp932(word)))).toBe('cp932-as-latin1');
    expect(garblingOf(read('utf-8', cp932(word)))).toBe('lost');
  });

  it('what a program has written for bytes that it could not place is known as well', () => {
    expect(garblingOf('譌･莉・鞫倩ｦ・蜈･驥台ｺ亥ｮ・')).toBe('utf8-as-cp932');
    expect(garblingOf('CafÃ©')).toBe('utf8-as-latin1');
  });

  it.each([
    ...WORDS,
    '',
    'month',
    '髙橋・齋藤（①）～',
    'ｳﾘｱｹﾞ ﾀｶﾊｼ',
    '繧縺',
    '株式会社翠・蒼',
    'Größe',
    'déjà vu – naïve',
    'Customer’s Rep’s “best” offer…',
    '£1,000 · €5 ½',
    'São Paulo ± 5°',
    '中文 한국어 ελληνικά',
  ])('%s is what it is', (text) => {
    expect(garblingOf(text)).toBeNull();
  });
});

const TREE = `
kpi: 1
kgi: { id: wins, kind: count }
sources:
  t: { path: a.csv, layout: columns, period: month, dimensions: [rep] }
`;

describe('a file of such text is refused, with what probably happened', () => {
  it('in its header', async () => {
    expect(await problems(TREE, { 'a.csv': '\ufeff譌･莉・,鞫倩ｦ・,rep\n2026-04,1,x\n' })).toEqual([
      'a.csv data-encoding the text near line 1 is garbled ("譌･莉・"): UTF-8 was probably read as Shift_JIS (CP932) and saved again',
    ]);
  });

  it('in its cells', async () => {
    expect(await problems(TREE, { 'a.csv': 'month,rep,wins\n2026-04,��c��,1\n' })).toEqual([
      'a.csv data-encoding characters near line 2 are lost ("��c��"): the file was probably saved after being read in a wrong encoding',
    ]);
  });

  it('in a member, a condition or a metric far below, once for a column', async () => {
    const records = `
kpi: 1
kgi: { id: wins, kind: count, measure: { source: t, count: true, on: won, where: { stage: 受注 } } }
sources:
  t: { path: a.csv, layout: records, dimensions: [rep] }
`;
    const rows = Array.from({ length: 200 }, () => '2026-04-01,受注,佐藤,x\n').join('');
    const csv = `won,stage,rep,note\n${rows}2026-04-01,受注,譌･莉倥,x\n2026-04-01,譌･莉倥,譌･莉倥,譌･莉倥\n`;
    const said = 'UTF-8 was probably read as Shift_JIS (CP932) and saved again';
    const engines = (await duckdbIfInstalled()) ? ['csv', 'duckdb'] : ['csv'];
    for (const engine of engines) {
      const text = records.replace('layout:', `engine: ${engine}, layout:`);
      expect(await problems(text, { 'a.csv': csv })).toEqual([
        `a.csv:202:15 data-encoding the text near line 202 is garbled ("譌･莉倥"): ${said}`,
        `a.csv:203:12 data-encoding the text near line 203 is garbled ("譌･莉倥"): ${said}`,
      ]);
    }
    const long = TREE.replace('columns, period: month, dimensions: [rep]', 'long');
    const metrics = `月,項目,値\n2026-04,wins,1\n2026-04,譌･莉倥,1\n`;
    expect(await problems(long, { 'a.csv': metrics })).toEqual([
      expect.stringMatching(/^a\.csv:3:9 data-encoding/u),
    ]);
  });

  it('but not for a name that was cut in two', async () => {
    expect(await facts(TREE, { 'a.csv': 'month,rep,wins\n2026-04,高�,1\n' })).toEqual([
      'wins 2026-04 高� = 1',
    ]);
  });
});
