import type { ColumnSeen, TableSeen } from '../data/look.js';
import type { Given } from './proposal.js';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[¥￥円]|jpy/iu, 'JPY'],
  [/R\$|brl/iu, 'BRL'],
  [/\$|usd/iu, 'USD'],
  [/€|eur/iu, 'EUR'],
  [/£|gbp/iu, 'GBP'],
];

/** The currency that a column of money names in its header or its cells; else the yen for Japanese readers alone. */
export const currencyOf = (
  { rows }: TableSeen,
  column: ColumnSeen | undefined,
  { lang }: Given,
): string | null => {
  if (!column) return null;
  const said = `${column.name} ${column.unit?.text ?? ''} ${rows.map((row) => row[column.index] ?? '').join(' ')}`;
  const found = SIGNS.find(([sign]) => sign.test(said))?.[1];
  return found ?? (lang === 'ja' ? 'JPY' : null);
};

/** The month in which a fiscal year begins: April for most companies in Japan. */
export const yearStart = ({ lang }: Given): number => (lang === 'ja' ? 4 : 1);
