import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { shapleyOfLeaves } from '../../src/diagnose/shapley.js';
import { evaluate } from '../../src/model/evaluate.js';
import { historyFrom, treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';
import { programOf } from '../plan/chain.js';

const KINDS = { contacts: 'count', hearing: 'rate', proposal: 'rate', win: 'rate', asp: 'average' } as const;

describe("Shapley's value of the leaves", () => {
  it('of a chain: attribution.chain_plan_vs_actual', () => {
    const { input, expected, tolerance } = oracle('attribution.chain_plan_vs_actual');
    const program = programOf('kgi = contacts*hearing*proposal*win*asp', KINDS);
    const at = (values: readonly number[]): number[] =>
      program.leaves.map(({ slot }) => values[input.factors.indexOf(slot.id)]!);
    const effects = shapleyOfLeaves(program, at(input.plan), at(input.actual))!;
    program.leaves.forEach(({ slot: { id } }, leaf) => {
      const wanted = expected.shapley[id];
      expect(Math.abs(effects[leaf]! - wanted), id).toBeLessThanOrEqual(within(wanted, tolerance));
    });
  });

  it('adds up to the change of any formula, gives nothing to what did not change, and turns with the periods', () => {
    const program = programOf('k = a*b + min(c, d)*a - b', {
      a: 'amount',
      b: 'amount',
      c: 'amount',
      d: 'amount',
    });
    const figures = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(figures, figures, fc.boolean(), (before, other, isStill) => {
        const after = isStill ? [before[0]!, ...other.slice(1)] : other;
        const effects = shapleyOfLeaves(program, before, after)!;
        const root = (leaves: readonly number[]) => evaluate(program, leaves)[program.root]!;
        const change = root(after) - root(before);
        expect(effects.reduce((a, b) => a + b, 0)).toBeCloseTo(change, 6);
        if (isStill) expect(effects[0]).toBe(0);
        shapleyOfLeaves(program, after, before)!.forEach((effect, leaf) => {
          expect(effect).toBeCloseTo(-effects[leaf]!, 6);
        });
      }),
    );
  });

  it('is not computed of more combinations than can be evaluated, nor across a division by zero', () => {
    const ids = Array.from({ length: 17 }, (_, i) => `x${i}`);
    const wide = programOf(
      `k = ${ids.join(' + ')}`,
      Object.fromEntries(ids.map((id) => [id, 'amount' as const])),
    );
    expect(
      shapleyOfLeaves(
        wide,
        ids.map(() => 1),
        ids.map(() => 2),
      ),
    ).toBeNull();
    const ratio = programOf('k = a / b', { a: 'amount', b: 'amount' });
    expect(shapleyOfLeaves(ratio, [0, 0], [1, 1])).toBeNull();
  });
});

describe('a diagnosis by another method, and by groups', () => {
  const tree = treeOf(`
kpi: 1
departments: { marketing: マーケティング, sales: 営業 }
kgi: { id: revenue, kind: amount, formula: wins * price, target: 100 }
phases:
  first: { label: 初回接触, volume: contacts }
  closing: { label: クロージング, volume: wins, conversion: rate }
kpis:
  contacts: { kind: count, target: 100, owner: marketing }
  wins: { kind: count, formula: contacts * rate, owner: sales }
  rate: { kind: rate, target: 10%, owner: sales }
  price: { kind: average, target: 10 }
`);
  const history = historyFrom(tree, { '2026-04': { contacts: 120, wins: 9, revenue: 99 } });
  const judged = (method: 'lmdi' | 'shapley') => diagnose(tree, history, { method });

  it.each(['lmdi', 'shapley'] as const)('%s: every list adds up to the gap', (method) => {
    const { contributions, groups, kgi } = judged(method);
    const gap = kgi.actual! - kgi.expected!;
    for (const list of [contributions, groups.phases, groups.departments])
      expect(list.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(gap, 9);
    expect(groups.phases.map(({ id }) => id)).toEqual(['first', 'closing', null]);
    expect(groups.departments.map(({ id }) => id)).toEqual(['marketing', 'sales', null]);
  });

  it("Shapley's value is of leaves: inner nodes have no part of their own", () => {
    const { nodes, contributions } = judged('shapley');
    expect(nodes.find(({ node }) => node.id === 'wins')!.effect).toBeNull();
    expect(contributions.map(({ method }) => method)).toEqual(['shapley', 'shapley', 'shapley']);
  });
});
