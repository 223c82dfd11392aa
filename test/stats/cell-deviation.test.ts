import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { type AnswerCells, acceptanceParts } from '../../src/stats/acceptance-parts.js';
import { cellDeviation } from '../../src/stats/cell-deviation.js';

const kind = (
  before: readonly (readonly [number, number])[],
  after: readonly (readonly [number, number])[],
): AnswerCells => ({
  before: before.map(([n, x]) => ({ n, x })),
  after: after.map(([n, x]) => ({ n, x })),
});

const KINDS = [
  kind(
    [
      [400, 240],
      [200, 60],
    ],
    [
      [40, 26],
      [10, 4],
    ],
  ),
  kind(
    [
      [300, 60],
      [100, 10],
    ],
    [
      [45, 12],
      [25, 2],
    ],
  ),
];

describe('what chance gives a figure of shares', () => {
  it('is of one rate its binomial standard error, and of a difference that of both', () => {
    const rates = [kind([[100, 30]], [[50, 20]])];
    const rateAfter = (cells: readonly AnswerCells[]) => cells[0]!.after[0]!.x / cells[0]!.after[0]!.n;
    const rateBefore = (cells: readonly AnswerCells[]) => cells[0]!.before[0]!.x / cells[0]!.before[0]!.n;
    expect(cellDeviation(rates, rateAfter)).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 50), 8);
    expect(cellDeviation(rates, (cells) => rateAfter(cells) - rateBefore(cells))).toBeCloseTo(
      Math.sqrt((0.4 * 0.6) / 50 + (0.3 * 0.7) / 100),
      8,
    );
  });

  it('is nothing where nothing could be otherwise', () => {
    expect(cellDeviation([kind([[10, 10]], [[20, 20]])], (cells) => acceptanceParts(cells)!.rate)).toBe(0);
    expect(cellDeviation([], () => 1)).toBe(0);
  });

  it.each(['mix', 'speed', 'rate'] as const)('is what draws of the cases vary by: %s', (part) => {
    const uniform = uniformFrom(7);
    const drawnSide = (side: 'before' | 'after'): { n: number; x: number }[][] => {
      const drawn = KINDS.map((one) => one[side].map(() => ({ n: 0, x: 0 })));
      const cases = KINDS.flatMap((one, at) =>
        one[side].flatMap(({ n, x }, state) =>
          Array.from({ length: n }, (_, i) => ({ cell: drawn[at]![state]!, isHit: i < x })),
        ),
      );
      for (let i = 0; i < cases.length; i += 1) {
        const { cell, isHit } = cases[Math.floor(uniform() * cases.length)]!;
        cell.n += 1;
        if (isHit) cell.x += 1;
      }
      return drawn;
    };
    const values = Array.from({ length: 2000 }, () => {
      const [before, after] = [drawnSide('before'), drawnSide('after')];
      return acceptanceParts(KINDS.map((_, at) => ({ before: before[at]!, after: after[at]! })))![part];
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const found = cellDeviation(KINDS, (cells) => acceptanceParts(cells)![part]);
    expect(found / spread).toBeGreaterThan(0.92);
    expect(found / spread).toBeLessThan(1.08);
  });
});
