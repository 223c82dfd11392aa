import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgeCounts, cumulativeIncidence } from '../../src/stats/aalen-johansen.js';
import { oracle, within } from '../oracles.js';

/** Cases as counts by age, from 0 to the highest. */
const grouped = (cases: readonly (readonly [number, keyof AgeCounts])[]): AgeCounts[] => {
  const last = Math.max(...cases.map(([age]) => age));
  return Array.from({ length: last + 1 }, (_, age) => {
    const of = (end: keyof AgeCounts): number =>
      cases.filter(([at, what]) => at === age && what === end).length;
    return { won: of('won'), lost: of('lost'), open: of('open') };
  });
};

describe('cumulative incidence', () => {
  it('is a share of all where every case is closed', () => {
    // 4 of 10 are won at once, 2 lost; a month later 1 is won and 3 lost.
    expect(
      cumulativeIncidence([
        { won: 4, lost: 2, open: 0 },
        { won: 1, lost: 3, open: 0 },
      ]),
    ).toEqual([
      { won: 0.4, lost: 0.2, open: 0.4 },
      { won: 0.5, lost: 0.5, open: 0 },
    ]);
  });

  it('lets cases that are still open stand for what the others went on to do', () => {
    // Of 10 cases 2 are won at age 0 and 4 were only just begun; of the 4 that are left, 1 is won: a quarter of 80%.
    const [, second] = cumulativeIncidence([
      { won: 2, lost: 0, open: 4 },
      { won: 1, lost: 0, open: 3 },
    ]);
    expect(second!.won).toBeCloseTo(0.2 + 0.8 / 4, 15);
  });

  it('is that of the worked example, in which losing is no censoring', () => {
    const { input, expected, tolerance } = oracle('censor.aalen_johansen_vs_km');
    const curve = cumulativeIncidence(grouped(input.deals));
    for (const { t, S, cif_won, cif_lost } of expected.rows) {
      const { won, lost, open } = curve[t]!;
      expect(Math.abs(won - cif_won)).toBeLessThanOrEqual(within(cif_won, tolerance));
      expect(Math.abs(lost - cif_lost)).toBeLessThanOrEqual(within(cif_lost, tolerance));
      expect(Math.abs(open - S)).toBeLessThanOrEqual(within(S, tolerance));
    }
  });

  it('is the survival of Kaplan and Meier where nothing competes', () => {
    const { input, expected, tolerance } = oracle('censor.kaplan_meier_freireich');
    const curve = cumulativeIncidence(
      grouped(input.time_event.map(([time, event]: [number, number]) => [time, event ? 'won' : 'open'])),
    );
    const published: [string, number][] = Object.entries(expected);
    expect(published).toHaveLength(7);
    for (const [time, survival] of published)
      expect(Math.abs(curve[Number(time)]!.open - survival)).toBeLessThanOrEqual(within(survival, tolerance));
  });

  const age = fc.record({ won: fc.nat(50), lost: fc.nat(50), open: fc.nat(50) });

  it('adds up to all cases at every age, and never falls', () => {
    fc.assert(
      fc.property(fc.array(age, { maxLength: 40 }), (ages) => {
        let before = { won: 0, lost: 0, open: 1 };
        for (const state of cumulativeIncidence(ages)) {
          expect(state.won + state.lost + state.open).toBeCloseTo(1, 12);
          expect(state.won).toBeGreaterThanOrEqual(before.won);
          expect(state.lost).toBeGreaterThanOrEqual(before.lost);
          expect(state.open).toBeLessThanOrEqual(before.open);
          expect(state.open).toBeGreaterThanOrEqual(0);
          before = state;
        }
      }),
    );
  });
});
