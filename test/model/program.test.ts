import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, gradient } from '../../src/model/evaluate.js';
import { compile } from '../../src/model/program.js';
import { treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';
import { programOf } from '../plan/chain.js';

const at = (program: ReturnType<typeof programOf>, figures: Record<string, number>): number[] =>
  program.leaves.map(({ slot }) => figures[slot.id]!);

describe('derivatives: sensitivity.reverse_mode_gradient', () => {
  const { input, expected, tolerance } = oracle('sensitivity.reverse_mode_gradient');
  const kinds = {
    leads: 'count',
    pass_rate: 'rate',
    capacity: 'stock',
    win: 'rate',
    asp: 'average',
    discount: 'rate',
    cost: 'amount',
  } as const;

  it.each([
    [
      'the KGI',
      'kgi = min(leads*pass_rate, capacity)*win*asp*(1-discount)-cost',
      expected.kgi,
      expected.grad,
    ],
    ['a ratio', 'cac = cost/(min(leads*pass_rate, capacity)*win)', expected.cac, expected.grad_cac],
  ])('of %s', (_, equation, root, slopes) => {
    const program = programOf(equation, kinds);
    const values = evaluate(program, at(program, input.x));
    expect(values[program.root]).toBeCloseTo(root, 10);
    gradient(program, values).forEach((slope, leaf) => {
      const wanted = slopes[program.leaves[leaf]!.slot.id];
      expect(Math.abs(slope - wanted)).toBeLessThanOrEqual(within(wanted, tolerance));
    });
  });

  it('agree with central differences, also where a factor is zero', () => {
    const program = programOf('k = a*b*c/d + (a - b)*max(c, d) - a/d', {
      a: 'amount',
      b: 'amount',
      c: 'amount',
      d: 'amount',
    });
    const figure = fc.oneof(fc.double({ min: 0.5, max: 20, noNaN: true }), fc.constant(0));
    fc.assert(
      fc.property(figure, figure, figure, fc.double({ min: 0.5, max: 20, noNaN: true }), (a, b, c, d) => {
        fc.pre(Math.abs(c - d) > 1e-3);
        const leaves = at(program, { a, b, c, d });
        const slopes = gradient(program, evaluate(program, leaves));
        leaves.forEach((value, leaf) => {
          const nudged = (by: number): number =>
            evaluate(
              program,
              leaves.map((other, i) => (i === leaf ? value + by : other)),
            )[program.root]!;
          expect(Math.abs(slopes[leaf]! - (nudged(1e-5) - nudged(-1e-5)) / 2e-5)).toBeLessThan(
            1e-4 * Math.max(1, Math.abs(slopes[leaf]!)),
          );
        });
      }),
    );
  });
});

describe('compiling', () => {
  const LAGGED = treeOf(`
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
kpis:
  wins: { kind: count, formula: "lag(proposals, 1) * win_rate" }
  proposals: { kind: count, formula: "lag(contacts, 1) * rate + contacts * 0" }
  contacts: { kind: count }
  rate: { kind: rate }
  win_rate: { kind: rate }
  price: { kind: average }
`);
  const slots = (lag: 'shifted' | 'steady'): string[] =>
    compile(LAGGED, { lag })
      .leaves.map(({ slot }) => `${slot.id}@${slot.lag}`)
      .sort();

  it('keeps the months of lag() apart, or takes them for one settled level', () => {
    expect(slots('shifted')).toEqual(['contacts@1', 'contacts@2', 'price@0', 'rate@1', 'win_rate@0']);
    expect(slots('steady')).toEqual(['contacts@0', 'price@0', 'rate@0', 'win_rate@0']);
  });

  it('starts what depends on its own past from a level of that past', () => {
    const tree = treeOf(`
kpi: 1
kgi: { id: customers, kind: stock, formula: lag(customers, 1) + won - lost }
kpis:
  won: { kind: count }
  lost: { kind: count, formula: lag(customers, 1) * churn }
  churn: { kind: rate }
`);
    for (const lag of ['shifted', 'steady'] as const) {
      const program = compile(tree, { lag });
      const leaves = program.leaves.map(({ slot }) => `${slot.id}@${slot.lag}`);
      expect([...leaves].sort()).toEqual(['churn@0', 'customers@1', 'won@0']);
      const figures: Record<string, number> = { 'customers@1': 100, 'won@0': 20, 'churn@0': 0.1 };
      expect(
        evaluate(
          program,
          leaves.map((leaf) => figures[leaf]!),
        )[program.root],
      ).toBe(110);
    }
  });

  it('takes a chain of three thousand nodes', () => {
    const nodes = Array.from(
      { length: 3000 },
      (_, i) => `  n${i}: { kind: count${i < 2999 ? `, formula: n${i + 1} * 1` : ''} }`,
    );
    const program = compile(
      treeOf(`kpi: 1\nkgi: { id: k, kind: count, formula: n0 * 2 }\nkpis:\n${nodes.join('\n')}\n`),
      { lag: 'steady' },
    );
    expect(evaluate(program, [21])[program.root]).toBe(42);
  });

  it('a min() of twenty arguments is one term, so that no argument stands deeper than another', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `x${i}`);
    const program = programOf(
      `k = min(${ids.join(', ')})`,
      Object.fromEntries(ids.map((id) => [id, 'amount' as const])),
    );
    const leaves = at(program, Object.fromEntries(ids.map((id, i) => [id, 40 - i])));
    expect(evaluate(program, leaves)[program.root]).toBe(21);
    expect(program.terms[program.root]!.args).toHaveLength(20);
  });
});
