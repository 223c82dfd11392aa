import { describe, expect, it } from 'vitest';
import { farthest } from '../../src/model/reach.js';
import { leastEffort } from '../../src/plan/least-effort.js';
import { leavesAt, rootAt } from '../../src/plan/problem.js';
import { oracle, within } from '../oracles.js';
import { CHAIN, named, problemOf } from './chain.js';

const near = (got: number, expected: number, tolerance: number, name: string): void =>
  expect(Math.abs(got - expected), `${name}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    within(expected, tolerance),
  );

const solved = (parts: Parameters<typeof problemOf>[0]) => {
  const problem = problemOf(parts);
  const solution = leastEffort(problem)!;
  return { problem, solution, x: named(problem, solution.values) };
};

/** Two segments of a funnel and renewals; the baseline is that of the worked result with a capacity. */
const SEGMENTS = {
  equations:
    'kgi = smb*win_smb*asp_smb + ent*win_ent*asp_ent + renew_base*retention; smb = leads_smb*pass_smb; ent = leads_ent*pass_ent',
  kinds: {
    smb: 'count',
    ent: 'count',
    leads_smb: 'count',
    pass_smb: 'rate',
    win_smb: 'rate',
    asp_smb: 'average',
    leads_ent: 'count',
    pass_ent: 'rate',
    win_ent: 'rate',
    asp_ent: 'average',
    renew_base: 'amount',
    retention: 'rate',
  },
  baseline: oracle('backsolve.mixed_tree_internal_capacity').input.baseline,
  upper: oracle('backsolve.mixed_tree_internal_capacity').input.upper,
  locked: ['asp_smb', 'asp_ent', 'renew_base'],
} as const;

describe('figures that the method states without an oracle of their own', () => {
  it('water-filling where a bound binds: log_bounded_waterfilling', () => {
    const { x, solution } = solved({
      ...CHAIN,
      goal: 130,
      allLog: true,
      weight: oracle('backsolve.log_weighted_closed_form').input.w,
      locked: ['asp'],
      upper: { contacts: 1100 },
    });
    near(x.contacts!, 1100, 1e-9, 'contacts');
    near(x.hearing!, 0.427641908, 1e-8, 'hearing');
    near(x.proposal!, 0.534552385, 1e-8, 'proposal');
    near(x.win!, 0.258493807, 1e-8, 'win');
    near(solution.goalMultiplier, 0.133643268, 1e-8, 'multiplier');
    expect(solution.certificate).toBe('global');
  });

  it('two segments and renewals, 105 to 130: mixed_tree', () => {
    const { x, solution, problem } = solved({ ...SEGMENTS, goal: 130 });
    near(rootAt(problem, problem.start), 105, 1e-9, 'baseline');
    near(x.leads_ent!, 242.548263, 1e-8, 'leads_ent');
    near(x.win_ent!, 0.171532691, 1e-8, 'win_ent');
    near(x.leads_smb!, 870.767065, 1e-8, 'leads_smb');
    near(x.retention!, 0.900945327, 1e-8, 'retention');
    near(solution.effort, 0.0431856985, 1e-8, 'effort');
    near(rootAt(problem, leavesAt(problem, solution.values)), 130, 1e-9, 'goal');
  });

  it('the best within a cap, going up the tree: max_with_internal_cap', () => {
    const { program } = problemOf({
      ...CHAIN,
      equations: 'kgi = hearings * proposal * win * asp; hearings = contacts * hearing',
      kinds: { ...CHAIN.kinds, hearings: 'count' },
      goal: 130,
    });
    const { upper } = oracle('infeasible.max_reachable_kgi').input;
    const box = program.leaves.map(({ slot }) => [0, upper[slot.id]] as const);
    // 460 hearings in place of 1,100 x 45 % = 495.
    const cap = { id: 'hearings', term: program.termOf('hearings')!, min: 0, max: 460 };
    const { best, proof } = farthest(program, box, 1, [cap]);
    near(best, 128.8, 1e-9, 'best');
    expect(proof).toBe('vertex');
  });

  it('contacts and price alone rule out 2,500: at 100 % of every stage they come to 2,200', () => {
    const { program } = problemOf({ ...CHAIN, goal: 2500 });
    const box = program.leaves.map(
      ({ slot: { id } }) => [0, id === 'contacts' ? 1100 : id === 'asp' ? 2 : 1] as const,
    );
    near(farthest(program, box, 1).best, 2200, 1e-12, 'best');
  });
});
