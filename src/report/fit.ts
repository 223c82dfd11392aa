/** Spaces between two columns. */
export const GAP = 2;

/** A column before it is fitted: the width it wants, and the least one at which it can still be read. */
export interface Measured {
  readonly rank: number;
  readonly width: number;
  readonly least: number;
}

/** A column that is shown: its place among all columns, and its width. */
interface FittedColumn {
  readonly index: number;
  readonly width: number;
}

const totalOf = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);

/**
 * Which columns are shown in `room` columns of the terminal, and how wide. Words are wrapped first; where that is not
 * enough, columns go by their rank. Figures are never cut, so that columns of rank 0 may still be too wide.
 */
export const fitColumns = (columns: readonly Measured[], room: number | null): readonly FittedColumn[] => {
  let kept = columns.map((column, index) => ({ ...column, index }));
  if (room === null) return kept;
  while (totalOf(kept.map(({ least }) => least)) > room) {
    const rank = Math.max(...kept.map((column) => column.rank));
    if (rank === 0) break;
    const last = kept.findLastIndex((column) => column.rank === rank);
    kept = kept.filter((_, position) => position !== last);
  }
  const widths = kept.map(({ width }) => width);
  for (let excess = totalOf(widths) - room; excess > 0; excess -= 1) {
    const shrinkable = widths.map((width, position) => (width > kept[position]!.least ? width : 0));
    const widest = Math.max(...shrinkable);
    if (widest === 0) break;
    widths[shrinkable.indexOf(widest)]! -= 1;
  }
  return kept.map(({ index }, position) => ({ index, width: widths[position]! }));
};
