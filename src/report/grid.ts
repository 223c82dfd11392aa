import Table from 'cli-table3';
import { GAP } from './fit.js';
import type { Column } from './report.js';
import { textWidth } from './width.js';
import { padTo } from './wrap.js';

interface GridRow {
  /** The lines of each cell, already wrapped and coloured. */
  readonly cells: readonly (readonly string[])[];
  /** A thin line above the row. */
  readonly ruled: boolean;
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};
/** A character of private use, one column wide. */
const STAND_IN = '\ue000';

/** A rule and an empty line of a table, as cli-table3 draws them. */
const pattern = (widths: readonly number[]): readonly [rule: string, line: string] => {
  const table = new Table({
    chars: { ...NO_LINES, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(
    widths.map((width) => ({ content: '─'.repeat(width), chars: { middle: '─'.repeat(GAP) } })),
    widths.map((width) => STAND_IN.repeat(width)),
  );
  return table.toString().split('\n') as [string, string];
};

/**
 * Draws rows without vertical lines. cli-table3 measures text by an older table of widths, would cut or misalign some
 * of it, and takes seconds for thousands of rows; it therefore draws one line of stand-ins, and every line of text
 * takes their place.
 */
export const drawGrid = (aligns: readonly Column['align'][], rows: readonly GridRow[]): string[] => {
  const widths = aligns.map((_, index) =>
    rows.flatMap(({ cells }) => cells[index]!).reduce((widest, line) => Math.max(widest, textWidth(line)), 1),
  );
  const [rule, line] = pattern(widths);
  const filled = (texts: readonly string[]): string => {
    let column = 0;
    return line.replace(new RegExp(`${STAND_IN}+`, 'g'), () => texts[column++]!).trimEnd();
  };
  return rows.flatMap(({ cells, ruled }) => {
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    const lines = Array.from({ length: height }, (_, at) =>
      filled(aligns.map((align, index) => padTo(cells[index]![at] ?? '', widths[index]!, align))),
    );
    return ruled ? [rule, ...lines] : lines;
  });
};
