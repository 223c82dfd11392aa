import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnit, statedUnit, unitInHeader } from '../../src/data/column-unit.js';
import { scaledReader } from '../../src/data/scale.js';
import { parseNumber } from '../../src/model/numbers.js';
import { answers, diagnostics, facts, problems } from './workspace.js';

const tree = (source = '', more = ''): string => `
kpi: 1
currency: JPY
kgi: { id: revenue, label: 売上, kind: amount }
kpis:
  wins: { label: 受注数, kind: count }
  win_rate: { label: 受注率, kind: rate }
${more}sources:
  t: { path: a.csv, layout: columns, period: 年月, ${source} }
`;

const one = (csv: string) => ({ 'a.csv': csv });

describe('a unit', () => {
  it.each<[string, number, string]>([
    ['円', 0, 'money'],
    ['千円', 3, 'money'],
    ['（百万円）', 6, 'money'],
    ['【億円】', 8, 'money'],
    ['単位：万円', 4, 'money'],
    ['(単位: 千円)', 3, 'money'],
    ['千ドル', 3, 'money'],
    ['JPY', 0, 'money'],
    ['thousand yen', 3, 'money'],
    ['in millions', 6, 'money'],
    ['USD thousands', 3, 'money'],
    ['件', 0, 'count'],
    ['千人', 3, 'count'],
    ['％', -2, 'share'],
  ])('%s', (text, exponent, of) => {
    expect(readUnit(text)).toMatchObject({ exponent, of });
  });

  it.each(['', '売上', '2026', '千', '12件', 'kg/日', '(株)'])('is not %j', (text) => {
    expect(readUnit(text)).toBeUndefined();
  });

  it('stands in the brackets of a header, or in a line beside the table', () => {
    expect(unitInHeader('売上合計（千円）')).toMatchObject({ stem: '売上合計', unit: { exponent: 3 } });
    expect(unitInHeader('売上(東京)')).toBeUndefined();
    expect(unitInHeader('(千円)')).toBeUndefined();
    expect(statedUnit('2026年度 営業実績（単位：百万円）')).toMatchObject({ exponent: 6 });
    expect(statedUnit('Income statement (in thousands)')).toMatchObject({ exponent: 3 });
    expect(statedUnit('営業実績（東京）')).toBeUndefined();
  });
});

describe('numbers in thousands', () => {
  const PLAIN = '年月,売上,受注数,受注率\n2026-04,8.2,3,0.5\n';
  const scaled = ['revenue 2026-04 = 8200', 'wins 2026-04 = 3', 'win_rate 2026-04 = 0.5'];

  it.each<[string, string, string]>([
    ['declared as money', 'scale: 千円', PLAIN],
    ['stated above the table', '', `単位：千円\n${PLAIN}`],
    ['stated below the header', '', PLAIN.replace('\n', '\n,,,単位：千円\n')],
    ['stated by column', '', PLAIN.replace('\n', '\n,千円,件,\n')],
    ['stated in the header', '', PLAIN.replace('売上', '売上(千円)')],
    ['declared, and stated alike', 'scale: 千円', `(単位 千円),,,\n${PLAIN}`],
    ['in percent by the header', 'scale: 千円', PLAIN.replace('受注率', '受注率(%)').replace('0.5', '50')],
    ['declared, beside a cell in 円', 'scale: 千円', PLAIN.replace('8.2', '8200円')],
  ])('%s', async (_, source, csv) => {
    expect(await facts(tree(source), one(csv))).toEqual(scaled);
  });

  it('are every number but rates and scores where a bare factor is declared', async () => {
    expect(await facts(tree('scale: 1000'), one(PLAIN))).toEqual([
      'revenue 2026-04 = 8200',
      'wins 2026-04 = 3000',
      'win_rate 2026-04 = 0.5',
    ]);
  });

  it('are always told, with what they were', async () => {
    const [source] = await answers(tree('scale: 百万円'), one(PLAIN));
    expect(source!.files[0]!.recognised!.scales).toEqual([
      { unit: { text: '百万円', exponent: 6, of: 'money', origin: 'declared' }, names: ['売上'] },
    ]);
  });

  it('are refused where two scales are said', async () => {
    expect(await problems(tree('scale: 百万円'), one(`単位：千円,,,\n${PLAIN}`))).toEqual([
      'kpi.yaml:9:57 data-scale the scale is "百万円", but the table of a.csv states "千円"',
    ]);
  });

  it('are refused for a node that may or may not be money', async () => {
    const more = '  cash: { label: 残高, kind: stock }\n';
    const csv = '年月,売上,残高\n2026-04,1,12\n';
    const [found] = await diagnostics(tree('scale: 千円', more), one(csv));
    expect(found).toMatchObject({ rule: 'data-scale', node: 'cash', path: ['kpis', 'cash'] });
    const inMoney = more.replace('stock', 'stock, unit: JPY');
    expect(await facts(tree('scale: 千円', inMoney), one(csv))).toContain('cash 2026-04 = 12000');
    const inPeople = more.replace('stock', 'stock, unit: 人');
    expect(await facts(tree('scale: 千円', inPeople), one(csv))).toContain('cash 2026-04 = 12');
  });

  it('have exactly the digits of the cell, with the point moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(-2, 3, 4, 6, 8),
        (digits, places, exponent) => {
          const cell = (digits / 10 ** places).toFixed(places);
          expect(scaledReader(parseNumber, exponent)(cell)).toBe(Number(`${Number(cell)}e${exponent}`) || 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
