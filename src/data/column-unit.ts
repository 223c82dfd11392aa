import { SCALE_SUFFIX, scaleExponent } from '../model/numbers.js';

/** What the numbers of a column are in: 千円, 百万円, 件, %. */
export interface ColumnUnit {
  /** As written, without brackets. */
  readonly text: string;
  /** The power of ten that makes a number of the column one of the tree: 3 for 千円, -2 for %. */
  readonly exponent: number;
  readonly of: 'money' | 'count' | 'share';
}

const CURRENCY = '円|ドル|米ドル|ユーロ|yen|dollars?|euros?|jpy|usd|eur|gbp|[¥$€£]';
const COUNTED = '件|人|名|社|本|個|台|回|組|杯|枚|冊|通|口|店|店舗|部|箱|点|日|時間|分';
const WORDS: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9 };
const WORD = `(${Object.keys(WORDS).join('|')})s?`;

const MONEY = new RegExp(`^(${SCALE_SUFFIX})?(?:${CURRENCY})$`, 'iu');
const COUNT = new RegExp(`^(${SCALE_SUFFIX})?(?:${COUNTED})$`, 'u');
const IN_WORDS = new RegExp(`^(?:in )?(?:(?:${CURRENCY}) )?${WORD}(?: of)?(?: (?:${CURRENCY}))?$`, 'iu');

/** Names and lines are looked at for units up to this length; a cell may hold a whole mail. */
const LONGEST = 200;

const BRACKETS = /^[([【〔［]\s*(.*?)\s*[)\]】〕］]$/u;
const LABEL = /^(?:単位|units?)\s*[:：]?\s*/iu;

/** Reads what people write for a unit, in brackets or not: 千円, (件), 【百万円】, 単位：千円, in thousands. */
export const readUnit = (cell: string): ColumnUnit | undefined => {
  if (cell.length > LONGEST) return undefined;
  let text = cell.normalize('NFKC').trim();
  text = BRACKETS.exec(text)?.[1] ?? text;
  text = text.replace(LABEL, '');
  text = BRACKETS.exec(text)?.[1] ?? text;
  if (text === '%') return { text, exponent: -2, of: 'share' };
  const money = MONEY.exec(text);
  if (money) return { text, exponent: scaleExponent(money[1] ?? ''), of: 'money' };
  const count = COUNT.exec(text);
  if (count) return { text, exponent: scaleExponent(count[1] ?? ''), of: 'count' };
  const word = IN_WORDS.exec(text)?.[1];
  return word === undefined ? undefined : { text, exponent: WORDS[word.toLowerCase()]!, of: 'money' };
};

const AT_END = /^(.*?)\s*([([【]\s*[^()[\]【】]*[)\]】])$/u;

/** A header's name without the unit that stands in brackets after it, and that unit: 売上(千円). */
export const unitInHeader = (
  name: string,
): { readonly stem: string; readonly unit: ColumnUnit } | undefined => {
  if (name.length > LONGEST) return undefined;
  const [, stem, bracket] = AT_END.exec(name.normalize('NFKC').trim()) ?? [];
  const unit = bracket === undefined ? undefined : readUnit(bracket);
  return unit && stem ? { stem, unit } : undefined;
};

const STATED = /(?:単位|units?)\s*[:：]?\s*([^\s()（）【】［\]]+)|\(\s*(in thousands|in millions)\s*\)/iu;

/** The unit that a line beside a table states for all of it: 単位：千円, （単位 百万円）, (in thousands). */
export const statedUnit = (line: string): ColumnUnit | undefined => {
  const [, labelled, inWords] = STATED.exec(line.slice(0, LONGEST).normalize('NFKC')) ?? [];
  return readUnit(labelled ?? inWords ?? '');
};
