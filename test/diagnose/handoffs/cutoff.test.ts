import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../src/diagnose/handoffs/bands.js';
import { bandCourses } from '../../../src/diagnose/handoffs/cross.js';
import { cutoffOf } from '../../../src/diagnose/handoffs/cutoff.js';
import { withoutMonths } from '../../../src/diagnose/handoffs/evidence.js';
import { inversionOf } from '../../../src/diagnose/handoffs/inversion.js';
import { uniformFrom } from '../../../src/plan/random.js';
import { nMinusOneChiSquare } from '../../../src/stats/two-proportions.js';
import { countsOf, type Passed } from './records.js';

const groupsOf = (passed: readonly Passed[]) => countsOf(passed).passes;

const bandsFor = (passed: readonly Passed[], cutoff: number | null) =>
  bandsOf(
    passed.flatMap(({ score, records = 1 }) => (score == null ? [] : [{ score, records }])),
    cutoff,
    true,
  );

const cutoffFor = (passed: readonly Passed[], current: number | null = 60, goal: number | null = null) => {
  const groups = groupsOf(passed);
  const months = new Set(groups.map(({ month }) => month)).size;
  return cutoffOf(withoutMonths(groups), months, bandsFor(passed, current), current, goal);
};

/** Two months. High: 60 passed, 40 accepted, 10 of 30 closed won. Low: 40 passed, 20 accepted, 2 of 20 won. */
const TWO_BANDS: readonly Passed[] = [
  { month: '2026-01', score: 70, records: 10, end: 'won' },
  { month: '2026-01', score: 70, records: 20, isAccepted: true, end: 'lost' },
  { month: '2026-02', score: 70, records: 10, isAccepted: true, end: 'open' },
  { month: '2026-02', score: 70, records: 20, isAccepted: false, end: 'lost' },
  { month: '2026-01', score: 50, records: 2, end: 'won' },
  { month: '2026-02', score: 50, records: 18, isAccepted: true, end: 'lost' },
  { month: '2026-02', score: 50, records: 15, isAccepted: false, end: 'lost' },
  { month: '2026-02', score: 50, records: 5, isAccepted: false, end: 'open' },
];

describe('score x acceptance x wins', () => {
  it('by band: what waits is in no rate, what is open in the one of acceptance alone', () => {
    const [low, high] = bandCourses(groupsOf(TWO_BANDS), [
      { from: null, to: 60 },
      { from: 60, to: null },
    ]);
    expect(high).toMatchObject({ passed: 60, accepted: 40, closed: 30, won: 10, meanScore: 70 });
    expect([high!.passRate, high!.winRate]).toEqual([40 / 60, 10 / 30]);
    expect(high!.winsPerHundred).toBeCloseTo((100 * 40 * 10) / 60 / 30, 12);
    expect(low).toMatchObject({ passed: 40, accepted: 20, closed: 20, won: 2 });
    // 5 of the 40 still wait.
    expect([low!.passRate, low!.winRate]).toEqual([20 / 35, 0.1]);
  });

  it('of nothing there is no rate', () => {
    const [empty] = bandCourses([], [{ from: null, to: null }]);
    expect(empty).toMatchObject({
      passed: 0,
      passRate: null,
      winRate: null,
      winsPerHundred: null,
      meanScore: null,
    });
    const refused = bandCourses(groupsOf([{ month: '2026-01', score: 1, isAccepted: false, end: 'lost' }]), [
      { from: null, to: null },
    ]);
    expect(refused[0]).toMatchObject({ passRate: 0, winRate: null, winsPerHundred: 0 });
  });
});

describe('what a cut-off would bring', () => {
  it('a month, of what was passed, accepted and won: two months here', () => {
    const { candidates } = cutoffFor(TWO_BANDS)!;
    expect(candidates.map(({ from }) => from)).toEqual([70, 60, 50]);
    expect(candidates[0]).toEqual({ from: 70, passed: 30, accepted: 20, wins: (40 * 10) / 30 / 2 });
    expect(candidates.at(-1)).toEqual({ from: 50, passed: 50, accepted: 30, wins: (60 * 12) / 50 / 2 });
  });

  it.each([
    ['that one brings', 6.5, 70],
    ['that only all bring', 7, 50],
    ['that none brings', 8, null],
    ['that is not asked for', null, null],
  ])('a goal %s', (_, goal, from) => {
    expect(cutoffFor(TWO_BANDS, 60, goal)!.goalFrom).toBe(from);
  });

  it('tells what was passed below the one agreed on', () => {
    expect(cutoffFor(TWO_BANDS)!.below).toBe(40);
    expect(cutoffFor(TWO_BANDS, null)!.below).toBeNull();
    expect(cutoffFor(TWO_BANDS, 40)!.below).toBe(0);
  });
});

/** So many records of one month with some score, by how they ended. */
const ended = (score: number, won: number, lost: number): Passed[] => [
  { month: '2026-01', score, records: won, end: 'won' },
  { month: '2026-01', score, records: lost, end: 'lost' },
];

describe('no cut-off is named as the best', () => {
  it.each<[string, Passed[], string]>([
    ['with nine wins', [...ended(70, 9, 50), ...ended(50, 0, 50)], 'few-ends'],
    ['with nine losses', [...ended(70, 50, 9), ...ended(50, 50, 0)], 'few-ends'],
    ['with one score', ended(70, 50, 50), 'one-score'],
    ['where scores go with nothing', [...ended(70, 50, 50), ...ended(50, 50, 50)], 'blind'],
    ['where low scores win', [...ended(70, 10, 90), ...ended(50, 90, 10)], 'reversed'],
  ])('%s', (_, passed, obstacle) => {
    expect(cutoffFor(passed)).toMatchObject({ best: null, interval: null, obstacle });
  });

  it('and nothing is said of records without scores', () => {
    expect(cutoffFor([{ month: '2026-01', score: null, end: 'won' }])).toBeNull();
  });
});

describe('a higher score', () => {
  const judged = (table: readonly (readonly [score: number, won: number, lost: number])[]) => {
    const passed = table.flatMap(([score, won, lost]) => ended(score, won, lost));
    const bands = table.map(([score], at) => ({ from: score, to: table[at + 1]?.[0] ?? null }));
    return inversionOf(bandCourses(groupsOf(passed), bands));
  };

  it('that is won less often than the one below it is pointed out, the clearest of several', () => {
    const found = judged([
      [10, 40, 60],
      [20, 20, 80],
      [30, 60, 40],
      [40, 10, 90],
    ]);
    expect(found).toMatchObject({
      higher: { from: 40, to: null },
      lower: { from: 30, to: 40 },
      rates: { higher: 0.1, lower: 0.6 },
    });
    // One of three neighbours, each of which might have been it.
    expect(found!.pAdjusted).toBeCloseTo(3 * nMinusOneChiSquare(10, 100, 60, 100).pLower, 15);
  });

  it.each<[string, readonly (readonly [number, number, number])[]]>([
    [
      'by no more than chance',
      [
        [10, 30, 70],
        [20, 25, 75],
      ],
    ],
    [
      'of fewer than twenty',
      [
        [10, 100, 0],
        [20, 0, 19],
      ],
    ],
    [
      'never',
      [
        [10, 10, 90],
        [20, 50, 50],
      ],
    ],
    ['of none', []],
  ])('%s is not', (_, table) => expect(judged(table)).toBeNull());
});

/** Records with scores of 0 to 99, passed in one month, and won with some probability. */
const world = (seed: number, records: number, chance: (score: number) => number): Passed[] => {
  const uniform = uniformFrom(seed);
  return Array.from({ length: records }, (): Passed => {
    const score = Math.floor(uniform() * 100);
    return { month: '2026-01', score, end: uniform() < chance(score) ? 'won' : 'lost' };
  });
};

const WORLDS = 100;

describe(`in ${WORLDS} simulated worlds`, () => {
  it('in which the chance of winning jumps at 56, the cut-off is found, and its interval holds it', () => {
    const found = Array.from(
      { length: WORLDS },
      (_, seed) =>
        cutoffFor(
          world(seed, 1000, (score) => (score < 56 ? 0.1 : 0.3)),
          null,
        )!,
    );
    expect(found.filter(({ best }) => best === null)).toHaveLength(0);
    const held = found.filter(({ interval }) => interval![0] <= 56 && interval![1] >= 56);
    expect(held.length).toBeGreaterThanOrEqual(0.85 * WORLDS);
    const near = found.filter(({ best }) => Math.abs(best! - 56) <= 5);
    expect(near.length).toBeGreaterThanOrEqual(0.7 * WORLDS);
  });

  it('in which it rises steadily, the interval holds the score from which on it is above that of all', () => {
    // 5 % at 0 to 45 % at 100: the mean is that of a score of 50.
    const found = Array.from(
      { length: WORLDS },
      (_, seed) =>
        cutoffFor(
          world(seed, 2000, (score) => 0.05 + 0.004 * score),
          null,
        )!,
    );
    const held = found.filter(({ interval }) => interval![0] <= 50 && interval![1] >= 50);
    expect(held.length).toBeGreaterThanOrEqual(0.85 * WORLDS);
  });

  it('in which scores tell nothing, none is named in 95 of a hundred', () => {
    const found = Array.from(
      { length: 4 * WORLDS },
      (_, seed) =>
        cutoffFor(
          world(seed, 1000, () => 0.2),
          60,
        )!,
    );
    const none = found.filter(({ best }) => best === null);
    expect(none.length).toBeGreaterThanOrEqual(0.95 * found.length);
  });
});
