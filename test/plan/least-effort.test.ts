import { describe, expect, it } from 'vitest';
import { leastEffort } from '../../src/plan/least-effort.js';
import { leavesAt, rootAt } from '../../src/plan/problem.js';
import { oracle, within } from '../oracles.js';
import { CHAIN, named, type ProblemParts, problemOf } from './chain.js';

const MIXED = {
  equations:
    'kgi = new + renewal; new = leads_smb*pass_smb*win_smb*asp_smb + leads_ent*pass_ent*win_ent*asp_ent; renewal = renew_base*retention',
  kinds: {
    new: 'amount',
    renewal: 'amount',
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
  locked: ['asp_smb', 'asp_ent', 'renew_base'],
} as const;

const solved = (parts: ProblemParts) => {
  const problem = problemOf(parts);
  const solution = leastEffort(problem);
  if (!solution) throw new Error('no plan was found');
  return {
    problem,
    solution,
    x: named(problem, solution.values),
    kgi: rootAt(problem, leavesAt(problem, solution.values)),
  };
};

const near = (got: number, expected: number, tolerance: number, name: string): void =>
  expect(Math.abs(got - expected), `${name}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    within(expected, tolerance),
  );

const compare = (x: Record<string, number>, expected: Record<string, number>, tolerance: number): void => {
  for (const [id, value] of Object.entries(expected)) near(x[id]!, value, tolerance, id);
};

describe('the least-effort plan agrees with worked results', () => {
  it('log effort for every lever: backsolve.log_equal_effort_closed_form', () => {
    const { expected, tolerance } = oracle('backsolve.log_equal_effort_closed_form');
    const { x, solution } = solved({ ...CHAIN, goal: 130, allLog: true });
    const { multiplier: _, effort, lam, ...values } = expected;
    compare(x, values, tolerance);
    near(solution.effort, effort, tolerance, 'effort');
    near(solution.goalMultiplier, lam, tolerance, 'multiplier');
  });

  it('weights and a locked price: backsolve.log_weighted_closed_form', () => {
    const { input, expected, tolerance } = oracle('backsolve.log_weighted_closed_form');
    const { x, solution } = solved({
      ...CHAIN,
      goal: 130,
      allLog: true,
      weight: input.w,
      locked: input.locked,
    });
    compare(x, expected.x, tolerance);
    near(solution.effort, expected.effort, tolerance, 'effort');
    near(solution.goalMultiplier, expected.lam, tolerance, 'multiplier');
  });

  it.each(['backsolve.min_effort_default', 'backsolve.min_effort_bounded'])(
    'logit effort for rates: %s',
    (name) => {
      const { input, expected, tolerance } = oracle(name);
      const { x, solution, kgi } = solved({
        ...CHAIN,
        goal: input.goal,
        locked: input.locked,
        upper: input.upper ?? {},
      });
      compare(x, expected.x, tolerance);
      near(solution.effort, expected.effort, tolerance, 'effort');
      near(solution.goalMultiplier, expected.lam, tolerance, 'multiplier');
      near(kgi, expected.kgi, tolerance, 'kgi');
      expect(solution.certificate).toBe('global');
    },
  );

  it('a rate of 90 % stays below 100 %: backsolve.logit_keeps_rate_below_one', () => {
    const { input, expected, tolerance } = oracle('backsolve.logit_keeps_rate_below_one');
    const parts = { ...CHAIN, baseline: input.baseline, goal: input.goal, locked: input.locked };
    compare(solved(parts).x, expected.logit, tolerance);
    near(solved(parts).solution.effort, expected.logit_effort, tolerance, 'effort');
    near(solved({ ...parts, allLog: true }).x.hearing!, expected.log_hearing, tolerance, 'log coordinate');
  });

  it('a cap on an inner node: backsolve.mixed_tree_internal_capacity', () => {
    const { input, expected, tolerance } = oracle('backsolve.mixed_tree_internal_capacity');
    const equations =
      'kgi = new + renewal; new = smb*win_smb*asp_smb + ent*win_ent*asp_ent; opps = smb + ent; smb = leads_smb*pass_smb; ent = leads_ent*pass_ent; renewal = renew_base*retention + 0*opps';
    const { x, solution } = solved({
      ...MIXED,
      equations,
      kinds: { ...MIXED.kinds, smb: 'count', ent: 'count', opps: 'count' },
      baseline: input.baseline,
      goal: input.goal,
      upper: input.upper,
      capacity: input.capacity,
    });
    compare(x, expected.x, tolerance);
    near(solution.effort, expected.effort, tolerance, 'effort');
    near(solution.goalMultiplier, expected.lam_goal, tolerance, 'goal multiplier');
    near(solution.capMultipliers[0]!, expected.mu_capacity, tolerance, 'cap multiplier');
  });

  it('both sides of a min() bind: backsolve.min_node', () => {
    const { input, expected } = oracle('backsolve.min_node');
    const { x } = solved({
      equations: 'kgi = min(contacts*rate, reps*per_rep)*win*asp',
      kinds: {
        contacts: 'count',
        rate: 'rate',
        reps: 'stock',
        per_rep: 'average',
        win: 'rate',
        asp: 'average',
      },
      baseline: { ...input.demand, ...input.capacity, win: input.win, asp: input.asp },
      goal: input.goal,
      locked: ['rate', 'per_rep', 'win', 'asp'],
    });
    near(x.contacts!, expected.contacts_needed, 1e-9, 'contacts');
    expect(Math.ceil(x.reps!)).toBe(expected.reps_needed);
  });

  it.each(['4', '5', '6', '10', '100'])(
    'a sum of two equal parts, 2 to %s: backsolve.sum_nonconvexity',
    (goal) => {
      const { input, expected, tolerance } = oracle('backsolve.sum_nonconvexity');
      const { x, solution } = solved({
        equations: 'kgi = a + b',
        kinds: { a: 'amount', b: 'amount' },
        baseline: { a: input.baseline[0], b: input.baseline[1] },
        goal: Number(goal),
      });
      const split = [x.a!, x.b!].sort((left, right) => left - right);
      near(solution.effort, expected[goal].best_effort, tolerance, 'effort');
      near(split[0]!, expected[goal].best_split[0], tolerance, 'smaller part');
      near(split[1]!, expected[goal].best_split[1], tolerance, 'larger part');
    },
  );

  it('effort in standard deviations of the past: backsolve.effort_from_history', () => {
    const { input, expected, tolerance } = oracle('backsolve.effort_from_history');
    const weight = Object.fromEntries(
      Object.entries<number>(expected.sd_z).map(([id, sd]) => [id, 1 / sd ** 2]),
    );
    const { x, solution } = solved({ ...CHAIN, goal: input.goal, locked: input.locked, weight });
    compare(x, expected.x, tolerance);
    near(solution.effort, expected.effort, tolerance, 'effort');
  });
});
