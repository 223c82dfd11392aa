import { describe, expect, it } from 'vitest';
import type { WaitGroup } from '../../src/data/wait-counts.js';
import { estimateLags } from '../../src/plan/lag-estimate.js';
import { uniformFrom } from '../../src/plan/random.js';

const JANUARY = 24_312;

const group = (
  month: number,
  records: number,
  end: WaitGroup['end'],
  months: number | null = null,
): WaitGroup => ({
  month: JANUARY + month,
  end,
  months,
  records,
});

describe('lags found from records', () => {
  it('are what the curve of arrivals rises by, worked by hand', () => {
    // Entered in January, followed for two months: 10 arrive at once, 15 after one month and 5 after two; 10 are lost.
    // Entered in February, followed for one: 12 at once, 18 are open at the end of March, when 10 more have just entered.
    const groups = [
      group(0, 10, 'arrived', 0),
      group(0, 15, 'arrived', 1),
      group(0, 5, 'arrived', 2),
      group(0, 10, 'lost', 1),
      group(1, 12, 'arrived', 0),
      group(1, 18, 'open'),
      group(2, 10, 'open'),
    ];
    const { shares, found } = estimateLags(groups, JANUARY + 2);
    // At age 0, 22 of 80 arrive. At age 1, 15 of the 48 followed so far, and 10 are lost. At age 2, all 5.
    const atOnce = 22 / 80;
    const afterOne = ((80 - 22) / 80) * (15 / 48);
    const left = ((80 - 22) / 80) * ((48 - 25) / 48);
    const afterTwo = left * (5 / 5);
    const total = atOnce + afterOne + afterTwo;
    expect([...shares.keys()]).toEqual([0, 1, 2]);
    expect(shares.get(0)).toBeCloseTo(atOnce / total, 12);
    expect(shares.get(1)).toBeCloseTo(afterOne / total, 12);
    expect(shares.get(2)).toBeCloseTo(afterTwo / total, 12);
    expect(found).toMatchObject({ entered: 80, arrived: 42, lost: 10, seen: 2, later: 0 });
    expect(found.open).toBeCloseTo(0, 12);
    expect(found.isLowerBound).toBe(false);
  });

  it('know nothing of what came after the last month, or entered after it', () => {
    const known = [group(0, 30, 'arrived', 0), group(0, 30, 'open'), group(1, 20, 'arrived', 0)];
    const later = [
      group(0, 30, 'arrived', 0),
      group(0, 30, 'arrived', 2),
      group(1, 20, 'arrived', 0),
      group(2, 9, 'open'),
    ];
    expect(estimateLags(later, JANUARY + 1)).toEqual(estimateLags(known, JANUARY + 1));
  });

  it('end with the month through which twenty records were followed', () => {
    const groups = [
      group(0, 19, 'arrived', 3),
      group(1, 1, 'open'),
      group(2, 20, 'arrived', 1),
      group(3, 40, 'arrived', 0),
    ];
    const { shares, found } = estimateLags(groups, JANUARY + 3);
    // The 19 of January were followed for three months, those up to February for two.
    expect(found.seen).toBe(2);
    expect([...shares.keys()]).toEqual([0, 1]);
  });

  it('leave out the last few that arrive, and say how many', () => {
    const groups = [group(0, 96, 'arrived', 1), group(0, 4, 'arrived', 7), group(9, 1, 'open')];
    const { shares, found } = estimateLags(groups, JANUARY + 9);
    expect(shares).toEqual(new Map([[1, 1]]));
    expect(found.later).toBeCloseTo(0.04, 12);
  });

  it('are told to be a lower bound where the curve still rises at its end', () => {
    const rising = [group(0, 30, 'arrived', 0), group(0, 30, 'arrived', 1), group(0, 40, 'open')];
    expect(estimateLags(rising, JANUARY + 1).found).toMatchObject({ isLowerBound: true, seen: 1 });
    // A month later nothing more has come.
    expect(estimateLags(rising, JANUARY + 2).found).toMatchObject({ isLowerBound: false, seen: 2 });
  });

  it('take what closed before it entered, and what was lost without a date, as of the month of entering', () => {
    const { shares, found } = estimateLags(
      [
        group(0, 20, 'arrived', 1),
        group(0, 10, 'arrived-before', 0),
        group(0, 5, 'lost'),
        group(0, 5, 'lost-before', 0),
      ],
      JANUARY + 3,
    );
    expect(found).toMatchObject({ arrived: 30, lost: 10, backwards: 15, undatedLosses: 5, open: 0 });
    expect(shares.get(0)).toBeCloseTo(1 / 3, 12);
  });

  it.each([
    ['none has arrived', [group(0, 30, 'lost', 0), group(0, 30, 'open')]],
    ['there is none', []],
  ])('are none where %s', (_, groups) => {
    expect(estimateLags(groups, JANUARY + 3).shares.size).toBe(0);
  });

  it('come back from records that were made by them, however many are still open', () => {
    const kernel = [0.2, 0.5, 0.3];
    const random = uniformFrom(7);
    const [months, each, winRate] = [12, 4000, 0.4];
    const through = JANUARY + months - 1;
    const pick = (shares: readonly number[]): number => {
      const drawn = random();
      const upTo = shares.map((_, last) => shares.slice(0, last + 1).reduce((sum, share) => sum + share));
      const found = upTo.findIndex((sum) => drawn < sum);
      return found === -1 ? shares.length - 1 : found;
    };
    const groups = Array.from({ length: months * each }, (_, index): WaitGroup => {
      const month = Math.floor(index / each);
      const isWon = random() < winRate;
      const age = pick(isWon ? kernel : [0.1, 0.3, 0.3, 0.3]);
      return JANUARY + month + age > through
        ? group(month, 1, 'open')
        : group(month, 1, isWon ? 'arrived' : 'lost', age);
    });
    const { shares } = estimateLags(groups, through);
    expect([...shares.keys()]).toEqual([0, 1, 2]);
    // Four standard errors of a share among the 19,200 that are won.
    for (const [age, share] of kernel.entries())
      expect(Math.abs(shares.get(age)! - share)).toBeLessThan(
        4 * Math.sqrt((share * (1 - share)) / (months * each * winRate)),
      );
    // What was won by the end favours the quick ones; the curve does not.
    const won = groups.filter(({ end }) => end === 'arrived');
    const naive = won.filter(({ months: age }) => age === 0).length / won.length;
    expect(naive).toBeGreaterThan(0.21);
  });
});
