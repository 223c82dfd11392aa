import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCount,
  formatExact,
  formatMoney,
  formatPercent,
  formatPeriodText,
  formatPoints,
  formatPValue,
  formatRate,
  formatScore,
  formatValue,
  moneyColumn,
} from '../../src/locale/format.js';
import { parseNumber } from '../../src/model/numbers.js';
import type { Kind } from '../../src/model/tree.js';

describe('money', () => {
  it.each([
    [0, '0円', '¥0'],
    [0.4, '0.4円', '¥0.4'],
    [45.371, '45.37円', '¥45.37'],
    [950, '950円', '¥950'],
    [950.5, '951円', '¥951'],
    [3200, '3,200円', '¥3,200'],
    [9999.4, '9,999円', '¥9,999'],
    [9999.5, '1万円', '¥10k'],
    [12_500, '1.25万円', '¥12.5k'],
    [264_000, '26.4万円', '¥264k'],
    [8_050_000, '805万円', '¥8.05M'],
    [12_345_678, '1,235万円', '¥12.35M'],
    [80_000_000, '8,000万円', '¥80M'],
    [99_990_000, '9,999万円', '¥99.99M'],
    [99_999_999, '1億円', '¥100M'],
    [120_000_000, '1.2億円', '¥120M'],
    [999_960_000, '10億円', '¥1B'],
    [1_230_000_000, '12.3億円', '¥1.23B'],
    [1_050_000_000_000, '1.05兆円', '¥1.05T'],
    [12_345_000_000_000_000, '12,350兆円', '¥12,350T'],
    [-120_000_000, '-1.2億円', '-¥120M'],
    [-0.001, '0円', '¥0'],
  ])('%d yen is %s or %s', (value, ja, en) => {
    expect(formatMoney(value, 'JPY')).toEqual({ ja, en });
  });

  it('in a column has one unit, and what rounds to nothing there is plainly nothing', () => {
    const money = moneyColumn([-14_560_000, 143_000, 0, -3_000], 'JPY');
    expect([-14_560_000, 143_000, 0, -3_000].map((value) => money(value, '+'))).toEqual([
      { ja: '-1,456万円', en: '-¥14.56M' },
      { ja: '+14万円', en: '+¥0.14M' },
      { ja: '0円', en: '¥0' },
      { ja: '0円', en: '¥0' },
    ]);
  });

  it.each([
    [22_700, 'USD', '$22,700', '$22.7k'],
    [-22_735.5, 'USD', '-$22,736', '-$22.74k'],
    [120_000_000, 'EUR', '€120,000,000', '€120M'],
    [4.5371, 'GBP', '£4.537', '£4.537'],
    [0.012345, 'USD', '$0.01235', '$0.01235'],
    [22_700, 'SGD', 'SGD 22,700', 'SGD 22.7k'],
    [120_000_000, null, '1.2億', '120M'],
    [950.5, null, '950.5', '950.5'],
    [-12_500, null, '-1.25万', '-12.5k'],
  ])('%d of %s is %s or %s', (value, currency, ja, en) => {
    expect(formatMoney(value, currency)).toEqual({ ja, en });
  });

  it('is read back as itself, to four significant digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (yen) => {
        const rounded = Number(yen.toPrecision(4));
        for (const currency of ['JPY', null]) {
          const { ja } = formatMoney(yen, currency);
          expect(parseNumber(ja)).toBeCloseTo(Math.abs(yen) < 10_000 ? yen : rounded, 3);
        }
      }),
      { seed: 8 },
    );
  });
});

describe('other figures', () => {
  it.each([
    [formatCount(2760), '2,760'],
    [formatExact(50_016_001, 'amount'), '50,016,001'],
    [formatExact(0.1 + 0.2, 'average'), '0.3'],
    [formatExact(0.2996, 'rate'), '29.96%'],
    [formatCount(105.64), '105.6'],
    [formatCount(105.96), '106'],
    [formatCount(-3), '-3'],
    [formatCount(-0.04), '0'],
    [formatRate(0.4183), '41.8%'],
    [formatRate(0.3), '30.0%'],
    [formatRate(1), '100.0%'],
    [formatRate(0), '0.0%'],
    [formatRate(0.001), '0.1%'],
    [formatRate(0.000344), '0.034%'],
    [formatPoints(0.018), '+1.8pt'],
    [formatPoints(-0.003), '-0.3pt'],
    [formatPoints(0.000344), '+0.034pt'],
    [formatPoints(0.1 + 0.2 - 0.3), '0.0pt'],
    [formatScore(3.5), '3.5'],
    [formatScore(4), '4.0'],
    [formatPercent(0.15), '+15.0%'],
    [formatPercent(-0.032), '-3.2%'],
    [formatPercent(-0.0001), '0.0%'],
    [formatPercent(12.345), '+1,234.5%'],
    [formatPValue(0.2341), '0.23'],
    [formatPValue(0.031), '0.031'],
    [formatPValue(0.001), '0.001'],
    [formatPValue(0.00099), '<0.001'],
    [formatPValue(0), '<0.001'],
    [formatPValue(1), '1'],
  ])('%j is %s in both languages', (message, text) => {
    expect(message).toEqual({ ja: text, en: text });
  });
});

describe('values by kind', () => {
  it.each<[Kind, number, string | null, string | null, string, string]>([
    ['count', 2760, 'JPY', '件', '2,760', '2,760'],
    ['stock', 1234.5, 'JPY', '人', '1,234.5', '1,234.5'],
    ['stock', 80_000_000, 'JPY', 'JPY', '8,000万円', '¥80M'],
    ['amount', 80_000_000, 'JPY', null, '8,000万円', '¥80M'],
    ['average', 2_264_000, 'JPY', null, '226.4万円', '¥2.264M'],
    ['average', 2_264_000, 'JPY', 'JPY/件', '226.4万円', '¥2.264M'],
    ['average', 2_264_000, 'JPY', '円/件', '226.4万円', '¥2.264M'],
    ['average', 12.5, 'JPY', '日', '12.5日', '12.5 日'],
    ['average', 12.5, 'JPY', 'days', '12.5 days', '12.5 days'],
    ['average', 450_000, null, '円/件', '450,000円/件', '450,000 円/件'],
    ['rate', 0.418, 'JPY', null, '41.8%', '41.8%'],
    ['score', 3.5, 'JPY', null, '3.5', '3.5'],
  ])('a %s of %d (currency %s, unit %s) is %s or %s', (kind, value, currency, unit, ja, en) => {
    expect(formatValue(value, kind, currency, unit)).toEqual({ ja, en });
  });

  it.each<[Kind, number, number, string | null, string, string]>([
    ['count', 2400, 2760, null, '+360', '+360'],
    ['count', 14, 11, null, '-3', '-3'],
    ['count', 5, 5, null, '0', '0'],
    ['amount', 80_000_000, 120_000_000, null, '+4,000万円', '+¥40M'],
    ['amount', 0.3, 0.1 + 0.2, null, '0円', '¥0'],
    ['average', 12, 10.5, '日', '-1.5日', '-1.5 日'],
    ['average', 0.3, 0.1 + 0.2, 'h', '0 h', '0 h'],
    ['rate', 0.4, 0.418, null, '+1.8pt', '+1.8pt'],
    ['score', 3.5, 3.2, null, '-0.3', '-0.3'],
  ])('a %s from %d to %d (unit %s) changes by %s or %s', (kind, before, after, unit, ja, en) => {
    expect(formatChange(before, after, kind, 'JPY', unit)).toEqual({ ja, en });
  });
});

describe('periods', () => {
  it.each([
    ['2026-04', '2026-04', '2026年4月', 'Apr 2026'],
    ['2026-04', '2026-09', '2026年4月〜9月', 'Apr–Sep 2026'],
    ['2025-10', '2026-03', '2025年10月〜2026年3月', 'Oct 2025–Mar 2026'],
  ])('%s to %s is %s or %s', (from, to, ja, en) => {
    expect(formatPeriodText(from, to)).toEqual({ ja, en });
  });

  it.each(['2026-13', '2026-00', '2026-4', '2026', ''])('%j is no month', (month) => {
    expect(() => formatPeriodText(month, month)).toThrow(RangeError);
  });
});

describe('what is no figure', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is refused', (value) => {
    for (const format of [formatCount, formatRate, formatPoints, formatScore, formatPercent, formatPValue]) {
      expect(() => format(value)).toThrow(RangeError);
    }
    expect(() => formatMoney(value, 'JPY')).toThrow(RangeError);
    expect(() => formatValue(value, 'count', null, null)).toThrow(RangeError);
    expect(() => formatChange(1, value, 'rate', null, null)).toThrow(RangeError);
    expect(() => formatChange(value, 1, 'amount', null, null)).toThrow(RangeError);
  });

  it.each([-0.1, 1.1])('%d is no p-value', (p) => {
    expect(() => formatPValue(p)).toThrow(RangeError);
  });

  it('never says NaN or Infinity, nor writes a full-width sign', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.constantFrom<Kind>('count', 'amount', 'rate', 'average', 'stock', 'score'),
        fc.constantFrom('JPY', 'USD', null),
        (value, kind, currency) => {
          const { ja, en } = formatValue(value, kind, currency, null);
          expect(ja + en).not.toMatch(/NaN|Infinity|∞|[−￥，．]|undefined/);
        },
      ),
      { seed: 8 },
    );
  });
});
