import { canonicalId } from '../identifiers.js';
import { parseNumber, SCALE_SUFFIX } from '../numbers.js';
import type { Place } from './ast.js';

export type Token =
  | { readonly type: 'number'; readonly value: number; readonly place: Place }
  | { readonly type: 'name'; readonly name: string; readonly place: Place }
  | { readonly type: '+' | '-' | '*' | '/' | '(' | ')' | ',' | 'end'; readonly place: Place };

/** A place in a formula that cannot be read. */
export interface Unreadable {
  readonly text: string;
  readonly place: Place;
}

/** More than any formula that a person reads. */
export const MOST_TOKENS = 2000;

const SPACE = /\s+/uy;
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const NUMBER = new RegExp(
  `(?:\\d[\\d_]*(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+(?![\\p{L}\\p{N}_]))?(?:${SCALE_SUFFIX})?%?`,
  'uy',
);
const STRAY = /(?:[\p{L}\p{N}\p{M}_.]+|.)/uy;

const OPERATORS: Readonly<Record<string, '+' | '-' | '*' | '/' | '(' | ')' | ','>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
  '(': '(',
  ')': ')',
  ',': ',',
  '、': ',',
};

/** Full-width signs and digits become ASCII one for one, so that offsets stay those of the text. */
const narrowed = (text: string): string =>
  text
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/　/gu, ' ');

const at = (pattern: RegExp, text: string, offset: number): string | undefined => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
};

/** Cuts a formula into tokens; an unreadable place, or one token more than the most, ends the cutting. */
export const tokenize = (source: string): { tokens: Token[] } | { unreadable: Unreadable } => {
  const text = narrowed(source);
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length && tokens.length < MOST_TOKENS) {
    const space = at(SPACE, text, offset);
    if (space !== undefined) {
      offset += space.length;
      continue;
    }
    const operator = OPERATORS[text[offset]!];
    const name = operator ? undefined : at(NAME, text, offset);
    const number = operator || name !== undefined ? undefined : at(NUMBER, text, offset);
    const length = operator ? 1 : (name ?? number ?? '').length;
    const place = { offset, length };
    if (operator) tokens.push({ type: operator, place });
    else if (name !== undefined)
      tokens.push({ type: 'name', name: canonicalId(source.slice(offset, offset + length)), place });
    else {
      const value = number === undefined ? undefined : parseNumber(number);
      const next = at(NAME, text, offset + length);
      if (value === undefined || next !== undefined) {
        const stray = at(STRAY, text, offset) ?? text[offset]!;
        return {
          unreadable: {
            text: source.slice(offset, offset + stray.length),
            place: { offset, length: stray.length },
          },
        };
      }
      tokens.push({ type: 'number', value, place });
    }
    offset += length;
  }
  tokens.push({ type: 'end', place: { offset: source.length, length: 0 } });
  return { tokens };
};

/** What makes of a name a part of something else: a word beside it, or the bracket of a function. */
const GOES_ON = /\s*[\p{L}\p{N}\p{M}_(]/uy;

/** The names in a text that is no formula, but for the names of functions, each at its place. */
export const namesIn = (source: string): { readonly id: string; readonly place: Place }[] => {
  const text = narrowed(source);
  const found: { readonly id: string; readonly place: Place }[] = [];
  for (const { index, 0: name } of text.matchAll(new RegExp(NAME.source, 'gu'))) {
    const end = index + name.length;
    if (at(GOES_ON, text, end) !== undefined) continue;
    found.push({
      id: canonicalId(source.slice(index, end)),
      place: { offset: index, length: name.length },
    });
    if (found.length === MOST_TOKENS) break;
  }
  return found;
};
