import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerCells, acceptanceParts } from '../../src/stats/acceptance-parts.js';
import { mixAndRate } from '../../src/stats/mix-and-rate.js';

/** Cells as [cases, accepted], by kind and answer. */
type Side = readonly (readonly (readonly [n: number, x: number])[])[];

const kindsOf = (before: Side, after: Side): AnswerCells[] =>
  before.map((cells, kind) => ({
    before: cells.map(([n, x]) => ({ n, x })),
    after: after[kind]!.map(([n, x]) => ({ n, x })),
  }));

const parts = (before: Side, after: Side) => acceptanceParts(kindsOf(before, after))!;

describe('the change of a share accepted', () => {
  // High scores: in time 40 of 50 accepted, late 10 of 50. Low ones: 10 of 50 and 0 of 50. In all 60 of 200.
  const before: Side = [
    [
      [50, 40],
      [50, 10],
    ],
    [
      [50, 10],
      [50, 0],
    ],
  ];

  it.each<[string, Side, { mix: number; speed: number; rate: number }]>([
    [
      'more with high scores, all else alike: 150 of 200 instead of 100, at rates of 50 % and 10 %',
      [
        [
          [75, 60],
          [75, 15],
        ],
        [
          [25, 5],
          [25, 0],
        ],
      ],
      { mix: 0.25 * 0.5 - 0.25 * 0.1, speed: 0, rate: 0 },
    ],
    [
      'more high ones in time: 80 of 100 instead of 50, of whom 60 points more are accepted',
      [
        [
          [80, 64],
          [20, 4],
        ],
        [
          [50, 10],
          [50, 0],
        ],
      ],
      { mix: 0, speed: 0.5 * 0.3 * 0.6, rate: 0 },
    ],
    [
      'fewer accepted of high ones in time: 30 of 50 instead of 40, a quarter of all',
      [
        [
          [50, 30],
          [50, 10],
        ],
        [
          [50, 10],
          [50, 0],
        ],
      ],
      { mix: 0, speed: 0, rate: -0.25 * 0.2 },
    ],
  ])('%s', (_, after, expected) => {
    const found = parts(before, after);
    expect(found.before).toBe(0.3);
    for (const part of ['mix', 'speed', 'rate'] as const)
      expect(found[part], part).toBeCloseTo(expected[part], 12);
  });

  it('is averaged over the orders of three factors that change together', () => {
    // One kind beside an empty one: 0.5 x 0.5 x 0.8 becomes 1 x 1 x 0.4, all else is never accepted.
    const found = parts(
      [
        [
          [50, 40],
          [50, 0],
        ],
        [
          [50, 0],
          [50, 0],
        ],
      ],
      [
        [
          [200, 80],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 0],
        ],
      ],
    );
    // By hand: 0.5 x ((0.4 + 0.4) / 3 + (0.2 + 0.8) / 6), the same for the time, and -0.4 x ((0.25 + 1) / 3 + 1 / 6).
    expect(found.mix).toBeCloseTo(0.5 * (0.8 / 3 + 1 / 6), 12);
    expect(found.speed).toBeCloseTo(0.5 * (0.8 / 3 + 1 / 6), 12);
    expect(found.rate).toBeCloseTo(-0.4 * (1.25 / 3 + 1 / 6), 12);
    expect(found.mix + found.speed + found.rate).toBeCloseTo(0.2, 12);
  });

  it('is the mix of a kind that one side lacks: it has the rate of the other', () => {
    const found = parts([[[100, 50]], [[0, 0]]], [[[100, 50]], [[100, 10]]]);
    expect(found.rate).toBe(0);
    expect(found.mix).toBeCloseTo(60 / 200 - 0.5, 12);
  });

  it('has no parts where a side has no cases', () => {
    expect(acceptanceParts(kindsOf([[[0, 0]]], [[[10, 5]]]))).toBeNull();
    expect(acceptanceParts([])).toBeNull();
  });
});

const cell = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]): [number, number] => [n, Math.round(n * share)]);
const side = fc.array(fc.tuple(cell, cell, cell), { minLength: 4, maxLength: 4 });

describe('for any counts, zeros among them', () => {
  it('the parts add up to the change, and swapping the sides turns their signs', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const found = acceptanceParts(kindsOf(before, after));
        if (!found) return;
        expect(found.mix + found.speed + found.rate).toBeCloseTo(found.after - found.before, 10);
        const swapped = parts(after, before);
        for (const part of ['mix', 'speed', 'rate'] as const)
          expect(swapped[part]).toBeCloseTo(-found[part], 10);
      }),
    );
  });

  it("with one answer it is Kitagawa's split into mix and rate", () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 3, maxLength: 3 }),
        fc.array(cell, { minLength: 3, maxLength: 3 }),
        (before, after) => {
          const found = acceptanceParts(
            kindsOf(
              before.map((one) => [one]),
              after.map((one) => [one]),
            ),
          );
          const known = mixAndRate(
            before.map(([n, x], at) => ({ before: { n, x }, after: { n: after[at]![0], x: after[at]![1] } })),
          );
          if (!found || !known) return expect(found).toBe(known);
          const sum = (of: 'mix' | 'rate') => known.effects.reduce((total, effect) => total + effect[of], 0);
          expect(found.mix).toBeCloseTo(sum('mix'), 10);
          expect(found.rate).toBeCloseTo(sum('rate'), 10);
          expect(found.speed).toBe(0);
        },
      ),
    );
  });
});
