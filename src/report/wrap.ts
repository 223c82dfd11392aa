import stringWidth from 'string-width';

export { default as textWidth } from 'string-width';

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What must not begin a line. 万, 億 and 円 belong to the figure before them. */
const NEVER_FIRST = new Set(
  '。、，．・：；？！ー〜～…‥％‰）」』】〉》〕］｝”’々ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣ｰ,.:;?!%)]}万億兆円',
);
/** What must not end a line. */
const NEVER_LAST = new Set('（「『【〈《〔［｛“‘｢([{¥$€£');
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const BLANK = /^[ \u3000]+$/;
const TRAILING = /[ \u3000]+$/;
const HIRAGANA = /\p{sc=Hiragana}/u;

const isCjk = (character: string): boolean => CJK.test(character);

type Holds = (left: string, right: string) => boolean;

const holdsLine: Holds = (left, right) => NEVER_LAST.has(left) || NEVER_FIRST.has(right);

/** No break inside a word of Latin letters such as --format, nor between a number and what it counts (12件). */
const holdsFigure: Holds = (left, right) =>
  holdsLine(left, right) || (!isCjk(left) && (!isCjk(right) || (/\d/.test(left) && !HIRAGANA.test(right))));

/** Hiragana goes with the word before it: it is its ending or its particle. */
const holdsPhrase: Holds = (left, right) =>
  holdsFigure(left, right) || (HIRAGANA.test(right) && !/[、。，．！？]/.test(left));

/** Joins neighbours between which no line may break. */
const held = (parts: readonly string[], holds: Holds): string[] => {
  const pieces: string[] = [];
  let before = '';
  for (const part of parts) {
    const apart = before === '' || BLANK.test(before) || BLANK.test(part);
    if (apart || !holds([...before].at(-1)!, [...part][0]!)) pieces.push(part);
    else pieces[pieces.length - 1] += part;
    before = part;
  }
  return pieces;
};

const segments = (segmenter: Intl.Segmenter, text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The characters of a text as its reader counts them. */
export const charactersOf = (text: string): string[] => segments(characters, text);

/** Where a text may be broken, from the best places to any. */
const BREAKS: readonly ((text: string) => string[])[] = [
  (text) => held(segments(words, text), holdsPhrase),
  (text) => held(segments(words, text), holdsFigure),
  (text) => held(charactersOf(text), holdsFigure),
  (text) => held(charactersOf(text), holdsLine),
  charactersOf,
  (text) => [...text],
];

/** The level at which only figures and Latin words are still whole. */
const FIGURES = 2;

const wrapLine = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const place = (piece: string, level: number): void => {
    if (stringWidth((line + piece).replace(TRAILING, '')) <= width) {
      line += piece;
      return;
    }
    // In a narrow column whole words would leave most of it empty: Japanese may break anywhere.
    const wasteful = level < FIGURES && width - stringWidth(line) > width / 2;
    if (level + 1 < BREAKS.length && (wasteful || stringWidth(piece) > width)) {
      for (const part of BREAKS[level + 1]!(piece)) place(part, level + 1);
    } else {
      lines.push(line);
      line = piece;
    }
  };
  for (const piece of BREAKS[0]!(text)) place(piece, 0);
  lines.push(line);
  return lines.map((full) => full.replace(TRAILING, ''));
};

/**
 * Breaks a text into lines no wider than `width` columns of a terminal, by the rules of Japanese typesetting. Nothing
 * is lost but the spaces at a break. Two columns, the width of one kanji, are the least; null breaks only at line ends.
 */
export const wrapText = (text: string, width: number | null): string[] => {
  const lines = text.split('\n');
  return width === null ? lines : lines.flatMap((line) => wrapLine(line, Math.max(width, 2)));
};

/** Wraps a text behind a lead such as a bullet; the lines below are indented by as much. */
export const wrapBehind = (lead: string, text: string, width: number | null): string[] => {
  const indent = stringWidth(lead);
  const lines = wrapText(text, width === null ? null : width - indent);
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
};

/** Fills a text with spaces up to a width in columns. A wider text stays as it is. */
export const padTo = (text: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
};
