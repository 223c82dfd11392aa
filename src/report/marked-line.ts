import type { Span } from '../model/diagnostic.js';
import { charactersOf } from './line-breaks.js';
import { plainWidth } from './plain-width.js';
import { visible } from './visible.js';
import { textWidth } from './width.js';

const TAB = '    ';
const ELLIPSIS = '…';

/** A line of a file and where its mark stands, in columns of a terminal. */
interface MarkedLine {
  readonly text: string;
  readonly indent: number;
  readonly carets: number;
}

const shown = (text: string): string => visible(text.replaceAll('\t', TAB));

/** As many of the characters as fit, in their order. */
const fitting = (characters: readonly string[], room: number): string[] => {
  const kept: string[] = [];
  let width = 0;
  for (const character of characters) {
    width += textWidth(character);
    if (width > room) break;
    kept.push(character);
  }
  return kept;
};

const cutEnd = (text: string, room: number): string =>
  textWidth(text) <= room ? text : fitting(charactersOf(text), room - 1).join('') + ELLIPSIS;

const cutStart = (text: string, room: number): string =>
  textWidth(text) <= room
    ? text
    : ELLIPSIS +
      fitting(charactersOf(text).reverse(), room - 1)
        .reverse()
        .join('');

/** A span with its mark counted in the characters of its text, which in a workbook are not those of its columns. */
export const inText = (span: Span): Span => {
  if (!span.place) return span;
  const { line } = span.start;
  const { from, to } = span.place;
  return { ...span, start: { line, column: from + 1 }, end: { line, column: to + 1 } };
};

/** More of a line on either side of the mark than any terminal shows. */
const FARTHEST = 400;

/** A very long line, cut around the mark before it is measured: a line of a megabyte is shown as quickly as any. */
const windowed = (span: Span): Span => {
  const { start, end, text } = span;
  if (text.length <= 4 * FARTHEST) return span;
  const from = Math.max(0, start.column - 1 - FARTHEST);
  const to = Math.min(
    text.length,
    Math.max(start.column, Math.min(end.column, start.column + FARTHEST)) + FARTHEST,
  );
  const lead = from > 0 ? ELLIPSIS : '';
  const shift = from - lead.length;
  return {
    ...span,
    text: lead + text.slice(from, to) + (to < text.length ? ELLIPSIS : ''),
    start: { line: start.line, column: start.column - shift },
    end: { line: start.line, column: Math.min(end.column, to + 1) - shift },
  };
};

/** The span's first line in three: before the mark, the mark, after it; never inside a character. */
const parts = ({ start, end, text }: Span): readonly [string, string, string] => {
  const line = text.replace(/[\r\n]+$/, '');
  const to = end.line > start.line ? line.trimEnd().length : end.column - 1;
  if (plainWidth(line) !== undefined) {
    const from = start.column - 1;
    const after = Math.max(from, to);
    return [line.slice(0, from), line.slice(from, after), line.slice(after)];
  }
  let offset = 0;
  const split: [string, string, string] = ['', '', ''];
  for (const character of charactersOf(line)) {
    const next = offset + character.length;
    split[next <= start.column - 1 ? 0 : offset < to ? 1 : 2] += character;
    offset = next;
  }
  return split;
};

/** The first line of a span, cut around its mark to fit the room. */
export const markedLine = (span: Span, room: number | null): MarkedLine => {
  const [before, marked, after] = parts(windowed(inText(span))).map(shown) as [string, string, string];
  const whole = {
    text: before + marked + after,
    indent: textWidth(before),
    carets: Math.max(1, textWidth(marked)),
  };
  if (room === null || textWidth(whole.text) <= room) return whole;
  // One column on each side is kept for the signs of what was cut.
  const middle = cutEnd(marked, room - 2);
  const rest = room - textWidth(middle);
  const left = cutStart(before, Math.max(Math.floor(rest / 2), rest - textWidth(after)));
  const right = middle === marked ? cutEnd(after, rest - textWidth(left)) : '';
  return { text: left + middle + right, indent: textWidth(left), carets: Math.max(1, textWidth(middle)) };
};
