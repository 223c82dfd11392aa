import { describe, expect, it } from 'vitest';
import { rangesOf, signOf, slopesOf } from '../../src/model/interval.js';
import { farthest } from '../../src/model/reach.js';
import type { Reachability } from '../../src/plan/constraints.js';
import { necessaryMinimum, obstacles } from '../../src/plan/obstacles.js';
import { neededValue } from '../../src/plan/single.js';
import { oracle, within } from '../oracles.js';
import { CHAIN, programOf } from './chain.js';

type Figures = Record<string, number>;
const NATURAL = { rate: 1 } as Record<string, number>;

const question = (upper: Figures, goal: number, fixed: readonly string[] = []): Reachability => {
  const program = programOf(CHAIN.equations, CHAIN.kinds);
  const ranges = program.leaves.map(({ slot: { id } }) => {
    const top = NATURAL[CHAIN.kinds[id as 'win']] ?? Number.POSITIVE_INFINITY;
    const low = fixed.includes(id) ? upper[id]! : 0;
    return { id, allowed: [low, upper[id]!] as const, natural: [0, top] as const, fixed: fixed.includes(id) };
  });
  return { program, ranges, caps: [], goal, sense: 1 };
};

const near = (got: number, expected: number, tolerance: number, name: string): void =>
  expect(Math.abs(got - expected), `${name}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    within(expected, tolerance),
  );

describe('a goal out of reach is explained', () => {
  const upper = oracle('infeasible.max_reachable_kgi').input.upper;

  it('the best KGI is the corner of the box: infeasible.max_reachable_kgi', () => {
    const asked = question(upper, 150);
    const reach = farthest(
      asked.program,
      asked.ranges.map(({ allowed }) => allowed),
      1,
    );
    near(reach.best, oracle('infeasible.max_reachable_kgi').expected.max_kgi, 1e-9, 'max');
    expect(reach.proof).toBe('vertex');
  });

  it('what relaxing one bound would take: infeasible.relax_any_one', () => {
    const { input, expected, tolerance } = oracle('infeasible.relax_any_one');
    const { relax } = obstacles(question(input.upper, input.goal, input.locked));
    expect(relax.map(({ id }) => id).sort()).toEqual(Object.keys(expected.relax).sort());
    for (const { id, to } of relax) near(to, expected.relax[id], tolerance, id);
  });

  it('the smallest conflict: infeasible.smallest_iis_goal700', () => {
    const { input, expected } = oracle('infeasible.smallest_iis_goal700');
    const { conflict } = obstacles(question(input.upper, input.goal, ['asp']));
    expect(conflict.map(({ id }) => id).sort()).toEqual(expected.smallest_iis);
  });

  it('two bounds alone rule out 2,500 (methods: smallest_iis_goal2500)', () => {
    const { conflict } = obstacles(question(upper, 2500, ['asp']));
    expect(conflict).toEqual([
      { id: 'contacts', bound: 'max', value: 1100 },
      { id: 'asp', bound: 'fixed', value: 2 },
    ]);
  });

  it('what each lever needs even when the others are at their best: backsolve.necessary_minimum', () => {
    const { input, expected, tolerance } = oracle('backsolve.necessary_minimum');
    const found = necessaryMinimum(question(input.upper, input.goal));
    expect(found).toHaveLength(5);
    for (const { id, atLeast } of found) near(atLeast, expected.necessary_min[id], tolerance, id);
  });
});

describe('the reach of a tree whose leaves have no one sign', () => {
  it('is searched inside, not at the corners: infeasible.nonmonotone', () => {
    const { input, expected } = oracle('infeasible.nonmonotone');
    const program = programOf(`kgi = ${input.formula}`, { price: 'average' });
    const reach = farthest(program, [[input.lo, input.hi]], 1);
    near(reach.best, expected.max, 1e-6, 'best');
    near(reach.bound, expected.max, 2e-6, 'bound');
    near(reach.leaves[0]!, expected.argmax, 1e-3, 'argmax');
    expect(reach.proof).toBe('interval');
  });

  it('signs hold over the whole box: infeasible.monotone_signs', () => {
    const { input, expected } = oracle('infeasible.monotone_signs');
    const program = programOf('kgi = min(leads*pass_rate, capacity)*win*asp*(1-discount)-cost', {
      leads: 'count',
      pass_rate: 'rate',
      capacity: 'stock',
      win: 'rate',
      asp: 'average',
      discount: 'rate',
      cost: 'amount',
    });
    const box = program.leaves.map(({ slot }) => input.box[slot.id]);
    const slopes = slopesOf(program, rangesOf(program, box));
    const signs = Object.fromEntries(
      program.leaves.map(({ slot, term }) => [slot.id, signOf(slopes[term]!)]),
    );
    for (const [id, sign] of Object.entries<string>(expected.sign))
      expect(signs[id], id).toBe(sign.startsWith('<') ? -1 : 1);
    expect(farthest(program, box, 1).best).toBeCloseTo(expected.max_kgi, 9);
  });
});

describe('what one lever would need alone', () => {
  const needed = (
    equations: string,
    kinds: typeof CHAIN.kinds | Record<string, never>,
    baseline: Figures,
    goal: number,
    id: string,
    far: number,
  ) => {
    const program = programOf(equations, kinds);
    const ids = program.leaves.map(({ slot }) => slot.id);
    return neededValue(
      { program, leaves: ids.map((name) => baseline[name]!), leaf: ids.indexOf(id), goal, sense: 1 },
      baseline[id]!,
      far,
    );
  };

  it.each(Object.entries<number>(oracle('backsolve.single_lever').expected))(
    '%s must become %f: backsolve.single_lever',
    (id, value) => {
      const { input, tolerance } = oracle('backsolve.single_lever');
      near(
        needed(CHAIN.equations, CHAIN.kinds, input.baseline, input.goal, id, Number.POSITIVE_INFINITY)!,
        value,
        tolerance,
        id,
      );
    },
  );

  it('a rate cannot pass 100 %: backsolve.single_lever_impossible', () => {
    const { input, expected } = oracle('backsolve.single_lever_impossible');
    expect(needed(CHAIN.equations, CHAIN.kinds, input.baseline, input.goal, 'hearing', 1)).toBeNull();
    expect(
      needed(CHAIN.equations, CHAIN.kinds, input.baseline, input.goal, 'hearing', Number.POSITIVE_INFINITY),
    ).toBeCloseTo(expected.hearing.needed, 9);
    expect(needed(CHAIN.equations, CHAIN.kinds, input.baseline, input.goal, 'win', 1)).toBeCloseTo(
      expected.win,
      9,
    );
  });

  it('parts of a sum: backsolve.single_lever_mixed', () => {
    const { input, expected, tolerance } = oracle('backsolve.single_lever_mixed');
    const equations =
      'kgi = leads_smb*pass_smb*win_smb*asp_smb + leads_ent*pass_ent*win_ent*asp_ent + renew_base*retention';
    const kinds = Object.fromEntries(Object.keys(input.baseline).map((id) => [id, 'amount']));
    for (const [id, value] of Object.entries<number | object>(expected)) {
      const far = id.startsWith('leads') ? Number.POSITIVE_INFINITY : 1;
      const got = needed(equations, kinds as Record<string, never>, input.baseline, input.goal, id, far);
      if (typeof value === 'number') near(got!, value, tolerance, id);
      else expect(got, id).toBeNull();
    }
  });
});
