import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { evaluate, gradient } from '../../src/model/evaluate.js';
import { farthest } from '../../src/model/reach.js';
import { leastEffort } from '../../src/plan/least-effort.js';
import { obstacles } from '../../src/plan/obstacles.js';
import { plan } from '../../src/plan/plan.js';
import { leavesAt, rootAt } from '../../src/plan/problem.js';
import { treeOf } from '../history.js';
import { problemOf } from './chain.js';

/** A tree of one to three segments, each a funnel of a volume, one to three rates and a price, with bounds. */
const rate = fc.integer({ min: 20, max: 900 }).map((thousandths) => thousandths / 1000);
const segment = fc.record({
  volume: fc.integer({ min: 5, max: 3000 }),
  rates: fc.array(rate, { minLength: 1, maxLength: 3 }),
  price: fc.integer({ min: 1, max: 500 }),
  room: fc.constantFrom(1.1, 1.5, 3, 20),
  effort: fc.constantFrom(0.5, 1, 2, 5),
});
const segments = fc.array(segment, { minLength: 1, maxLength: 3 });
type Segment = typeof segment extends fc.Arbitrary<infer T> ? T : never;

const product = ({ volume, rates, price }: Segment): number =>
  rates.reduce((value, one) => value * one, volume * price);
const total = (all: readonly Segment[]): number => all.reduce((sum, one) => sum + product(one), 0);

const treeText = (all: readonly Segment[], target: number, months: number): string => `
kpi: 1
horizon: 2026-01..2026-${String(months).padStart(2, '0')}
kgi: { id: kgi, kind: amount, formula: "${all.map((one, i) => [`v${i}`, ...one.rates.map((_, k) => `r${i}_${k}`), `p${i}`].join(' * ')).join(' + ')}", target: ${target} }
kpis:
${all
  .flatMap(({ volume, rates, price, room, effort }, i) => [
    `  v${i}: { kind: count, baseline: ${volume}, lever: { max: ${Math.ceil(volume * room)}, effort: ${effort} } }`,
    ...rates.map(
      (one, k) =>
        `  r${i}_${k}: { kind: rate, baseline: ${one}, lever: { max: ${Math.min(1, one * room)} } }`,
    ),
    `  p${i}: { kind: average, baseline: ${price}, fixed: true }`,
  ])
  .join('\n')}
`;

describe('a plan, whatever the tree', () => {
  it('reaches the target from exactly the printed numbers with all bounds kept, or proves that none can', () => {
    fc.assert(
      fc.property(
        segments,
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (all, growth, months) => {
          const target = total(all) * months * growth;
          const tree = treeOf(treeText(all, target, months));
          const answer = plan(tree, historyOf(tree, []));
          const required = new Map(answer.nodes.map((entry) => [entry.node.id, entry]));
          if (answer.status === 'unreachable') {
            const best = total(
              all.map((one) => ({
                ...one,
                volume: Math.ceil(one.volume * one.room),
                rates: one.rates.map((r) => Math.min(1, r * one.room)),
              })),
            );
            expect(answer.unreachable!.best).toBeCloseTo(best * months, -Math.log10(best) + 6);
            expect(best * months).toBeLessThan(target);
            return;
          }
          expect(answer.verified).toBe(true);
          const forward = all.reduce(
            (sum, one, i) =>
              sum +
              one.rates.reduce(
                (value, _, k) => value * required.get(`r${i}_${k}`)!.required,
                required.get(`v${i}`)!.required * one.price,
              ),
            0,
          );
          expect(forward).toBeGreaterThanOrEqual(target * (1 - 1e-9));
          expect(answer.kgi.planned).toBeCloseTo(forward, -Math.log10(forward) + 8);
          for (const { node, required: value, role } of answer.nodes) {
            if (role !== 'lever') continue;
            const scale = node.kind === 'count' ? months : 1;
            expect(value).toBeLessThanOrEqual(node.lever!.max! * scale * (1 + 1e-12));
            if (node.kind === 'count' && answer.status === 'reachable')
              expect(Number.isInteger(value)).toBe(true);
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it('asks for no less effort when the goal rises (chains, where the answer is certified)', () => {
    fc.assert(
      fc.property(
        segment,
        fc.double({ min: 1.05, max: 3, noNaN: true }),
        fc.double({ min: 1.01, max: 1.5, noNaN: true }),
        (one, growth, more) => {
          const ids = ['v', ...one.rates.map((_, k) => `r${k}`)];
          const kinds = Object.fromEntries(
            ids.map((id) => [id, id === 'v' ? ('count' as const) : ('rate' as const)]),
          );
          const baseline = Object.fromEntries([
            ['v', one.volume],
            ...one.rates.map((r, k): [string, number] => [`r${k}`, r]),
          ]);
          const solve = (factor: number) =>
            leastEffort(
              problemOf({
                equations: `kgi = ${ids.join('*')}`,
                kinds,
                baseline,
                goal: (product(one) / one.price) * factor,
              }),
            )!;
          const [low, high] = [solve(growth), solve(growth * more)];
          expect(low.certificate).toBe('global');
          expect(high.effort).toBeGreaterThanOrEqual(low.effort);
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('the least effort is a least effort', () => {
  it('satisfies the conditions of Karush, Kuhn and Tucker, and no point of a grid does better', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1000 }),
        rate,
        rate,
        fc.double({ min: 1.05, max: 1.8, noNaN: true }),
        (volume, r, s, growth) => {
          const parts = {
            equations: 'kgi = v*r + v*s',
            kinds: { v: 'count', r: 'rate', s: 'rate' } as const,
            baseline: { v: volume, r, s },
            goal: volume * (r + s) * growth,
            upper: { r: Math.min(1, r * 1.3), s: 1 },
          };
          const problem = problemOf(parts);
          fc.pre(
            farthest(
              problem.program,
              problem.program.leaves.map((_, leaf) => [0, problem.variables[leaf]!.upper] as const),
              1,
            ).best > parts.goal,
          );
          const { values, effort, goalMultiplier } = leastEffort(problem)!;
          const all = evaluate(problem.program, leavesAt(problem, values));
          const slopes = gradient(problem.program, all);
          problem.variables.forEach(({ coordinate, from, weight, leaf, upper }, j) => {
            const pull = weight * (coordinate.toEffort(values[j]!) - coordinate.toEffort(from));
            const push =
              (goalMultiplier * slopes[leaf]! * coordinate.slope(values[j]!)) / all[problem.program.root]!;
            if (values[j]! < upper * (1 - 1e-9))
              expect(Math.abs(pull - push)).toBeLessThan(1e-6 * Math.max(1, goalMultiplier));
            else expect(pull).toBeLessThanOrEqual(push + 1e-6);
          });
          for (let a = 0; a <= 12; a += 1) {
            for (let b = 0; b <= 12; b += 1) {
              const [rr, ss] = [r + ((parts.upper.r - r) * a) / 12, s + ((1 - s) * 0.98 * b) / 12];
              const vv = Math.max(volume, parts.goal / (rr + ss));
              const cost = problem.variables.reduce((sum, { coordinate, from, leaf }) => {
                const value = { v: vv, r: rr, s: ss }[problem.program.leaves[leaf]!.slot.id as 'v'];
                return sum + (coordinate.toEffort(value) - coordinate.toEffort(from)) ** 2 / 2;
              }, 0);
              expect(effort).toBeLessThanOrEqual(cost + 1e-9);
            }
          }
          expect(rootAt(problem, leavesAt(problem, values))).toBeGreaterThanOrEqual(parts.goal * (1 - 1e-9));
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe('the reported conflict', () => {
  it('rules the goal out by itself, and no part of it does', () => {
    fc.assert(
      fc.property(segment, fc.double({ min: 1.1, max: 50, noNaN: true }), (one, growth) => {
        const ids = ['v', ...one.rates.map((_, k) => `r${k}`), 'p'];
        const problem = problemOf({
          equations: `kgi = ${ids.join('*')}`,
          kinds: Object.fromEntries(
            ids.map((id) => [id, id === 'v' ? 'count' : id === 'p' ? 'average' : 'rate']),
          ),
          baseline: Object.fromEntries([
            ['v', one.volume],
            ['p', one.price],
            ...one.rates.map((r, k): [string, number] => [`r${k}`, r]),
          ]),
          goal: product(one) * growth,
        });
        const { program } = problem;
        const allowed = new Map<string, number>([
          ['v', one.volume * one.room],
          ['p', one.price],
          ...one.rates.map((r, k): [string, number] => [`r${k}`, Math.min(1, r * one.room)]),
        ]);
        const natural = (id: string): number => (id.startsWith('r') ? 1 : Number.POSITIVE_INFINITY);
        const best = (kept: readonly string[]): number =>
          farthest(
            program,
            program.leaves.map(
              ({ slot }) => [0, kept.includes(slot.id) ? allowed.get(slot.id)! : natural(slot.id)] as const,
            ),
            1,
          ).best;
        fc.pre(best(ids) < problem.goal * (1 - 1e-9));
        const { conflict } = obstacles({
          program,
          ranges: program.leaves.map(({ slot: { id } }) => ({
            id,
            allowed: [0, allowed.get(id)!],
            natural: [0, natural(id)],
            fixed: false,
          })),
          caps: [],
          goal: problem.goal,
          sense: 1,
        });
        const kept = conflict.map(({ id }) => id);
        expect(best(kept)).toBeLessThan(problem.goal);
        for (const dropped of kept)
          expect(best(kept.filter((id) => id !== dropped))).toBeGreaterThanOrEqual(problem.goal * (1 - 1e-9));
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
