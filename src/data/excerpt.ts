import { dataText } from '../locale/data.js';
import { type Diagnostic, problem, type Span } from '../model/diagnostic.js';
import { columnLetters } from './header.js';
import { type DelimitedText, type Tabular, textOf, type WorkbookOpening } from './opening.js';
import type { RowProblem } from './problems.js';
import { LONGEST_RECORD } from './rows.js';

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
    const lines = chunk.split('\n');
    // Of a line longer than any record its beginning is kept: all of it may be more than there is memory for.
    if (rest.length < LONGEST_RECORD) lines[0] = rest + lines[0]!;
    else lines[0] = rest;
    rest = lines.pop()!;
    if (lines.some(take)) return found;
    if (rest.length >= LONGEST_RECORD && line + 1 >= last) break;
  }
  take(rest);
  return found;
};

const textSpan = (
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

/** What stands between the cells of a row where a message shows it. */
const BETWEEN = ' | ';

const sheetSpan = ({ file, sheet, rows }: WorkbookOpening, { line, cell }: RowProblem): Span => {
  const texts = (rows[line - 1]?.texts ?? []).map((text) => text.replaceAll(/\s+/gu, ' '));
  const end = { line, column: (cell ?? texts.length) + (cell === null ? 1 : 2) };
  const span = { file: file.name, start: { line, column: (cell ?? 0) + 1 }, end, text: texts.join(BETWEEN) };
  if (cell === null) return { ...span, place: { sheet, cell, from: 0, to: span.text.length } };
  const before = texts.slice(0, cell).map((text) => text + BETWEEN);
  const from = Math.min(before.join('').length, span.text.length);
  const to = from + (texts[cell]?.length ?? 0);
  return { ...span, place: { sheet, cell: `${columnLetters(cell)}${line}`, from, to } };
};

/** The span of each problem of a text. */
const textSpans = async (
  tabular: DelimitedText,
  problems: readonly RowProblem[],
  signal: AbortSignal,
): Promise<Span[]> => {
  const lines = await recordLines(textOf(tabular, signal), new Set(problems.map(({ line }) => line)));
  return problems.map((found) =>
    textSpan(tabular.file.name, found, lines.get(found.line) ?? [''], tabular.delimiter),
  );
};

/**
 * The problems of one file as a reader sees them, each at its characters. Only here, when something is wrong, is the
 * file read for places: reading rows stays free of them.
 */
export const diagnosed = async (
  tabular: Tabular,
  problems: readonly RowProblem[],
  dropped: number,
  signal: AbortSignal,
): Promise<Diagnostic[]> => {
  if (problems.length === 0) return [];
  const file = tabular.file.name;
  const spans =
    tabular.form === 'workbook'
      ? problems.map((found) => sheetSpan(tabular, found))
      : await textSpans(tabular, problems, signal);
  const diagnostics = problems.map((found, index) =>
    problem(found.rule, file, found.message, {
      span: spans[index]!,
      ...(found.help && { help: found.help }),
    }),
  );
  if (dropped > 0) diagnostics.push(problem('data-more', file, dataText.more({ count: dropped })));
  return diagnostics;
};
