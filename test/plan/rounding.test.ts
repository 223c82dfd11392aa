import { describe, expect, it } from 'vitest';
import { nextPrintable, printable, snapped, splitWhole, wholeAtLeast } from '../../src/plan/grid.js';
import { plan } from '../../src/plan/plan.js';
import { leavesAt, rootAt } from '../../src/plan/problem.js';
import { roundTowardsGoal } from '../../src/plan/rounding.js';
import { historyFrom, treeOf } from '../history.js';
import { oracle } from '../oracles.js';
import { CHAIN, named, problemOf } from './chain.js';

const planned = (text: string, request: Parameters<typeof plan>[2] = {}) => {
  const tree = treeOf(text);
  return plan(tree, historyFrom(tree, {}), request);
};

describe('what is printed', () => {
  it.each([
    ['count', 520.83, 1, 521],
    ['count', 520.83, -1, 520],
    ['count', 525.0000000001, 1, 525],
    ['rate', 0.41736, 1, 0.418],
    ['rate', 0.41736, -1, 0.417],
    ['rate', 0.3, 1, 0.3],
    ['score', 3.42, 1, 3.5],
    ['amount', 123_456_789, 1, 123_500_000],
    ['average', 2.10774, 1, 2.108],
    ['average', 0.000123456, 1, 0.0001235],
    ['stock', 7.33, 1, 8],
  ] as const)('%s %f rounds to %i at %f', (kind, value, direction, expected) => {
    expect(printable(kind, value, direction)).toBe(expected);
  });

  it.each([
    ['count', 520, 1, 521],
    ['rate', 0.418, 1, 0.419],
    ['rate', 0.418, -1, 0.417],
    ['amount', 123_500_000, 1, 123_600_000],
  ] as const)('the next %s after %f towards %i is %f', (kind, value, direction, expected) => {
    expect(nextPrintable(kind, value, direction)).toBe(expected);
  });

  it('a whole number that was divided by months comes back whole', () => {
    expect(snapped('count', (15213 / 11) * 11)).toBe(15213);
    expect(snapped('rate', 0.3333)).toBe(0.3333);
  });

  it('whole numbers are at least what is needed, but for the last digits of arithmetic', () => {
    expect([14 / 0.4, 70 / 0.35, 200 / 0.1, 83.33].map(wholeAtLeast)).toEqual([35, 200, 2000, 84]);
  });

  it('months add up to the whole: backsolve.seasonal_split', () => {
    const { input, expected } = oracle('backsolve.seasonal_split');
    expect(splitWhole(input.total, input.index)).toEqual(expected.integer);
  });
});

describe('levers are rounded towards the goal and checked: backsolve.round_and_reverify', () => {
  const { input, expected } = oracle('backsolve.round_and_reverify');
  const problem = problemOf({ ...CHAIN, goal: input.goal, locked: ['asp'] });
  const kinds = problem.variables.map(
    ({ leaf }) => CHAIN.kinds[problem.program.leaves[leaf]!.slot.id as 'win'],
  );
  const prints = kinds.map((kind) => ({ kind, months: [], isWhole: true }));
  const exact = problem.variables.map(({ leaf }) => input.continuous[problem.program.leaves[leaf]!.slot.id]);

  it('up to what is printed, which reaches the goal', () => {
    const { values, verified } = roundTowardsGoal(problem, exact, prints);
    expect(named(problem, values)).toEqual(expected.rounded_up);
    expect(rootAt(problem, leavesAt(problem, values))).toBeCloseTo(expected.kgi_rounded_up, 9);
    expect(verified).toBe(true);
  });

  it('to the nearest would miss it', () => {
    const nearest = problem.variables.map(
      ({ leaf }) => expected.nearest[problem.program.leaves[leaf]!.slot.id],
    );
    expect(rootAt(problem, leavesAt(problem, nearest))).toBeLessThan(input.goal);
  });
});

describe('rounding policies: backsolve.cascade_rounding', () => {
  const { input, expected } = oracle('backsolve.cascade_rounding');
  const text = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * asp, target: ${input.goal} }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing }
  proposals: { kind: count, formula: hearings * proposal }
  wins: { kind: count, formula: proposals * win }
  asp: { kind: average, fixed: true, baseline: ${input.asp} }
  hearing: { kind: rate, fixed: true, baseline: ${input.hearing} }
  proposal: { kind: rate, fixed: true, baseline: ${input.proposal} }
  win: { kind: rate, fixed: true, baseline: ${input.win} }
`;
  const contacts = (rounding: 'carry' | 'cascade') =>
    planned(text, { rounding }).nodes.find(({ node }) => node.id === 'contacts')!.required;

  it('carry rounds once, cascade at every phase', () => {
    expect([contacts('carry'), contacts('cascade')]).toEqual([
      expected.single_ceil_contacts,
      expected.cascade_contacts,
    ]);
  });

  it('cascade refuses what is not one chain, with the node at which it breaks', () => {
    const forked = text
      .replace('contacts * hearing', 'contacts * hearing + referrals')
      .replace('asp:', 'referrals: { kind: count, baseline: 3 }\n  asp:');
    expect(() => planned(forked, { rounding: 'cascade' })).toThrow(/hearings/u);
  });
});

describe('nothing has to move: backsolve.goal_already_met', () => {
  it('leaves every lever where it is', () => {
    const { input, expected } = oracle('backsolve.goal_already_met');
    const { baseline } = input;
    const text = `
kpi: 1
kgi: { id: kgi, kind: amount, formula: contacts * hearing * proposal * win * asp, target: ${input.goal} }
kpis:
${Object.entries(CHAIN.kinds)
  .map(([id, kind]) => `  ${id}: { kind: ${kind}, baseline: ${baseline[id]} }`)
  .join('\n')}
`;
    const { status, nodes, kgi } = planned(text);
    expect(status).toBe('met');
    expect(kgi.planned - kgi.target).toBeCloseTo(expected.surplus, 9);
    for (const { node, required } of nodes)
      if (node.id in expected.x) expect(required).toBe(expected.x[node.id]);
  });
});

describe('rounding keeps a cap, where whole numbers allow it', () => {
  it('gives way on the levers of the cap and makes up for it elsewhere', () => {
    const { nodes, verified, status } = planned(`
kpi: 1
kgi: { id: revenue, kind: amount, formula: hearings * win * price, target: 1000 }
kpis:
  contacts: { kind: count, baseline: 150 }
  rate: { kind: rate, baseline: 30%, lever: { max: 60% } }
  hearings: { kind: count, formula: contacts * rate, cap: { max: 50 } }
  win: { kind: rate, baseline: 20%, lever: { max: 50% } }
  price: { kind: average, baseline: 80, fixed: true }
`);
    const required = Object.fromEntries(nodes.map((entry) => [entry.node.id, entry.required]));
    expect([status, verified]).toEqual(['reachable', true]);
    expect(required.contacts! * required.rate!).toBeLessThanOrEqual(50);
    expect(required.contacts! * required.rate! * required.win! * 80).toBeGreaterThanOrEqual(1000);
  });
});

describe('both sides of a min() that bind are rounded: backsolve.min_node', () => {
  it('asks for 8 people, not for 7.33', () => {
    const { input, expected } = oracle('backsolve.min_node');
    const { nodes, verified } = planned(`
kpi: 1
kgi: { id: revenue, kind: amount, formula: min(contacts * rate, reps * per_rep) * win * asp, target: ${input.goal} }
kpis:
  contacts: { kind: count, baseline: ${input.demand.contacts} }
  rate: { kind: rate, baseline: ${input.demand.rate}, fixed: true }
  reps: { kind: stock, baseline: ${input.capacity.reps} }
  per_rep: { kind: average, baseline: ${input.capacity.per_rep}, fixed: true }
  win: { kind: rate, baseline: ${input.win}, fixed: true }
  asp: { kind: average, baseline: ${input.asp}, fixed: true }
`);
    const required = Object.fromEntries(nodes.map((entry) => [entry.node.id, entry.required]));
    expect([required.reps, required.contacts, verified]).toEqual([
      expected.reps_needed,
      expected.contacts_needed,
      true,
    ]);
  });
});
