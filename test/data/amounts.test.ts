import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmountCounts } from '../../src/data/amount-counts.js';
import { amountKey, amountOfBin, binOf, binOfKey } from '../../src/data/amount-key.js';
import { formatMonth } from '../../src/model/calendar.js';
import { answers, facts } from './workspace.js';

const tree = (kpis: string, kgi = 'measure: { sum: 金額, on: 受注日 }'): string => `
kpi: 1
kgi: { id: revenue, kind: amount, target: 1, ${kgi} }
kpis:
  wins: { kind: count, measure: { count: true, on: 受注日 } }
${kpis}
sources:
  deals: { path: deals.csv, layout: records, dimensions: [担当] }
`;

const DEALS = `担当,受注日,金額,種別
佐藤,2026-04-01,100,新規
鈴木,2026-04-02,100.4,新規
佐藤,2026-04-03,1000,更新
佐藤,2026-04-04,0,更新
鈴木,2026-04-05,-50,更新
鈴木,2026-05-01,1000,新規
鈴木,2026-05-02,,新規
鈴木,,700,新規
`;

const shown = ({ node, groups }: AmountCounts): string[] =>
  groups.map(
    ({ month, records, ...of }) => `${node} ${formatMonth(month)} ${amountOfBin(of).toFixed(1)}: ${records}`,
  );

const amounts = async (text: string, deals = DEALS): Promise<string[]> =>
  (await answers(text, { 'deals.csv': deals })).flatMap(({ amounts: counts = [] }) => counts.flatMap(shown));

describe('amounts behind an average are counted', () => {
  const ALL = [
    '2026-04 -50.4: 1',
    '2026-04 0.0: 1',
    '2026-04 99.5: 2',
    '2026-04 992.3: 1',
    '2026-05 992.3: 1',
  ];

  it('of its own records, by month and by what is alike to 2 %', async () => {
    const own = tree('  deal_size: { kind: average, measure: { mean: 金額, on: 受注日 } }');
    expect(await amounts(own)).toEqual(ALL.map((line) => `deal_size ${line}`));
  });

  it.each([
    [
      'revenue = wins * deal_size',
      '  deal_size: { kind: average }',
      'formula: wins * deal_size, measure: { sum: 金額, on: 受注日 }',
    ],
    [
      'revenue = deal_size * wins',
      '  deal_size: { kind: average }',
      'formula: deal_size * wins, measure: { sum: 金額, on: 受注日 }',
    ],
    ['deal_size = revenue / wins', '  deal_size: { kind: average, formula: revenue / wins }', undefined],
  ])('of the amount that it makes with a count: %s', async (_, kpis, kgi) => {
    expect(await amounts(tree(kpis, kgi))).toEqual(ALL.map((line) => `revenue ${line}`));
  });

  it('of the records alone that its measure admits', async () => {
    const some =
      '  size: { kind: average, measure: { mean: 金額, on: 受注日, where: { 種別: 更新, 金額: { gt: 0 } } } }';
    expect(await amounts(tree(some))).toEqual(['size 2026-04 992.3: 1']);
  });

  it('and of nothing else: no average, no records, no date', async () => {
    const none = tree('  deal_size: { kind: amount, measure: { sum: 金額, on: 受注日 } }');
    expect(await amounts(none)).toEqual([]);
    const three = 'formula: wins * rate * deal_size, measure: { sum: 金額, on: 受注日 }';
    expect(await amounts(tree('  deal_size: { kind: average }\n  rate: { kind: rate }', three))).toEqual([]);
  });

  it('and leave the facts of the nodes as they are', async () => {
    const own = tree('  deal_size: { kind: average, measure: { mean: 金額, on: 受注日 } }');
    const without = tree('  deal_size: { kind: amount, measure: { sum: 金額, on: 受注日 } }');
    const files = { 'deals.csv': DEALS };
    expect(await facts(own, files)).toEqual(await facts(without, files));
  });

  it('as they are written: with commas, units, and fractions after a comma', async () => {
    const own = tree('  deal_size: { kind: average, measure: { mean: 金額, on: 受注日 } }');
    const deals =
      '担当,受注日,金額\n佐藤,2026-04-01,"1,000"\n佐藤,2026-04-02,0.1万\n佐藤,2026-04-03,１０００円\n';
    expect(await amounts(own, deals)).toEqual(['deal_size 2026-04 992.3: 3']);
  });
});

describe('a bin', () => {
  it('holds what is within one percent of its middle, and is read as it was written', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (amount) => {
        const of = binOf(amount);
        const middle = amountOfBin(of);
        expect(Math.abs(middle - amount)).toBeLessThanOrEqual(0.01006 * Math.abs(amount));
        expect(binOfKey(amountKey(of))).toEqual({ sign: of.sign, bin: of.bin + 0 });
      }),
    );
  });

  it('of no amount is none', () => {
    expect([amountKey(null), binOfKey(''), binOfKey('\u001f'), binOfKey('+x')]).toEqual([
      '',
      null,
      null,
      null,
    ]);
  });
});
