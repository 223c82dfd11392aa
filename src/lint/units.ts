/** A unit as powers of what it is made of, and the factor that 千 and 万 put before it. */
export interface Unit {
  readonly powers: ReadonlyMap<string, number>;
  /** What stands below the line, as the 件 of JPY/件, though it be cancelled above it. */
  readonly per: readonly string[];
  readonly scale: number;
}

/** How many months a unit of time is, on the average of the Gregorian calendar. */
export const PERIODS: Readonly<Record<string, number>> = {
  hour: 12 / (365.25 * 24),
  day: 12 / 365.25,
  week: 84 / 365.25,
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

export const COUNTED = 'count';

const NAMES: Readonly<Record<string, string>> = {
  JPY: 'jpy yen 円 ¥ ￥',
  USD: 'usd dollar dollars ドル 米ドル $',
  EUR: 'eur euro euros ユーロ €',
  GBP: 'gbp pound pounds ポンド £',
  CNY: 'cny 元 人民元',
  KRW: 'krw ウォン',
  TWD: 'twd',
  HKD: 'hkd',
  SGD: 'sgd',
  AUD: 'aud',
  CAD: 'cad',
  CHF: 'chf',
  INR: 'inr',
  [COUNTED]:
    '件 人 名 社 個 本 回 台 枚 通 口 店 店舗 戸 冊 組 席 商談 案件 受注 顧客 契約 case cases deal deals lead leads call calls ' +
    'customer customers client clients user users seat seats unit units person persons people company companies contract ' +
    'contracts order orders item items visit visits meeting meetings piece pieces',
  hour: '時間 hour hours h',
  day: '日 日間 day days',
  week: '週 週間 week weeks wk',
  month: '月 か月 ヶ月 ヵ月 カ月 ケ月 箇月 月間 month months mo',
  quarter: '四半期 quarter quarters',
  half: '半期 半年',
  year: '年 年間 年度 year years yr',
  '': '% パーセント percent',
};

const BASES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([base, names]) => names.split(' ').map((name) => [name, base] as const)),
);
const SCALES: readonly (readonly [string, number])[] = [
  ['千', 1e3],
  ['百万', 1e6],
  ['万', 1e4],
  ['億', 1e8],
];

const ATOM = /^[\p{L}$€£¥%][\p{L}$€£¥%.]*$/u;
/** 「週あたり件」, which is 件/週. */
const PER_FIRST = /^1?(\p{L}+?)(?:あたり|当たり)の?(\p{L}*)$/u;

const atomOf = (text: string): { base: string; scale: number } | null => {
  const plain = text.trim().toLowerCase();
  const [prefix, scale] = SCALES.find(([mark]) => plain.startsWith(mark)) ?? ['', 1];
  const base = ATOM.test(plain) ? BASES.get(plain.slice(prefix.length)) : undefined;
  return base === undefined ? null : { base, scale };
};

/** Longer than any unit; patterns take blanks as long as their number squared. */
const LONGEST = 100;

/**
 * Reads a unit expression: `JPY`, `件`, `JPY/件`, `件/週`, `人*月`, `cases per week`. Whatever is counted is one unit, for
 * people count the same work in 件, 社 and 人. Null for any other text.
 */
export const parseUnit = (text: string): Unit | null => {
  if (text.length > LONGEST) return null;
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(PER_FIRST, (_, period: string, rest: string) => `${rest || '件'}/${period}`)
    .replace(/^per\s+/iu, '件/')
    .replace(/\s+per\s+/giu, '/')
    .replace(/^\//u, '件/')
    .replaceAll('÷', '/');
  const [above = '', ...below] = plain.split('/');
  const powers = new Map<string, number>();
  const per: string[] = [];
  let scale = 1;
  for (const [factors, power] of [[above, 1] as const, ...below.map((part) => [part, -1] as const)]) {
    for (const factor of factors.split(/[*×·・]/u)) {
      const atom = atomOf(factor.replace(/^1\s*/u, ''));
      if (!atom) return null;
      if (power < 0) per.push(atom.base);
      powers.set(atom.base, (powers.get(atom.base) ?? 0) + power);
      scale *= atom.scale ** power;
    }
  }
  powers.delete('');
  return { powers: new Map([...powers].filter(([, power]) => power !== 0)), per, scale };
};

/** The period that a unit counts by, as the week of 件/週; null where it names none. */
export const periodOf = ({ per }: Unit): string | null => per.find((base) => base in PERIODS) ?? null;
