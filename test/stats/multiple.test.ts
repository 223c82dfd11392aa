import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stats/multiple.js';
import { oracle } from '../oracles.js';
import { expectWithin } from './closeness.js';

describe('adjusted p-values', () => {
  it.each([
    // raw, Holm, Benjamini-Hochberg
    [[], [], []],
    [[0.03], [0.03], [0.03]],
    [
      [0.01, 0.04, 0.03],
      [0.03, 0.06, 0.06],
      [0.03, 0.04, 0.04],
    ],
    [
      [0.5, 0.5],
      [1, 1],
      [0.5, 0.5],
    ],
    [
      [0.9, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
    ],
  ])('%j: Holm %j, Benjamini-Hochberg %j', (raw, byHolm, byBh) => {
    holm(raw).forEach((p, index) => {
      expectWithin(p, byHolm[index]!, 1e-15);
    });
    benjaminiHochberg(raw).forEach((p, index) => {
      expectWithin(p, byBh[index]!, 1e-15);
    });
    expect([holm(raw).length, benjaminiHochberg(raw).length]).toEqual([raw.length, raw.length]);
  });

  it('gives the worked funnel', () => {
    const { input, expected, tolerance } = oracle('stage.weakest_own_example');
    const names: string[] = input.stages.map((stage: { name: string }) => stage.name);
    const raw = names.map((name) => expected.rows[name].p_exact_lower);
    const [byHolm, byBh] = [holm(raw), benjaminiHochberg(raw)];
    names.forEach((name, index) => {
      expectWithin(byHolm[index]!, expected.holm[name], tolerance.default);
      expectWithin(byBh[index]!, expected.bh[name], tolerance.default);
    });
  });

  it('gives the eight reps', () => {
    const { expected, tolerance } = oracle('reps.bh');
    const adjusted = benjaminiHochberg(Object.values<number>(expected.p));
    Object.keys(expected.p).forEach((rep, index) => {
      expectWithin(adjusted[index]!, expected.bh[rep], tolerance);
    });
  });

  it.each([holm, benjaminiHochberg])(
    '$name never goes below the raw p, above 1 or out of order',
    (adjust) => {
      const pValue = fc.double({ min: 0, max: 1, noNaN: true });
      fc.assert(
        fc.property(fc.array(pValue, { maxLength: 20 }), (raw) => {
          const adjusted = adjust(raw);
          raw.forEach((p, index) => {
            expect(adjusted[index]).toBeGreaterThanOrEqual(p);
            expect(adjusted[index]).toBeLessThanOrEqual(1);
            raw.forEach((other, position) => {
              if (p <= other) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[position]!);
            });
          });
        }),
        { seed: 8 },
      );
    },
  );

  it.each([[[0.1, 1.1]], [[-0.1]], [[Number.NaN]]])('%j is out of range', (raw) => {
    expect(() => holm(raw)).toThrow(RangeError);
    expect(() => benjaminiHochberg(raw)).toThrow(RangeError);
  });
});
