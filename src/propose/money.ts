import type { ColumnSeen, TableSeen } from '../data/look.js';
import type { Message } from '../locale/message.js';
import { moneyText as text } from '../locale/proposal-money.js';
import { columnNamed } from './header.js';
import type { Given } from './proposal.js';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[¥￥円]|jpy/iu, 'JPY'],
  [/R\$|brl/iu, 'BRL'],
  [/\$|usd/iu, 'USD'],
  [/€|eur/iu, 'EUR'],
  [/£|gbp/iu, 'GBP'],
];

/** What exports call the column with the currency of each amount. */
const CURRENCIES = [
  'Deal - Currency',
  '取引 - 通貨',
  'Currency',
  'Opportunity Currency',
  'Amount Currency',
  'CurrencyIsoCode',
  'Deal Currency Code',
  '通貨',
  '取引通貨',
  '商談 通貨',
];
const CODE = /^[A-Z]{3}$/u;

/** The currency of a file's amounts; what was taken to be so, and what has to be looked at. */
interface Money {
  readonly currency: string | null;
  readonly assumed: readonly Message[];
  readonly toCheck: readonly Message[];
}

const sure = (currency: string | null): Money => ({ currency, assumed: [], toCheck: [] });

/** The currency that a column of codes states; null where there is no such column, or one of other texts. */
const coded = (table: TableSeen): Money | null => {
  const column = columnNamed(table, CURRENCIES);
  const codes = [...(column?.values?.keys() ?? [])];
  if (!column || codes.length === 0 || !codes.every((code) => CODE.test(code))) return null;
  if (codes.length === 1) return sure(codes[0]!);
  return { currency: null, assumed: [], toCheck: [text.severalCurrencies({ column: column.name, codes })] };
};

/** The currency that a column of money names in its header, its unit or its cells. */
const signed = (table: TableSeen, column: ColumnSeen): string | null => {
  const units = [table.unit, column.unit].map((unit) => unit?.text ?? '');
  const said = [column.name, ...units, ...table.rows.map((row) => row[column.index] ?? '')].join(' ');
  return SIGNS.find(([sign]) => sign.test(said))?.[1] ?? null;
};

/** The currency of the amounts of a column: as the file states it, else the yen for Japanese readers, which is told. */
export const moneyOf = (table: TableSeen, column: ColumnSeen | undefined, given: Given): Money => {
  if (!column) return sure(null);
  const stated = coded(table) ?? sure(signed(table, column));
  if (stated.currency !== null || stated.toCheck.length > 0 || given.lang === 'en') return stated;
  return { currency: 'JPY', assumed: [text.yen()], toCheck: [] };
};

/** The month in which a fiscal year begins: April for most companies in Japan. */
export const yearStart = ({ lang }: Given): number => (lang === 'ja' ? 4 : 1);
