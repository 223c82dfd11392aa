import type { Diagnostic, Span } from '../model/diagnostic.js';
import { inText } from './marked-line.js';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

const utf8 = new TextEncoder();

/**
 * FNV-1a of 64 bits over UTF-8, in sixteen hexadecimal digits. It tells findings apart and guards nothing: whoever
 * wants two texts of one hash can make them.
 */
export const fnv1a = (text: string): string => {
  let hash = OFFSET;
  for (const byte of utf8.encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0');
};

/** The marked part of the first line, with its spaces evened out. */
const marked = ({ start, end, text }: Span): string =>
  text
    .slice(start.column - 1, end.line > start.line ? undefined : end.column - 1)
    .replace(/\s+/gu, ' ')
    .trim();

/** What stays the same of a finding when lines move, the message is reworded or the language changes. */
export const identityOf = ({ rule, node, span }: Diagnostic): string =>
  JSON.stringify([rule, node, span ? marked(inText(span)) : null]);

/** A hash of each key, and after it which of the same keys it is: no two are alike. */
export const fingerprintsOf = (keys: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${fnv1a(key)}:${count}`;
  });
};
