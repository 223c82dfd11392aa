import type { Message } from '../../locale/message.js';
import { reportText } from '../../locale/report.js';
import { drawnInAscii } from '../ascii.js';
import { renderDiagnostics } from '../excerpt.js';
import { fitColumns, type Measured } from '../fit.js';
import { drawGrid } from '../grid.js';
import { paletteFor } from '../palette.js';
import type { Block, Cell, Column, Format, Tone, View } from '../report.js';
import { visible } from '../visible.js';
import { textWidth } from '../width.js';
import { wrapBehind, wrapText } from '../wrap.js';

type TableBlock = Extract<Block, { type: 'table' }>;

const INDENT = 2;
const CODE_INDENT = '    ';
/** Words are not squeezed below this, four kanji, whether by other columns or by their own indentation. */
const READABLE = 8;

const toned = (lines: readonly string[], tone: Tone | undefined, { color }: View): string[] =>
  lines.map(paletteFor(color)(tone ?? 'plain'));

/** The door: whatever came from a file is made harmless here. */
const textIn = (message: Message, { lang }: View): string => visible(message[lang]);

const cellLines = ({ text, indent = 0 }: Cell, width: number | null, view: View): string[] => {
  const words = textIn(text, view);
  const isWhole = width === null || indent * INDENT + textWidth(words) <= width;
  const deepest = isWhole ? Number.POSITIVE_INFINITY : Math.max(0, width - READABLE);
  return wrapBehind(' '.repeat(Math.min(indent * INDENT, deepest)), words, width);
};

const measured = ({ align, rank }: Column, cells: readonly Cell[], view: View): Measured => {
  const lines = cells.flatMap((cell) => cellLines(cell, null, view));
  const width = lines.reduce((widest, line) => Math.max(widest, textWidth(line)), 1);
  const indent = cells.reduce((deepest, cell) => Math.max(deepest, (cell.indent ?? 0) * INDENT), 0);
  // A third of the terminal is as much as a deep tree may take for its indentation alone.
  const least = READABLE + Math.min(indent, Math.floor((view.width ?? 0) / 3));
  return { rank, width, least: align === 'left' ? Math.min(width, least) : width };
};

const tableLines = ({ columns, rows }: TableBlock, view: View): string[] => {
  const heads = columns.map(({ head }): Cell => ({ text: head, tone: 'dim' }));
  const cellsOf = (index: number): Cell[] =>
    [heads, ...rows.map(({ cells }) => cells)].flatMap((cells) => cells[index] ?? []);
  const fitted = fitColumns(
    columns.map((column, index) => measured(column, cellsOf(index), view)),
    view.width,
  );
  const gridRow = (cells: readonly Cell[], ruled: boolean) => ({
    ruled,
    cells: fitted.map(({ index, width }) => {
      const cell = cells[index];
      return cell ? toned(cellLines(cell, width, view), cell.tone, view) : [];
    }),
  });
  const lines = drawGrid(
    fitted.map(({ index }) => columns[index]!.align),
    [
      gridRow(heads, false),
      ...rows.map(({ cells, divider }, row) => gridRow(cells, row === 0 || divider === true)),
    ],
  );
  const omitted = columns.filter((_, index) => !fitted.some((column) => column.index === index));
  if (omitted.length === 0) return lines;
  const notice = textIn(reportText.omittedColumns({ heads: omitted.map(({ head }) => head) }), view);
  return [...lines, ...toned(wrapText(notice, view.width), 'dim', view)];
};

const codeLines = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => CODE_INDENT + line);

const blockLines = (block: Block, view: View): string[] => {
  switch (block.type) {
    case 'heading':
      return toned(wrapText(textIn(block.text, view), view.width), 'strong', view);
    case 'text':
      return toned(wrapText(textIn(block.text, view), view.width), block.tone, view);
    case 'list':
      return block.items.flatMap(({ text, tone }) =>
        toned(wrapBehind(reportText.bullet()[view.lang], textIn(text, view), view.width), tone, view),
      );
    case 'table':
      return tableLines(block, view);
    case 'code':
      return codeLines(textIn(block.text, view));
    case 'diagnostics':
      return [renderDiagnostics(block.diagnostics, view).trimEnd()];
    default:
      return block satisfies never;
  }
};

/** The answer for people at a terminal, and for a pipe without colour or limits of width. */
export const table: Format = {
  id: 'table',
  render: ({ blocks }, view) => {
    const text = blocks
      .map((block) =>
        blockLines(block, view)
          .map((line) => line.trimEnd())
          .join('\n'),
      )
      .filter((lines) => lines !== '')
      .map((lines) => `${lines}\n`)
      .join('\n');
    return view.ascii ? drawnInAscii(text) : text;
  },
};
