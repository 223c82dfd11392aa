import { dataText } from '../locale/data.js';
import { type Diagnostic, problem, type Span } from '../model/diagnostic.js';
import { type Tabular, textOf } from './opening.js';
import type { RowProblem } from './problems.js';

/** A record runs over no more lines than this where a message shows it. */
const LONGEST_EXCERPT = 1000;

interface Placed {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Where a cell (counted from 0) stands in the lines of its record; the whole first line where it has no such cell. */
export const placeOfCell = (lines: readonly string[], delimiter: string, cell: number): Placed => {
  let index = 0;
  let quoted = false;
  let start = { line: 0, column: 0 };
  const upTo = (line: number, column: number): Placed => ({
    line: start.line,
    start: start.column,
    end: line === start.line ? column : lines[start.line]!.length,
  });
  for (const [line, text] of lines.entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const character = text[column];
      if (character === '"') quoted = !quoted;
      if (quoted || character !== delimiter) continue;
      if (index === cell) return upTo(line, column);
      index += 1;
      start = { line, column: column + 1 };
    }
    if (!quoted)
      return index === cell ? upTo(line, text.length) : { line: 0, start: 0, end: lines[0]!.length };
  }
  return index === cell
    ? upTo(lines.length - 1, lines.at(-1)!.length)
    : { line: 0, start: 0, end: lines[0]!.length };
};

/** The lines of the records that begin at the wanted lines. The file is read once more, up to the last of them. */
const recordLines = async (
  text: AsyncIterable<string>,
  wanted: ReadonlySet<number>,
): Promise<Map<number, readonly string[]>> => {
  const found = new Map<number, string[]>();
  const last = Math.max(...wanted);
  let line = 0;
  let rest = '';
  let open: string[] | null = null;
  const take = (content: string): boolean => {
    line += 1;
    if (!open && wanted.has(line)) {
      open = [];
      found.set(line, open);
    }
    open?.push(content);
    const quotes = open?.reduce((count, part) => count + part.split('"').length - 1, 0) ?? 0;
    if (quotes % 2 === 0 || open!.length >= LONGEST_EXCERPT) open = null;
    return line >= last && !open;
  };
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (lines.some(take)) return found;
  }
  take(rest);
  return found;
};

const spanOf = (
  file: string,
  { line, cell }: RowProblem,
  lines: readonly string[],
  delimiter: string,
): Span => {
  const place =
    cell === null ? { line: 0, start: 0, end: lines[0]!.length } : placeOfCell(lines, delimiter, cell);
  const at = line + place.line;
  return {
    file,
    start: { line: at, column: place.start + 1 },
    end: { line: at, column: place.end + 1 },
    text: lines[place.line]!,
  };
};

/**
 * The problems of one file as a reader sees them, each at its characters. Only here, when something is wrong, is the
 * file read for places: reading rows stays free of them.
 */
export const diagnosed = async (
  opening: Tabular,
  problems: readonly RowProblem[],
  dropped: number,
  signal: AbortSignal,
): Promise<Diagnostic[]> => {
  if (problems.length === 0) return [];
  const file = opening.file.name;
  const lines = await recordLines(textOf(opening, signal), new Set(problems.map(({ line }) => line)));
  const diagnostics = problems.map((found) =>
    problem(found.rule, file, found.message, {
      span: spanOf(file, found, lines.get(found.line) ?? [''], opening.delimiter),
      ...(found.help && { help: found.help }),
    }),
  );
  if (dropped > 0) diagnostics.push(problem('data-more', file, dataText.more({ count: dropped })));
  return diagnostics;
};
