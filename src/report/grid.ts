import Table from 'cli-table3';
import { GAP } from './fit.js';
import { padTo } from './wrap.js';

/** One cell of one column: its lines, already wrapped and coloured. */
type GridCell = readonly string[];

interface GridRow {
  readonly cells: readonly GridCell[];
  /** A thin line above the row. */
  readonly ruled: boolean;
}

interface GridColumn {
  readonly width: number;
  readonly align: 'left' | 'right';
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

/**
 * Draws rows without vertical lines. cli-table3 measures text with an older table of widths and would cut or misalign
 * some of it; it is therefore given stand-ins of the right width, and the text takes their place in what it drew.
 */
export const drawGrid = (columns: readonly GridColumn[], rows: readonly GridRow[]): string[] => {
  const texts: string[] = [];
  const table = new Table({
    chars: { ...NO_LINES, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const { cells, ruled } of rows) {
    if (ruled) {
      table.push(
        columns.map(({ width }) => ({ content: '─'.repeat(width), chars: { middle: '─'.repeat(GAP) } })),
      );
    }
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    for (let line = 0; line < height; line += 1) {
      texts.push(
        ...columns.map(({ width, align }, index) => padTo(cells[index]?.[line] ?? '', width, align)),
      );
      table.push(columns.map(({ width }) => STAND_IN.repeat(width)));
    }
  }
  let next = 0;
  const drawn = table.toString().replace(new RegExp(`${STAND_IN}+`, 'g'), () => texts[next++]!);
  return drawn.split('\n').map((line) => line.trimEnd());
};
