import { describe, expect, it } from 'vitest';
import { evaluate, gradient } from '../../src/model/evaluate.js';
import { hasTies, oneSidedSlope } from '../../src/model/one-sided.js';
import { type Step, stepOf } from '../../src/plan/effect.js';
import { startOf } from '../../src/plan/effort.js';
import { plan } from '../../src/plan/plan.js';
import { historyFrom, treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';
import { programOf } from './chain.js';

const KINDS = {
  leads: 'count',
  pass_rate: 'rate',
  capacity: 'stock',
  win: 'rate',
  asp: 'average',
  discount: 'rate',
  cost: 'amount',
} as const;
type Leaf = keyof typeof KINDS;
const EQUATION = 'kgi = min(leads*pass_rate, capacity)*win*asp*(1-discount)-cost';

const worked = (figures: Readonly<Record<Leaf, number>>) => {
  const program = programOf(EQUATION, KINDS);
  const leaves = program.leaves.map(({ slot }) => figures[slot.id as Leaf]);
  const leafOf = (id: Leaf) => program.leaves.findIndex(({ slot }) => slot.id === id);
  return { program, leaves, leafOf, values: evaluate(program, leaves) };
};

describe('a finite step of effort', () => {
  it.each(
    Object.entries(oracle('sensitivity.effort_coordinates').expected) as [
      Leaf,
      { coord: string; dK_dz: number },
    ][],
  )('%s by its coordinate: sensitivity.effort_coordinates', (id, expected) => {
    const { input, tolerance } = oracle('sensitivity.effort_coordinates');
    const { program, leafOf, values } = worked(input.x);
    const { coordinate } = startOf(KINDS[id], input.x[id], 1);
    const slope = gradient(program, values)[leafOf(id)]! * coordinate.slope(input.x[id]);
    expect(coordinate.name).toBe(expected.coord);
    expect(Math.abs(slope - expected.dK_dz)).toBeLessThanOrEqual(within(expected.dK_dz, tolerance));
  });

  const { input, expected, tolerance } = oracle('sensitivity.gain_per_unit_effort');
  const best = (id: Leaf): Step & { side: 1 | -1 } => {
    const { program, leaves, leafOf } = worked(input.x);
    const value = input.x[id];
    const { coordinate } = startOf(KINDS[id], value, 1);
    const upper = KINDS[id] === 'rate' ? 1 : Number.POSITIVE_INFINITY;
    const movable = { leaf: leafOf(id), coordinate, value, lower: 0, upper };
    const [up, down] = ([1, -1] as const).map((side) => ({
      ...stepOf(program, leaves, movable, side * input.sd_z[id]),
      side,
    })) as [Step & { side: 1 }, Step & { side: -1 }];
    return up.effect >= down.effect ? up : down;
  };

  it.each(Object.keys(KINDS) as Leaf[])('%s: sensitivity.gain_per_unit_effort', (id) => {
    const { gain, direction, new_value } = expected.gain[id];
    const step = best(id);
    expect(step.side).toBe(direction);
    expect(Math.abs(step.to - new_value)).toBeLessThanOrEqual(within(new_value, tolerance));
    expect(Math.abs(step.effect - gain)).toBeLessThanOrEqual(within(gain, tolerance));
  });

  it('ranks levers whose elasticities are all the same', () => {
    const rank = (Object.keys(KINDS) as Leaf[]).toSorted((a, b) => best(b).effect - best(a).effect);
    expect(rank).toEqual(expected.rank);
  });
});

describe('at a kink each side has a slope of its own', () => {
  const { input } = oracle('sensitivity.gain_per_unit_effort');
  const kinked = worked({ ...input.x, capacity: 300 });

  it('more leads change nothing, fewer cost 0.135 each: sensitivity.kink_one_sided', () => {
    const { program, values, leafOf } = kinked;
    expect(hasTies(program, values)).toBe(true);
    expect(oneSidedSlope(program, values, leafOf('leads'), 1)).toBe(0);
    expect(oneSidedSlope(program, values, leafOf('leads'), -1)).toBeCloseTo(0.135, 12);
  });

  it('off the kink both sides are the gradient', () => {
    const { program, values } = worked(input.x);
    expect(hasTies(program, values)).toBe(false);
    gradient(program, values).forEach((slope, leaf) => {
      for (const side of [1, -1] as const)
        expect(oneSidedSlope(program, values, leaf, side)).toBeCloseTo(slope, 10);
    });
  });
});

const TREE = (lines: string, kgi = 'min(leads, seats) * price') =>
  treeOf(`kpi: 1\nkgi: { id: sales, kind: amount, formula: "${kgi}", target: 40000 }\nkpis:\n${lines}`);

const sensitivityOf = (tree: ReturnType<typeof treeOf>) =>
  plan(tree, historyFrom(tree, {})).sensitivity.map(({ id, direction, effect, isCut, blocked }) => ({
    id,
    direction,
    effect: Math.round(effect),
    isCut,
    blocked: blocked && `${blocked.nodes.join(' ')} ${blocked.side} ${blocked.value}`,
  }));

describe('what the same effort brings', () => {
  it('is nothing where something else has to come first', () => {
    const tree = TREE(
      '  leads: { kind: count, baseline: 300 }\n  seats: { kind: count, baseline: 400 }\n  price: { kind: average, baseline: 100 }\n',
    );
    expect(sensitivityOf(tree)).toEqual([
      { id: 'leads', direction: 'up', effect: 3155, isCut: false, blocked: null },
      { id: 'price', direction: 'up', effect: 3155, isCut: false, blocked: null },
      { id: 'seats', direction: null, effect: 0, isCut: true, blocked: 'leads above 400' },
    ]);
  });

  it('is a smaller step of a lever that is harder to move, and ends at its bounds', () => {
    const tree = TREE(
      '  leads: { kind: count, baseline: 300, lever: { effort: 4 } }\n  price: { kind: average, baseline: 100, lever: { max: 102 } }\n',
      'leads * price',
    );
    expect(sensitivityOf(tree)).toEqual([
      {
        id: 'leads',
        direction: 'up',
        effect: Math.round(30_000 * (Math.exp(0.05) - 1)),
        isCut: false,
        blocked: null,
      },
      { id: 'price', direction: 'up', effect: 600, isCut: true, blocked: null },
    ]);
  });

  it('is downwards where less is better, and of what is fixed as well', () => {
    const tree = TREE(
      '  leads: { kind: count, baseline: 300 }\n  price: { kind: average, baseline: 100, fixed: true }\n  discount: { kind: rate, baseline: 20% }\n',
      'leads * price * (1 - discount)',
    );
    const found = plan(tree, historyFrom(tree, {})).sensitivity;
    expect(found.map(({ id, held, direction }) => [id, held, direction])).toEqual([
      ['leads', false, 'up'],
      ['price', true, 'up'],
      ['discount', false, 'down'],
    ]);
    expect(found[2]!.elasticity).toEqual({ up: expect.closeTo(-0.25, 12), down: expect.closeTo(-0.25, 12) });
  });

  it('has no elasticity where the KGI is not above zero', () => {
    const tree = TREE(
      '  won: { kind: amount, baseline: 100 }\n  cost: { kind: amount, baseline: 300 }\n',
      'won - cost',
    );
    for (const { elasticity } of plan(tree, historyFrom(tree, {})).sensitivity) expect(elasticity).toBeNull();
  });

  it('is held back by the caps of nodes, and not lifted to further goals', () => {
    const tree = treeOf(`kpi: 1
kgi: { id: sales, kind: amount, formula: wins * price, target: 40000 }
kpis:
  wins: { kind: count, formula: leads * rate, target: 350, cap: { max: 315 } }
  leads: { kind: count, baseline: 1000 }
  rate: { kind: rate, baseline: 30%, fixed: true }
  price: { kind: average, baseline: 100 }
`);
    expect(sensitivityOf(tree).map(({ id, effect }) => [id, effect])).toEqual([
      ['price', 3155],
      ['leads', 1500],
      ['rate', 1500],
    ]);
  });
});
