import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, otherEffects } from '../../src/diagnose/attribution.js';
import { logMean, shapleyWeights } from '../../src/diagnose/secant.js';
import { shapleyOfLeaves } from '../../src/diagnose/shapley.js';
import { evaluate } from '../../src/model/evaluate.js';
import { oracle, within } from '../oracles.js';
import { programOf } from '../plan/chain.js';

type Figures = Record<string, number>;

const attributed = (equations: string, before: Figures, after: Figures) => {
  const kinds = Object.fromEntries([
    ...Object.keys(before).map((id) => [id, 'amount']),
    ...equations
      .split(';')
      .slice(1)
      .map((line) => [line.split('=')[0]!.trim(), 'amount']),
  ]);
  const program = programOf(equations, kinds);
  const at = (figures: Figures): number[] => program.leaves.map(({ slot }) => figures[slot.id]!);
  const result = attribute(program, at(before), at(after));
  const effect = (id: string): number => result.effects[program.termOf(id)!]!;
  // A division by zero anywhere makes a node missing, and what is missing is never attributed.
  const isDefined = [before, after].every((figures) => evaluate(program, at(figures)).every(Number.isFinite));
  return {
    ...result,
    effect,
    isDefined,
    gap: result.after - result.before,
    methods: result.leaves.map(({ method }) => method),
  };
};

const zip = (names: readonly string[], values: readonly number[]): Figures =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]));

const near = (got: number, expected: number, tolerance: number, name = ''): void =>
  expect(Math.abs(got - expected), `${name}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    within(expected, tolerance),
  );

const sides = (factors: readonly number[][]) =>
  factors.map(([before, after]) => ({ before: before!, after: after!, power: 1 }));

describe('contributions agree with worked results', () => {
  it('a chain, plan to actual: attribution.chain_plan_vs_actual', () => {
    const { input, expected, tolerance } = oracle('attribution.chain_plan_vs_actual');
    const { effect, gap } = attributed(
      `kgi = ${input.factors.join('*')}`,
      zip(input.factors, input.plan),
      zip(input.factors, input.actual),
    );
    near(gap, expected.gap, tolerance);
    for (const id of input.factors) near(effect(id), expected.lmdi[id], tolerance, id);
  });

  it('brackets make no difference, not even to the fallback: attribution.rebracketing', () => {
    const { input, expected, tolerance } = oracle('attribution.rebracketing');
    for (const equations of ['kgi = a*b*c', 'kgi = (a*b)*c', 'kgi = ab*c; ab = a*b']) {
      const { effect } = attributed(equations, input.x0, input.x1);
      for (const id of ['a', 'b', 'c']) near(effect(id), expected.lmdi_flat[id], tolerance, id);
    }
    const weights = shapleyWeights(sides(['a', 'b', 'c'].map((id) => [input.x0[id], input.x1[id]])));
    ['a', 'b', 'c'].forEach((id, i) => {
      near(weights[i]! * (input.x1[id] - input.x0[id]), expected.shapley_flat[id], tolerance, id);
    });
  });

  it('the declared tree is part of the definition: attribution.nested_vs_expanded', () => {
    const { input, expected, tolerance } = oracle('attribution.nested_vs_expanded');
    const nested = attributed('k = (a+b)*c', input.x0, input.x1);
    const expanded = attributed('k = a*c + b*c', input.x0, input.x1);
    for (const id of ['a', 'b', 'c']) {
      near(nested.effect(id), expected.nested[id], tolerance, id);
      near(expanded.effect(id), expected.expanded[id], tolerance, id);
    }
  });

  it('a ratio: attribution.ratio', () => {
    const { input, expected } = oracle('attribution.ratio');
    const { effect } = attributed('k = cost/wins', input.x0, input.x1);
    near(effect('cost'), expected.cost, 1e-12);
    near(effect('wins'), expected.wins, 1e-12);
  });

  it('wins collapse to zero while volume halves: attribution.zero_factor', () => {
    const { input, expected } = oracle('attribution.zero_factor');
    const names = ['contacts', 'share', 'win'];
    for (const equations of ['k = contacts*share*win', 'k = opps*win; opps = contacts*share']) {
      const { effect, methods } = attributed(equations, zip(names, input.plan), zip(names, input.actual));
      names.forEach((id, i) => {
        near(effect(id), expected.shapley[i], 1e-12, id);
      });
      expect(new Set(methods)).toEqual(new Set(['shapley']));
    }
  });

  it('a factor changes sign: attribution.sign_change', () => {
    const { input, expected } = oracle('attribution.sign_change');
    const { effect } = attributed(
      'k = margin*share',
      zip(['margin', 'share'], input.x0),
      zip(['margin', 'share'], input.x1),
    );
    near(effect('margin'), expected.shapley[0], 1e-12);
    near(effect('share'), expected.shapley[1], 1e-12);
  });

  it('both sides negative keep logarithms: attribution.same_sign_negative', () => {
    const { input, expected } = oracle('attribution.same_sign_negative');
    const { effect, methods } = attributed('k = a*b', zip(['a', 'b'], input.x0), zip(['a', 'b'], input.x1));
    near(effect('a'), expected.lmdi[0], 1e-12);
    near(effect('b'), expected.lmdi[1], 1e-12);
    expect(methods).toEqual(['lmdi', 'lmdi']);
  });

  it('a tiny replacement for zero converges too slowly to be used: attribution.zero_slow_convergence', () => {
    const { input, expected, tolerance } = oracle('attribution.zero_slow_convergence');
    input.eps.forEach((eps: number, i: number) => {
      const { effect } = attributed(
        'k = a*b*c',
        zip(['a', 'b', 'c'], input.plan),
        zip(['a', 'b', 'c'], [50, 0.5, eps]),
      );
      near(effect('a'), expected.volume_contribution[i], tolerance);
      near(effect('c'), expected.win_contribution[i], tolerance);
    });
  });

  it('two factors by Sun (1998): shapley.sun_two_factor', () => {
    const { input, expected } = oracle('shapley.sun_two_factor');
    const [x, y] = shapleyWeights(sides([input.x, input.y]));
    near(x! * (input.x[1] - input.x[0]), expected.x, 1e-9);
    near(y! * (input.y[1] - input.y[0]), expected.y, 1e-9);
  });

  it('volume, mix and rate of segments: mix.volume_mix_rate', () => {
    const { input, expected, tolerance } = oracle('mix.volume_mix_rate');
    const at = (t: 0 | 1): Figures => ({
      n: input.N[t],
      ...zip(['s1', 's2'], input.share[t]),
      ...zip(['r1', 'r2'], input.rate[t]),
    });
    // Each segment in a branch of its own, so that its part of the volume shows as well.
    const equations = 'k = k1 + k2; k1 = n*s1*r1; k2 = n*s2*r2';
    const { effect, before, after } = attributed(equations, at(0), at(1));
    near(before, expected.V0, tolerance);
    near(after, expected.V1, tolerance);
    const { volume, mix, rate, per_segment } = expected.lmdi;
    near(effect('n'), volume, tolerance, 'volume');
    near(effect('s1') + effect('s2'), mix, tolerance, 'mix');
    near(effect('r1') + effect('r2'), rate, tolerance, 'rate');
    per_segment.forEach(([ofVolume, ofMix, ofRate]: number[], i: number) => {
      near(effect(`s${i + 1}`), ofMix!, tolerance, `mix of ${i}`);
      near(effect(`r${i + 1}`), ofRate!, tolerance, `rate of ${i}`);
      near(effect(`k${i + 1}`), ofVolume! + ofMix! + ofRate!, tolerance, `all of ${i}`);
    });
  });

  it("the same by Shapley's value of the leaves", () => {
    const { input, expected, tolerance } = oracle('mix.volume_mix_rate');
    const names = ['n', 's1', 's2', 'r1', 'r2'];
    const program = programOf('k = n*s1*r1 + n*s2*r2', Object.fromEntries(names.map((id) => [id, 'amount'])));
    const at = (t: 0 | 1): number[] => {
      const figures = zip(names, [input.N[t], ...input.share[t], ...input.rate[t]]);
      return program.leaves.map(({ slot }) => figures[slot.id]!);
    };
    const effects = shapleyOfLeaves(program, at(0), at(1))!;
    const sumOf = (letter: string): number =>
      program.leaves.reduce(
        (sum, { slot: { id } }, i) => (id.startsWith(letter) ? sum + effects[i]! : sum),
        0,
      );
    near(sumOf('n'), expected.shapley.volume, tolerance, 'volume');
    near(sumOf('s'), expected.shapley.mix, tolerance, 'mix');
    near(sumOf('r'), expected.shapley.rate, tolerance, 'rate');
  });

  it('the noise of a contribution rests on the same logarithmic mean: attribution.delta_method_se', () => {
    const { input, expected } = oracle('attribution.delta_method_se');
    near(input.L * Math.log(input.p_actual / input.p_plan), expected.contribution, 1e-9);
    near(logMean(97.9776, 105), input.L, 1e-9);
  });
});

describe('published decompositions come out', () => {
  const sumOfRows = (before: readonly number[][], after: readonly number[][]) => {
    const names = before.map((row, i) => row.map((_, k) => `x${i}_${k}`));
    const equations = `kgi = ${names.map((row) => row.join('*')).join(' + ')}`;
    const result = attributed(equations, zip(names.flat(), before.flat()), zip(names.flat(), after.flat()));
    return names.map((row) => row.map((id) => result.effect(id)));
  };

  it.each([
    ['1971', '1972'],
    ['1972', '1973'],
    ['1973', '1974'],
  ])('Heun & Brockway, %s to %s: lmdi.lmdir_published', (from, to) => {
    const { input, expected, tolerance } = oracle('lmdi.lmdir_published');
    const effects = sumOfRows(input.X[from], input.X[to]);
    const { Z, dV } = expected[`${from}-${to}`];
    Z.forEach((row: number[], i: number) => {
      row.forEach((value, k) => {
        near(effects[i]![k]!, value, tolerance, `${i},${k}`);
      });
    });
    dV.forEach((value: number, k: number) => {
      near(
        effects.reduce((sum, row) => sum + row[k]!, 0),
        value,
        tolerance,
      );
    });
  });

  it.each([
    ['1971', '1972'],
    ['1972', '1973'],
    ['1973', '1974'],
  ])('the same, multiplicative, %s to %s', (from, to) => {
    const { input, expected, tolerance } = oracle('lmdi.lmdir_multiplicative_published');
    const total = (rows: number[][]): number =>
      rows.reduce((sum, row) => sum + row.reduce((product, x) => product * x, 1), 0);
    const effects = sumOfRows(input.X[from], input.X[to]);
    const whole = logMean(total(input.X[to]), total(input.X[from]));
    expected[`${from}-${to}`].forEach((value: number, k: number) => {
      near(Math.exp(effects.reduce((sum, row) => sum + row[k]!, 0) / whole), value, tolerance);
    });
  });

  it('PyLMDI, all factors double: lmdi.pylmdi_demo', () => {
    const { input, expected } = oracle('lmdi.pylmdi_demo');
    const rows = (X: number[][]) => X[0]!.map((_, i) => X.map((factor) => factor[i]!));
    const effects = sumOfRows(rows(input.X0), rows(input.Xt));
    const byFactor = input.X0.map((_: unknown, k: number) => effects.reduce((sum, row) => sum + row[k]!, 0));
    expected.additive.slice(1).forEach((value: number, k: number) => {
      near(byFactor[k], value, 1e-9);
    });
  });

  it('activity, structure and intensity: lmdi.activity_structure_intensity', () => {
    const { input, expected } = oracle('lmdi.activity_structure_intensity');
    const rows = (t: number) =>
      input.S[t].map((share: number, i: number) => [input.Q[t], share, input.I[t][i]]);
    const effects = sumOfRows(rows(0), rows(1));
    const column = (k: number): number => effects.reduce((sum, row) => sum + row[k]!, 0);
    near(column(0), expected.activity, 1e-9);
    near(column(1), expected.structure, 1e-9);
    near(column(2), expected.intensity, 1e-9);
  });

  it('the analytic limits at zero are known, and not used: lmdi.zero_limits', () => {
    // The literature gives the whole change to the factor that is zero (42 of 42); Shapley's value shares it.
    expect(oracle('lmdi.zero_limits').expected).toEqual([42, -42, 0, 0, 0]);
    const { effect, gap } = attributed('k = x*y', { x: 0, y: 6 }, { x: 7, y: 6 });
    expect([effect('x'), effect('y'), gap]).toEqual([42, 0, 42]);
  });

  it('a revenue funnel of two months and three pages: attribution.icanexplain_funnel', () => {
    const { input, expected, tolerance } = oracle('attribution.icanexplain_funnel');
    const factors = ([impressions, clicks, conversions, revenue]: number[]) => [
      impressions!,
      clicks! / impressions!,
      conversions! / clicks!,
      revenue! / conversions!,
    ];
    const rows = Object.values<{ y2018: number[]; y2019: number[] }>(input.rows);
    const effects = sumOfRows(
      rows.map((row) => factors(row.y2018)),
      rows.map((row) => factors(row.y2019)),
    );
    Object.values<{ lmdi: number[] }>(expected.rows).forEach(({ lmdi }, i) => {
      lmdi.forEach((value, k) => {
        near(effects[i]![k]!, value, tolerance, `${i},${k}`);
      });
    });
    const totals = (year: 'y2018' | 'y2019') =>
      rows.reduce((sum, row) => sum.map((value, k) => value + row[year][k]!), [0, 0, 0, 0]);
    const pooled = sumOfRows([factors(totals('y2018'))], [factors(totals('y2019'))]);
    expected.lmdi_aggregate_only.forEach((value: number, k: number) => {
      near(pooled[0]![k]!, value, tolerance, `pooled ${k}`);
    });
  });
});

/** Random trees of sums, products, ratios, differences and min() over shared leaves; signs and zeros included. */
const LEAVES = ['a', 'b', 'c', 'd', 'e'];
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...LEAVES),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
      .map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('expression'), tie('expression')).map(([l, r]) => `min(${l}, ${r})`),
  ),
}));
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0.1, max: 50, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -3, 2) },
);
const figures = fc.tuple(...LEAVES.map(() => figure)).map((values) => zip(LEAVES, values));

const KINDS = Object.fromEntries([...LEAVES, 'k', 'm', 'n'].map((id) => [id, 'amount' as const]));

describe('properties of contributions', () => {
  it('one leaf is told at another value as if all had been attributed anew, and nothing stays of it', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.boolean(), figure), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(expression, expression, figures, figures, changes, (top, inner, before, after, asked) => {
        const program = programOf(`k = m + ${top}; m = n * a; n = ${inner}`, KINDS);
        const at = (of: Figures): number[] => program.leaves.map(({ slot }) => of[slot.id]!);
        const otherEffect = otherEffects(program, at(before), at(after));
        for (const [which, isBefore, value] of asked) {
          const leaf = which % program.leaves.length;
          const moved = [before, after].map((of, i) =>
            (i === 0) === isBefore ? at(of).with(leaf, value) : at(of),
          ) as [number[], number[]];
          const whole = attribute(program, ...moved).leaves[leaf]!.effect;
          expect(otherEffect(leaf, isBefore ? 'before' : 'after', value)).toBe(whole);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('leaves add up to the change of the KGI, and every level too (attribution.property_random_dags)', () => {
    fc.assert(
      fc.property(expression, expression, figures, figures, (top, inner, before, after) => {
        const { effect, gap, leaves, isDefined } = attributed(
          `k = m + ${top}; m = n * a; n = ${inner}`,
          before,
          after,
        );
        fc.pre(isDefined);
        const size = leaves.reduce((sum, leaf) => sum + Math.abs(leaf.effect), 1);
        expect(Math.abs(leaves.reduce((sum, leaf) => sum + leaf.effect, 0) - gap)).toBeLessThan(1e-9 * size);
        expect(Math.abs(effect('k') - gap)).toBeLessThan(1e-9 * size);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  const positive = fc
    .tuple(...LEAVES.map(() => fc.double({ min: 0.1, max: 50, noNaN: true })))
    .map((values) => zip(LEAVES, values));

  it('the children of a product add up to it', () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        const { effect } = attributed('k = m * c + d; m = a * b', before, after);
        expect(effect('a') + effect('b')).toBeCloseTo(effect('m'), 8);
      }),
    );
  });

  it('going back gives the opposite', () => {
    fc.assert(
      fc.property(positive, positive, (before, after) => {
        const there = attributed('k = (a*b + c)/d - e', before, after);
        const back = attributed('k = (a*b + c)/d - e', after, before);
        for (const id of LEAVES) near(there.effect(id), -back.effect(id), 1e-9, id);
      }),
    );
  });

  it('the unit of a leaf does not matter, and a leaf that stays contributes nothing', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (before, after, unit) => {
          const plain = attributed('k = a*b/c + d*e', before, { ...after, b: before.b! });
          const scaled = attributed(
            `k = a*b/c + d*e`,
            { ...before, a: before.a! * unit, c: before.c! * unit },
            { ...after, b: before.b!, a: after.a! * unit, c: after.c! * unit },
          );
          near(plain.effect('b'), 0, 1e-9);
          for (const id of LEAVES) near(scaled.effect(id), plain.effect(id), 1e-8, id);
        },
      ),
    );
  });
});
