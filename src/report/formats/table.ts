import stringWidth from 'string-width';
import type { Message } from '../../locale/message.js';
import { reportText } from '../../locale/report.js';
import { renderDiagnostics } from '../excerpt.js';
import { fitColumns, type Measured } from '../fit.js';
import { drawGrid } from '../grid.js';
import { paletteFor } from '../palette.js';
import type { Block, Cell, Column, Format, Tone, View } from '../report.js';
import { visible } from '../visible.js';
import { wrapBehind, wrapText } from '../wrap.js';

type TableBlock = Extract<Block, { type: 'table' }>;

const INDENT = 2;
/** A column of words is not shrunk below this: four kanji. */
const READABLE = 8;
/** However deep a cell is indented, two kanji of it fit on a line. */
const LEAST_TEXT = 4;

const toned = (lines: readonly string[], tone: Tone | undefined, { color }: View): string[] =>
  lines.map(paletteFor(color)(tone ?? 'plain'));

/** The door: whatever came from a file is made harmless here. */
const textIn = (message: Message, { lang }: View): string => visible(message[lang]);

const cellLines = ({ text, indent = 0 }: Cell, width: number | null, view: View): string[] => {
  const deepest = width === null ? Number.POSITIVE_INFINITY : Math.max(0, width - LEAST_TEXT);
  return wrapBehind(' '.repeat(Math.min(indent * INDENT, deepest)), textIn(text, view), width);
};

const measured = ({ align, rank }: Column, cells: readonly Cell[], view: View): Measured => {
  const lines = cells.flatMap((cell) => cellLines(cell, null, view));
  const width = Math.max(1, ...lines.map((line) => stringWidth(line)));
  const indent = Math.max(0, ...cells.map((cell) => (cell.indent ?? 0) * INDENT));
  return { rank, width, least: align === 'left' ? Math.min(width, READABLE + indent) : width };
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
    fitted.map(({ index, width }) => ({ width, align: columns[index]!.align })),
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
    case 'diagnostics':
      return renderDiagnostics(block.diagnostics, view).trimEnd().split('\n');
    default:
      return block satisfies never;
  }
};

/** The answer for people at a terminal, and for a pipe without colour or limits of width. */
export const table: Format = {
  id: 'table',
  render: ({ blocks }, view) =>
    blocks
      .map((block) =>
        blockLines(block, view)
          .map((line) => line.trimEnd())
          .join('\n'),
      )
      .filter((text) => text !== '')
      .map((text) => `${text}\n`)
      .join('\n'),
};
