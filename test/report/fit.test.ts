import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../src/report/fit.js';

/** A column by its rank, its width and the least width at which it can be read. */
const column = (rank: number, width: number, least = width) => ({ rank, width, least });

describe('fitColumns', () => {
  it.each([
    [
      'all fit',
      [column(0, 10), column(1, 8)],
      20,
      [
        [0, 10],
        [1, 8],
      ],
    ],
    [
      'without a limit',
      [column(0, 500), column(1, 800)],
      null,
      [
        [0, 500],
        [1, 800],
      ],
    ],
    [
      'the widest words shrink first',
      [column(0, 20, 8), column(1, 14, 8), column(2, 6)],
      36,
      [
        [0, 13],
        [1, 13],
        [2, 6],
      ],
    ],
    [
      'down to the least',
      [column(0, 20, 12), column(1, 20, 8)],
      22,
      [
        [0, 12],
        [1, 8],
      ],
    ],
    [
      'then the highest rank goes, and the rest has its place',
      [column(0, 20, 8), column(2, 10), column(1, 10)],
      30,
      [
        [0, 18],
        [2, 10],
      ],
    ],
    [
      'of equal ranks the last',
      [column(0, 10), column(1, 10), column(1, 10)],
      25,
      [
        [0, 10],
        [1, 10],
      ],
    ],
    [
      'rank 0 stays, even too wide',
      [column(0, 20, 8), column(0, 10)],
      12,
      [
        [0, 8],
        [1, 10],
      ],
    ],
  ])('%s', (_, columns, room, fitted) => {
    expect(fitColumns(columns, room).map(({ index, width }) => [index, width])).toEqual(fitted);
  });
});
