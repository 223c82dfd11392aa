import { isScalar, type LineCounter, type ParsedNode, type Scalar } from 'yaml';
import type { Part, Position, Span } from './diagnostic.js';

/** Offsets in a text, the end exclusive. */
export type Range = readonly [number, number];

/** The characters inside a block scalar, | or >, whose lines stand in the file behind an indentation. */
const insideBlock = (text: string, value: Scalar.Parsed, part: Exclude<Part, string>): Range | undefined => {
  const content = String(value.value);
  const before = content.slice(0, part.offset);
  const number = before.split('\n').length - 1;
  const line = content.split('\n')[number]!;
  let start = value.range[0];
  for (let passed = 0; passed <= number; passed += 1) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  const indent = text.slice(start, end === -1 ? undefined : end).indexOf(line);
  // A folded block joins lines: there a line of the content is none of the file.
  if (indent === -1 || line.trim() === '') return undefined;
  const from = start + indent + part.offset - (before.lastIndexOf('\n') + 1);
  return [from, from + part.length];
};

/** The characters inside a scalar, where its text stands in the file as it is; undefined for escapes and folds. */
export const inside = (text: string, value: ParsedNode | null, part: Part): Range | undefined => {
  if (typeof part === 'string' || !isScalar(value)) return undefined;
  if (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED') return insideBlock(text, value, part);
  const shift = value.type === 'QUOTE_SINGLE' || value.type === 'QUOTE_DOUBLE' ? 1 : 0;
  const start = value.range[0] + shift;
  const content = String(value.value);
  return text.startsWith(content, start)
    ? [start + part.offset, start + part.offset + part.length]
    : undefined;
};

/** Makes spans of offsets in a file. */
export const spanMaker = (file: string, text: string, lines: LineCounter) => {
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const lineAt = (number: number): string => {
    const start = lines.lineStarts[number - 1] ?? 0;
    // Where reading stopped early, the next line has not been met. Searched for each time, a long line would take long.
    const next = lines.lineStarts[number] ?? text.indexOf('\n', start) + 1;
    const line = text.slice(start, next === 0 ? undefined : next - (text[next - 1] === '\n' ? 1 : 0));
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  return ([from, to]: Range): Span => {
    const start = position(from);
    const line = lineAt(start.line);
    const end = position(Math.max(from, to));
    // A mark never runs over the end of its line: what follows is shown by the next message, if it matters.
    const column = end.line === start.line ? end.column : line.length + 1;
    return { file, start, end: { line: start.line, column: Math.max(column, start.column) }, text: line };
  };
};
