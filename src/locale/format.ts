import type { Kind } from '../model/tree.js';
import { type Lang, type Message, verbatim } from './message.js';

type Currency = string | null;

/** What stands where a value is missing. */
export const MISSING: Message = verbatim('—');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const SYMBOLS: Readonly<Record<string, string>> = { JPY: '¥', USD: '$', EUR: '€', GBP: '£' };
const SCALES: Readonly<Record<Lang, readonly (readonly [least: number, size: number, word: string])[]>> = {
  ja: [
    [1e12, 1e12, '兆'],
    [1e8, 1e8, '億'],
    [1e4, 1e4, '万'],
  ],
  en: [
    [1e12, 1e12, 'T'],
    [1e9, 1e9, 'B'],
    [1e6, 1e6, 'M'],
    [1e4, 1e3, 'k'],
  ],
};

// Made once: a number format costs more to make than to use.
const upToOneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoSignificant = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const fourSignificant = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const percentTwoSignificant = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const everyDigit = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });
const percentEveryDigit = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 12 });

/**
 * The text of a magnitude with the sign of the value. A value that rounds to nothing has no sign: -0 is no figure.
 * The minus is the one of the keyboard, which a spreadsheet understands.
 */
const signed = (value: number, plus: '' | '+', text: (magnitude: number) => string): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be shown as a figure`);
  const shown = text(Math.abs(value));
  if (!/[1-9]/.test(shown)) return shown;
  return `${value < 0 ? '-' : plus}${shown}`;
};

const both = (value: number, plus: '' | '+', text: (magnitude: number, lang: Lang) => string): Message => ({
  ja: signed(value, plus, (magnitude) => text(magnitude, 'ja')),
  en: signed(value, plus, (magnitude) => text(magnitude, 'en')),
});

/** Below a tenth of a percent one decimal would say 0.0. Below a billionth there is only rounding noise. */
const finePercent = (magnitude: number): string =>
  (magnitude >= 1e-9 && magnitude < 0.001 ? percentTwoSignificant : percent).format(magnitude);

/** Four significant digits, but never fewer than the whole ones. */
const precise = (magnitude: number): string => (magnitude < 1000 ? fourSignificant : whole).format(magnitude);

/** Nobody pays a fraction of a yen; only a mean as small as the cost of a click has one worth showing. */
const roundedMoney = (magnitude: number, currency: Currency): number => {
  if (currency !== 'JPY' || magnitude >= 9999.5) return Number(magnitude.toPrecision(4));
  return magnitude < 100 ? Number(magnitude.toFixed(2)) : Math.round(magnitude);
};

/** The scale is chosen after rounding, so that 99,999,999 is 1億 and not 10,000万. */
const scaledMoney = (magnitude: number, currency: Currency, lang: Lang): string => {
  const rounded = roundedMoney(magnitude, currency);
  const [, size, word] = SCALES[lang].find(([least]) => rounded >= least) ?? [0, 1, ''];
  return `${size === 1 ? precise(rounded) : fourSignificant.format(rounded / size)}${word}`;
};

const moneyText = (magnitude: number, currency: Currency, lang: Lang): string => {
  if (currency === null) return scaledMoney(magnitude, null, lang);
  if (lang === 'ja' && currency === 'JPY') return `${scaledMoney(magnitude, currency, lang)}円`;
  // 万 and 億 go with yen; a foreign amount is written out in Japanese.
  const figure = lang === 'ja' ? precise(magnitude) : scaledMoney(magnitude, currency, lang);
  return `${SYMBOLS[currency] ?? `${currency} `}${figure}`;
};

const withUnit = (figure: string, unit: string | null, lang: Lang): string => {
  if (unit === null) return figure;
  return lang === 'ja' && !/^[A-Za-z]/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`;
};

const isMoney = (unit: string, currency: Currency): boolean =>
  currency !== null && (unit.startsWith(currency) || (currency === 'JPY' && unit.startsWith('円')));

const valueText = (
  magnitude: number,
  kind: Kind,
  currency: Currency,
  unit: string | null,
  lang: Lang,
): string => {
  switch (kind) {
    case 'count':
      return upToOneDecimal.format(magnitude);
    case 'stock':
      return unit !== null && isMoney(unit, currency)
        ? moneyText(magnitude, currency, lang)
        : upToOneDecimal.format(magnitude);
    case 'amount':
      return moneyText(magnitude, currency, lang);
    case 'average':
      return unit === null || isMoney(unit, currency)
        ? moneyText(magnitude, currency, lang)
        : withUnit(precise(magnitude), unit, lang);
    case 'rate':
      return finePercent(magnitude);
    case 'score':
      return oneDecimal.format(magnitude);
    default:
      return kind satisfies never;
  }
};

/** A count: 2,760; of cases per week also 105.6. */
export const formatCount = (value: number): Message =>
  both(value, '', (magnitude) => upToOneDecimal.format(magnitude));

/** An amount of money, to four significant digits: 1.2億円 and ¥120M. */
export const formatMoney = (value: number, currency: Currency): Message =>
  both(value, '', (magnitude, lang) => moneyText(magnitude, currency, lang));

/** A count with one decimal, whole or not, for columns of averages: 14.0, 4.8. */
export const formatTenths = (value: number): Message =>
  both(value, '', (magnitude) => oneDecimal.format(magnitude));

/** The same with a sign. */
export const formatSignedTenths = (value: number): Message =>
  both(value, '+', (magnitude) => oneDecimal.format(magnitude));

/** The unit and the decimals in which every amount of a column is written, from the largest of them. */
const columnScale = (largest: number, lang: Lang): { size: number; word: string; digits: number } => {
  const steps: readonly (readonly [least: number, size: number, word: string])[] =
    lang === 'ja'
      ? [
          [1e10, 1e8, '億'],
          [1e4, 1e4, '万'],
        ]
      : [
          [1e10, 1e9, 'B'],
          [1e7, 1e6, 'M'],
          [1e4, 1e3, 'k'],
        ];
  const [, size, word] = steps.find(([least]) => largest >= least) ?? [0, 1, ''];
  const leading = largest > 0 ? Math.floor(Math.log10(largest / size)) : 0;
  return { size, word, digits: size === 1 ? 0 : Math.min(2, Math.max(0, 3 - leading)) };
};

/**
 * Signed amounts of one column, all in the unit and with the decimals of the largest, so that they line up and can be
 * compared at a glance: -671.7万円, +8.7万円. What rounds to nothing there is 0円.
 */
export const moneyColumn = (
  values: readonly number[],
  currency: Currency,
): ((value: number, plus: '' | '+') => Message) => {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return (value, plus) =>
    both(value, plus, (magnitude, lang) => {
      const isForeign = lang === 'ja' && currency !== null && currency !== 'JPY';
      const { size, word, digits } = isForeign
        ? { size: 1, word: '', digits: 0 }
        : columnScale(largest, lang);
      const isNothing = magnitude / size < 0.5 * 10 ** -digits;
      const decimals = isNothing ? 0 : digits;
      const unit = isNothing ? '' : word;
      const figure = (magnitude / size).toLocaleString('en', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      if (lang === 'ja' && currency === 'JPY') return `${figure}${unit}円`;
      return `${currency === null ? '' : (SYMBOLS[currency] ?? `${currency} `)}${figure}${unit}`;
    });
};

/** A rate, given as a fraction: 41.8%. */
export const formatRate = (value: number): Message => both(value, '', finePercent);

/** A difference of two rates, given as a fraction: +1.8pt. */
export const formatPoints = (delta: number): Message =>
  both(delta, '+', (magnitude) => finePercent(magnitude).replace('%', 'pt'));

/** A score on its scale: 3.5. */
export const formatScore = (value: number): Message =>
  both(value, '', (magnitude) => oneDecimal.format(magnitude));

/** A value of a node, in the form of its kind. */
export const formatValue = (value: number, kind: Kind, currency: Currency, unit: string | null): Message =>
  both(value, '', (magnitude, lang) => valueText(magnitude, kind, currency, unit, lang));

/** How far a node moves, in the form of its kind: +360, -1.2億円, and for rates +1.8pt. */
export const formatChange = (
  before: number,
  after: number,
  kind: Kind,
  currency: Currency,
  unit: string | null,
): Message => {
  const difference = after - before;
  // Rounding noise between two equal figures is no change; in small units it would show as one.
  const change = Math.abs(difference) < 1e-12 * Math.max(Math.abs(before), Math.abs(after)) ? 0 : difference;
  if (kind === 'rate') return formatPoints(change);
  return both(change, '+', (magnitude, lang) => valueText(magnitude, kind, currency, unit, lang));
};

/** A value with all the digits that mean something, for two that look the same as figures: 50,016,001 and 29.96%. */
export const formatExact = (value: number, kind: Kind): Message =>
  both(value, '', (magnitude) => (kind === 'rate' ? percentEveryDigit : everyDigit).format(magnitude));

/** A relative change, given as a fraction: +15.0%. */
export const formatPercent = (ratio: number): Message =>
  both(ratio, '+', (magnitude) => percent.format(magnitude));

/** A p-value to two significant digits, no finer than <0.001. */
export const formatPValue = (p: number): Message => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a p-value`);
  return verbatim(p < 0.001 ? '<0.001' : twoSignificant.format(p));
};

const monthParts = (month: string): { readonly year: string; readonly ja: string; readonly en: string } => {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined) throw new RangeError(`${month} is not a month (YYYY-MM)`);
  return { year, ja: `${Number(number)}月`, en: MONTHS[Number(number) - 1]! };
};

/** A period from its first and last month (YYYY-MM): 2026年4月〜9月, Apr–Sep 2026. */
export const formatPeriodText = (from: string, to: string): Message => {
  const first = monthParts(from);
  const last = monthParts(to);
  const single = { ja: `${first.year}年${first.ja}`, en: `${first.en} ${first.year}` };
  if (from === to) return single;
  if (first.year === last.year) {
    return { ja: `${single.ja}〜${last.ja}`, en: `${first.en}–${last.en} ${last.year}` };
  }
  return { ja: `${single.ja}〜${last.year}年${last.ja}`, en: `${single.en}–${last.en} ${last.year}` };
};
