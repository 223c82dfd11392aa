import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/model/evaluate.js';
import { leastEffort } from '../../src/plan/least-effort.js';
import { leavesAt, type Problem } from '../../src/plan/problem.js';
import { problemOf } from './chain.js';

/**
 * Problems of several shapes, each made of a volume, two rates, a price and a cost. What a plan has to keep beside the
 * goal is stated as a share of what the node would come to if every lever moved as far as the goal asks of all.
 */
const SHAPES = [
  { equations: 'kgi = v*r*s*p', inner: 'kgi' },
  { equations: 'kgi = won + kept; won = v*r*p; kept = w*s', inner: 'won' },
  { equations: 'kgi = min(work, room)*p; work = v*r; room = w*s', inner: 'work' },
  { equations: 'kgi = max(work, room)*p; work = v*r; room = w*s', inner: 'room' },
  { equations: 'kgi = won - cost; won = v*r*s*p; cost = v*c', inner: 'cost' },
  { equations: 'kgi = won*p/w; won = v*r + v*s', inner: 'won' },
] as const;

const KINDS = { v: 'count', w: 'count', r: 'rate', s: 'rate', p: 'average', c: 'average' } as const;

const share = fc.integer({ min: 50, max: 700 }).map((thousandths) => thousandths / 1000);
const parts = fc.record({
  shape: fc.constantFrom(...SHAPES),
  baseline: fc.record({
    v: fc.integer({ min: 20, max: 2000 }),
    w: fc.integer({ min: 20, max: 2000 }),
    r: share,
    s: share,
    p: fc.integer({ min: 5, max: 50 }),
    c: fc.constantFrom(0.01, 0.1),
  }),
  growth: fc.double({ min: 1.02, max: 1.9, noNaN: true }),
  room: fc.constantFrom(1.05, 1.3, 4),
  weights: fc.record({ v: fc.constantFrom(0.5, 1, 3), r: fc.constantFrom(0.5, 1, 3) }),
  kept: fc.option(
    fc.record({
      bound: fc.constantFrom('cap', 'target'),
      by: fc.double({ min: 0.9, max: 1.3, noNaN: true }),
    }),
  ),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

const made = ({ shape, baseline, growth, room, weights, kept }: Parts): Problem => {
  const { equations, inner } = shape;
  const used = Object.keys(KINDS).filter((id) => new RegExp(`\\b${id}\\b`, 'u').test(equations)) as 'v'[];
  const kinds = {
    ...Object.fromEntries(used.map((id) => [id, KINDS[id]])),
    work: 'count',
    room: 'count',
  } as Record<string, 'count'>;
  for (const id of ['work', 'room']) if (!equations.includes(id)) delete kinds[id];
  const problem = problemOf({
    equations,
    kinds,
    baseline,
    goal: 1,
    weight: weights,
    locked: ['c'],
    upper: { v: baseline.v * room, w: baseline.w * room, r: Math.min(0.99, baseline.r * room), s: 0.99 },
  });
  const root = evaluate(problem.program, problem.start)[problem.program.root]!;
  const goal = root > 0 ? root * growth : root + Math.abs(root) * (growth - 1);
  if (!kept) return { ...problem, goal };
  const term = problem.program.termOf(inner)!;
  const value = evaluate(problem.program, problem.start)[term]!;
  const limit = value * kept.by;
  const ends =
    kept.bound === 'cap'
      ? { min: Number.NEGATIVE_INFINITY, max: limit }
      : { min: limit, max: Number.POSITIVE_INFINITY };
  return {
    ...problem,
    goal,
    caps: [{ id: inner, term, ...ends, bound: kept.bound as 'cap', scale: Math.abs(value) }],
  };
};

/** A problem in effort coordinates, by the definitions alone. */
const viewOf = (problem: Problem) => {
  const { variables, program, caps, goal, sense } = problem;
  const all = (point: readonly number[]): Float64Array =>
    evaluate(
      program,
      leavesAt(
        problem,
        point.map((effort, j) => variables[j]!.coordinate.toValue(effort)),
      ),
    );
  const inLogs = (value: number, limit: number, size: number): number =>
    value > 0 && limit > 0 ? Math.log(value / limit) : (value - limit) / Math.max(size, Math.abs(limit));
  /** Everything that has to be 0 or more: the goal first. */
  const past = (point: readonly number[]): number[] => {
    const values = all(point);
    return [
      sense * inLogs(values[program.root]!, goal, problem.scale),
      ...caps.map(({ term, min, max, scale }) =>
        Number.isFinite(max) ? -inLogs(values[term]!, max, scale) : inLogs(values[term]!, min, scale),
      ),
    ];
  };
  const center = variables.map(({ coordinate, from }) => coordinate.toEffort(from));
  const cost = (point: readonly number[]): number =>
    point.reduce((sum, value, j) => sum + (variables[j]!.weight * (value - center[j]!) ** 2) / 2, 0);
  const bounds = variables.map(({ coordinate, lower, upper }) => [
    coordinate.toEffort(lower),
    coordinate.toEffort(upper),
  ]);
  return { past, cost, center, bounds };
};

const solvedOf = (problem: Problem) => {
  const solution = leastEffort(problem);
  fc.pre(solution !== undefined);
  const point = solution!.values.map((value, j) => problem.variables[j]!.coordinate.toEffort(value));
  return { solution: solution!, point, ...viewOf(problem) };
};

const RUNS = { numRuns: 100, seed: 17 };

describe('a least effort, by definitions of its own', () => {
  it('keeps goal, bounds, caps and further goals', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { solution, point, past, bounds } = solvedOf(made(some));
        for (const value of past(point)) expect(value).toBeGreaterThan(-1e-8);
        point.forEach((value, j) => {
          expect(value).toBeGreaterThanOrEqual(bounds[j]![0]! - 1e-12);
          expect(value).toBeLessThanOrEqual(bounds[j]![1]! + 1e-12);
        });
        expect(solution.goalMultiplier).toBeGreaterThanOrEqual(0);
        for (const multiplier of solution.capMultipliers) expect(multiplier).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('satisfies the conditions of Karush, Kuhn and Tucker by differences', () => {
    fc.assert(
      fc.property(parts, (some) => {
        // Where arguments of a min() or max() are equal there is no one derivative.
        fc.pre(!/min|max/u.test(some.shape.equations));
        const { solution, point, past, bounds, center } = solvedOf(made(some));
        const problem = made(some);
        const multipliers = [solution.goalMultiplier, ...solution.capMultipliers];
        const size = Math.max(1, ...multipliers);
        // Complementarity: what is not at its limit has no price.
        past(point).forEach((value, i) => {
          expect(multipliers[i]! * value).toBeLessThan(1e-5 * size);
        });
        // Stationarity: what a lever costs is what it brings, or it stands at a bound that says which way it would go.
        point.forEach((value, j) => {
          const step = 1e-6;
          const [up, down] = [step, -step].map((by) => past(point.with(j, value + by)));
          const brings = multipliers.reduce(
            (sum, multiplier, i) => sum + (multiplier * (up![i]! - down![i]!)) / (2 * step),
            0,
          );
          const left = problem.variables[j]!.weight * (value - center[j]!) - brings;
          const tolerance = 2e-5 * size;
          if (value > bounds[j]![1]! - 1e-9) expect(left).toBeLessThan(tolerance);
          else if (value < bounds[j]![0]! + 1e-9) expect(left).toBeGreaterThan(-tolerance);
          else expect(Math.abs(left)).toBeLessThan(tolerance);
        });
      }),
      RUNS,
    );
  });

  it('is not beaten by any point of a grid', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { solution, past, cost, bounds, center } = solvedOf(made(some));
        const most = Math.sqrt(2 * solution.effort) * 2;
        const [first, second, ...rest] = center;
        for (let a = -8; a <= 8; a += 1)
          for (let b = -8; b <= 8; b += 1)
            for (let c = -4; c <= 4; c += 1) {
              const tried = [
                first! + (a / 8) * most,
                second! + (b / 8) * most,
                ...rest.map((value, i) => value + (((i === 0 ? c : a) / 8) * most) / 2),
              ].map((value, j) => Math.min(bounds[j]![1]!, Math.max(bounds[j]![0]!, value)));
              if (past(tried).every((value) => value >= 0))
                expect(cost(tried)).toBeGreaterThanOrEqual(solution.effort * (1 - 1e-7) - 1e-12);
            }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('is the same to the last bit when asked again', () => {
    fc.assert(
      fc.property(parts, (some) => {
        expect(leastEffort(made(some))).toEqual(leastEffort(made(some)));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

describe('a certified effort', () => {
  const chain = parts.map((some) => {
    const kept = some.kept && { ...some.kept, bound: 'target' as const };
    return { ...some, kept, shape: SHAPES[0] };
  });
  const certified = (problem: Problem): number => {
    const solution = leastEffort(problem);
    fc.pre(solution?.certificate === 'global');
    return solution!.effort;
  };

  it('never falls when the goal rises, nor when a further goal does', () => {
    fc.assert(
      fc.property(chain, fc.double({ min: 1.001, max: 1.2, noNaN: true }), (some, more) => {
        const problem = made(some);
        const effort = certified(problem);
        expect(certified({ ...problem, goal: problem.goal * more })).toBeGreaterThanOrEqual(effort - 1e-9);
        const caps = problem.caps.map((cap) => ({ ...cap, min: cap.min * more }));
        expect(certified({ ...problem, caps })).toBeGreaterThanOrEqual(effort - 1e-9);
      }),
      RUNS,
    );
  });

  it('never rises when a bound is loosened', () => {
    fc.assert(
      fc.property(chain, fc.constantFrom(0, 1, 2), (some, which) => {
        const problem = made(some);
        const effort = certified(problem);
        const variables = problem.variables.map((variable, j) =>
          j === which
            ? {
                ...variable,
                upper: Math.min(
                  variable.upper * 1.1,
                  variable.coordinate.name === 'logit' ? 0.999 : Infinity,
                ),
              }
            : variable,
        );
        expect(certified({ ...problem, variables })).toBeLessThanOrEqual(effort + 1e-9);
      }),
      RUNS,
    );
  });
});
