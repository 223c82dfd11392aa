import type { AnswerCells, Cell } from './acceptance-parts.js';

/** The step of a count by which the slope is taken. */
const STEP = 1e-4;

const changed = (cells: readonly Cell[], at: number, hits: number, misses: number): Cell[] =>
  cells.map((cell, index) => (index === at ? { n: cell.n + hits + misses, x: cell.x + hits } : cell));

/**
 * The standard deviation that chance gives a figure made of shares of both sides' cases: the root of the sum, over hits
 * and misses of every cell, of the count times the square of the figure's slope in it (the infinitesimal jackknife:
 * Jaeckel 1972; Efron 1982). For figures that stay the same when all counts of a side are multiplied.
 */
export function cellDeviation(
  kinds: readonly AnswerCells[],
  figureOf: (kinds: readonly AnswerCells[]) => number,
): number {
  const slope = (
    kind: number,
    side: 'before' | 'after',
    at: number,
    isHit: boolean,
    count: number,
  ): number => {
    const moved = (by: number): number => {
      const cells = changed(kinds[kind]![side], at, isHit ? by : 0, isHit ? 0 : by);
      return figureOf(kinds.map((one, index) => (index === kind ? { ...one, [side]: cells } : one)));
    };
    const step = STEP * count;
    return (moved(step) - moved(-step)) / (2 * step);
  };
  let variance = 0;
  for (const [kind, cells] of kinds.entries()) {
    for (const side of ['before', 'after'] as const) {
      for (const [at, { n, x }] of cells[side].entries()) {
        if (x > 0) variance += x * slope(kind, side, at, true, x) ** 2;
        if (n > x) variance += (n - x) * slope(kind, side, at, false, n - x) ** 2;
      }
    }
  }
  return Math.sqrt(variance);
}
