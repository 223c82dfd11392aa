import { isScalar, LineCounter, type ParsedNode, type Scalar } from 'yaml';
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

/** Where the lines of a text begin. The parser counts them too, but not within what it cannot read. */
const linesOf = (text: string): LineCounter => {
  const lines = new LineCounter();
  for (let start = 0, end = 0; end !== -1; start = end + 1) {
    lines.addNewLine(start);
    end = text.indexOf('\n', start);
  }
  return lines;
};

/** Makes spans of offsets in a file. */
export const spanMaker = (file: string, text: string) => {
  const lines = linesOf(text);
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const lineAt = (number: number): string => {
    const next = lines.lineStarts[number];
    const line = text.slice(lines.lineStarts[number - 1], next && next - 1);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  return ([from, to]: Range): Span => {
    // What is missing at the end of a file is marked by the library behind it.
    const start = position(Math.min(from, text.length));
    const line = lineAt(start.line);
    const after = line.length + 1;
    const end = position(Math.max(from, to));
    // A mark never runs over the end of its line: what follows is shown by the next message, if it matters.
    const until = end.line === start.line ? Math.min(end.column, after) : after;
    const column = Math.min(start.column, after);
    return {
      file,
      start: { line: start.line, column },
      end: { line: start.line, column: Math.max(until, column) },
      text: line,
    };
  };
};
