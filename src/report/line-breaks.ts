import { plainWidth } from './plain-width.js';

/** Columns of a terminal that a text takes. */
type Measure = (text: string) => number;

/** What must not begin a line. 万, 億 and 円 belong to the figure before them. */
const NEVER_FIRST = new Set(
  '。、，．・：；？！ー〜～…‥％‰）」』】〉》〕］｝”’々ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣ｰ,.:;?!%)]}万億兆円',
);
/** What must not end a line. */
const NEVER_LAST = new Set('（「『【〈《〔［｛“‘｢([{¥$€£');
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const BLANK = /^[ \u3000]+$/;
const BLANKS = /([ \u3000]+)/;
const RUNS = /[ \u3000]+|[\p{sc=Katakana}ー]+|\p{sc=Hiragana}+|\p{sc=Han}+|[\w-]+|./gu;
const HIRAGANA = /\p{sc=Hiragana}/u;

/** A text without the blanks at its end; a pattern would try each of many blanks as the first. */
const trimmedEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && BLANK.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
};

const isCjk = (text: string): boolean => CJK.test(text);

/** A blank at which no line breaks. */
const TIE = '\u00a0';

type Holds = (left: string, right: string) => boolean;

const holdsLine: Holds = (left, right) =>
  NEVER_LAST.has(left) || NEVER_FIRST.has(right) || left === TIE || right === TIE;

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

/** Made when a text is first cut: most fit, and the tables behind it take as long to load as the program. */
const cutter = (granularity: 'word' | 'grapheme'): ((text: string) => string[]) => {
  let segmenter: Intl.Segmenter | undefined;
  return (text) => {
    segmenter ??= new Intl.Segmenter('ja', { granularity });
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  };
};

type Cut = (text: string) => string[];

const graphemes = cutter('grapheme');

/** The characters of a text as its reader counts them. */
export const charactersOf: Cut = (text) => (plainWidth(text) === undefined ? graphemes(text) : [...text]);

/** Words by a dictionary. Without Japanese, lines break at blanks only, and none is needed. */
const inDictionary = cutter('word');
const wordsOf: Cut = (text) => (isCjk(text) ? inDictionary(text) : text.split(BLANKS));

/** Words as far as the change of script shows them, which it mostly does. */
export const runsOf: Cut = (text) => text.match(RUNS) ?? [];

/** Where a text may be broken, from the best places to any. */
const breaksOf = (words: Cut): readonly Cut[] => [
  (text) => held(words(text), holdsPhrase),
  (text) => held(words(text), holdsFigure),
  (text) => held(charactersOf(text), holdsFigure),
  (text) => held(charactersOf(text), holdsLine),
  charactersOf,
  (text) => [...text],
];

/** The level at which only figures and Latin words are still whole. */
const FIGURES = 2;

const wrapLine = (text: string, width: number, measure: Measure, breaks: readonly Cut[]): string[] => {
  const whole = trimmedEnd(text);
  if (measure(whole) <= width) return [whole];
  const lines: string[] = [];
  let line = '';
  const place = (piece: string, level: number): void => {
    if (measure(trimmedEnd(line + piece)) <= width) {
      line += piece;
      return;
    }
    // In a narrow column whole words would leave most of it empty: Japanese may break anywhere.
    const wasteful = level < FIGURES && width - measure(line) > width / 2;
    if (level + 1 < breaks.length && (wasteful || measure(piece) > width)) {
      for (const part of breaks[level + 1]!(piece)) place(part, level + 1);
    } else {
      lines.push(line);
      line = piece;
    }
  };
  for (const piece of breaks[0]!(text)) place(piece, 0);
  lines.push(line);
  return lines.map(trimmedEnd);
};

/** Breaks texts as `wrapText` does, with widths and words of its own. */
export const wrapBy = (measure: Measure, words: Cut = wordsOf) => {
  const breaks = breaksOf(words);
  return (text: string, width: number | null): string[] => {
    const lines = text.split('\n');
    return width === null
      ? lines
      : lines.flatMap((line) => wrapLine(line, Math.max(width, 2), measure, breaks));
  };
};
