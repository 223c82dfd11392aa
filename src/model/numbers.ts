const MYRIADS: Readonly<Record<string, number>> = { 万: 4, 億: 8, 兆: 12 };
const DECADES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const LETTERS: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, mn: 6, B: 9, bn: 9 };

/** The suffixes that scale a number, longest first, for the formula reader and this one alike. */
export const SCALE_SUFFIX = '[十百千]?[万億兆]|[十百千]|mn|bn|[kKMB]';

const UNSIGNED = '(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:_\\d+)*)(?:\\.\\d+)?|\\.\\d+';
const PLAIN = new RegExp(`^(?:${UNSIGNED})(?:[eE][+-]?\\d{1,3})?$`, 'u');
const PART = new RegExp(`^(${UNSIGNED})(${SCALE_SUFFIX})`, 'u');
const AROUND = /^([-+−–△▲]?)\s*(?:R\$|[¥$€£\\])?\s*([-+−–△▲]?)(.*?)\s*(%|円|[$€£])?$/u;

/** The power of ten that a scale suffix stands for: 億 is 8, 千万 is 7, M is 6. */
export const scaleExponent = (suffix: string): number => {
  const letter = LETTERS[suffix];
  if (letter !== undefined) return letter;
  let exponent = 0;
  for (const character of suffix) exponent += MYRIADS[character] ?? DECADES[character] ?? 0;
  return exponent;
};

/** Shifts the decimal point in the text, so that 1.1億 is exactly 110000000 and 35% exactly 0.35. */
const shifted = (digits: string, exponent: number): number =>
  Number(`${digits.replace(/[,_]/g, '')}e${exponent}`);

const magnitude = (text: string, exponent: number): number | undefined => {
  // A sign or a unit alone, such as the dash that stands for "no value", is no number.
  if (text === '') return undefined;
  if (PLAIN.test(text)) {
    const [digits, power] = text.split(/[eE]/) as [string, string?];
    return shifted(digits, exponent + Number(power ?? 0));
  }
  let rest = text;
  let previous = Number.POSITIVE_INFINITY;
  let total = 0;
  while (rest !== '') {
    const part = PART.exec(rest);
    if (!part) {
      // The last part of a compound such as 1億2000 has no suffix of its own.
      if (previous === Number.POSITIVE_INFINITY || !PLAIN.test(rest)) return undefined;
      return total + shifted(rest, exponent);
    }
    const scale = scaleExponent(part[2]!);
    if (scale >= previous) return undefined;
    total += shifted(part[1]!, scale + exponent);
    previous = scale;
    rest = rest.slice(part[0].length).trimStart();
  }
  return total;
};

/** Longer than any number that is written; the spaces in a longer text would be tried in every way there is. */
export const LONGEST = 1000;

/**
 * Reads a number as people write it: 1,200 / 120_000 / 1.2億 / 1億2,000万 / 120M / 35% / １，２００ / ¥1,200 /
 * △1,200 / (1,200). A percentage is returned as a fraction. Returns undefined for anything else: a text that is
 * not a number is never 0.
 */
export const parseNumber = (text: string): number | undefined => {
  if (text.length > LONGEST) return undefined;
  let body = text.normalize('NFKC').trim();
  let sign = 1;
  const inParentheses = /^\((.*)\)$/u.exec(body);
  if (inParentheses) {
    sign = -1;
    body = inParentheses[1]!.trim();
  }
  const around = AROUND.exec(body);
  if (!around) return undefined;
  const [, outer, inner, digits, suffix] = around as unknown as [string, string, string, string, string?];
  const mark = outer + inner;
  if (mark.length > 1 || (mark !== '' && inParentheses)) return undefined;
  if (mark !== '' && mark !== '+') sign = -1;
  const value = magnitude(digits, suffix === '%' ? -2 : 0);
  return value === undefined || !Number.isFinite(value) ? undefined : sign * value || 0;
};

/** Whole digits in groups of three set off by points, spaces or apostrophes, and a fraction set off by a comma. */
const DECIMAL_COMMA = /^(?:\d{1,3}(?:[.\s']\d{3})+|\d+)(?:,\d+)?$/u;

/**
 * Reads a number whose fraction is set off by a comma, as most of Europe and South America write it: 1.234,56 / 12,5 /
 * R$ 1.234,00 / 1 234,50 €. Everything else is as in `parseNumber`.
 */
export const parseDecimalComma = (text: string): number | undefined => {
  let isWellFormed = true;
  const pointed = text.normalize('NFKC').replace(/\d(?:[\d.,\s']*\d)?/gu, (digits) => {
    isWellFormed &&= DECIMAL_COMMA.test(digits);
    return digits.replace(/[.\s']/gu, '').replace(',', '.');
  });
  return isWellFormed ? parseNumber(pointed) : undefined;
};
