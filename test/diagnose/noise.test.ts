import { describe, expect, it } from 'vitest';
import { attribute, otherEffects } from '../../src/diagnose/attribution.js';
import { noiseBand } from '../../src/diagnose/noise.js';
import { oracle } from '../oracles.js';
import { programOf } from '../plan/chain.js';

const KINDS = { contacts: 'count', hearing: 'rate', proposal: 'rate', win: 'rate', asp: 'average' } as const;

const chain = () => {
  const { input } = oracle('attribution.chain_plan_vs_actual');
  const program = programOf('kgi = contacts*hearing*proposal*win*asp', KINDS);
  const at = (values: readonly number[]): number[] =>
    program.leaves.map(({ slot }) => values[input.factors.indexOf(slot.id)]!);
  const sides = { before: at(input.plan), after: at(input.actual) };
  const leaf = program.leaves.findIndex(({ slot }) => slot.id === 'proposal');
  return { program, sides, leaf, result: attribute(program, sides.before, sides.after) };
};

describe('what chance alone would make of a contribution', () => {
  it('rests on the logarithmic mean of the KGI: attribution.delta_method_se', () => {
    const { input, expected, tolerance } = oracle('attribution.delta_method_se');
    const { program, sides, leaf, result } = chain();
    // 432 times 45 % is no whole number; the test is of the formula, as is the source.
    const after = { entered: input.n, converted: input.n * input.p_actual };
    const band = noiseBand(sides, result, otherEffects(program, sides.before, sides.after), leaf, {
      before: null,
      after,
    })!;
    expected.ci90.forEach((end: number, i: number) => {
      expect(Math.abs(band[i]! - end)).toBeLessThanOrEqual(tolerance * Math.abs(end) * 10);
    });
  });

  it('adds the chance of the other period, where there are cases of it', () => {
    const { program, sides, leaf, result } = chain();
    const cases = { entered: 400, converted: 180 };
    const one = noiseBand(sides, result, otherEffects(program, sides.before, sides.after), leaf, {
      before: null,
      after: cases,
    })!;
    const other = noiseBand(sides, result, otherEffects(program, sides.before, sides.after), leaf, {
      before: cases,
      after: null,
    })!;
    const both = noiseBand(sides, result, otherEffects(program, sides.before, sides.after), leaf, {
      before: cases,
      after: cases,
    })!;
    const { effect } = result.leaves[leaf]!;
    expect(effect - both[0]).toBeCloseTo(Math.hypot(effect - one[0], effect - other[0]), 9);
    expect(both[1] - both[0]).toBeGreaterThan(one[1] - one[0]);
  });

  it('is not symmetric of few cases, and is there at no success at all', () => {
    const { program, sides, leaf } = chain();
    const after = sides.after.with(leaf, 0);
    const result = attribute(program, sides.before, after);
    const band = noiseBand({ ...sides, after }, result, otherEffects(program, sides.before, after), leaf, {
      before: null,
      after: { entered: 10, converted: 0 },
    })!;
    expect(band[0]).toBe(result.leaves[leaf]!.effect);
    expect(band[1]).toBeGreaterThan(band[0] + 1);
  });

  it('is unknown where nothing was counted', () => {
    const { program, sides, leaf, result } = chain();
    expect(
      noiseBand(sides, result, otherEffects(program, sides.before, sides.after), leaf, {
        before: null,
        after: null,
      }),
    ).toBeNull();
  });
});
