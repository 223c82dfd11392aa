import { describe, expect, it } from 'vitest';
import { planWithOdds } from '../../../src/plan/odds/plan-with-odds.js';
import { plan } from '../../../src/plan/plan.js';
import type { Plan, PlanRequest } from '../../../src/plan/types.js';
import { historyFrom, treeOf } from '../../history.js';
import { months } from './funnel.js';

const TREE = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: wins * size, target: 6000 }
kpis:
  wins: { kind: count, formula: proposals * win }
  proposals: { kind: count, lever: { max: 90 } }
  win: { kind: rate, lever: { max: 40% } }
  size: { kind: average, fixed: true }
`;
/** 50 proposals a month, of which 15 are won, at 100 on average. */
const ROWS = months(6, (i) => ({
  proposals: 50,
  wins: 15,
  revenue: 15 * (i % 2 === 0 ? 95 : 105),
}));

const answered = (request: Parameters<typeof planWithOdds>[2], text = TREE): Plan => {
  const tree = treeOf(text);
  return planWithOdds(tree, historyFrom(tree, ROWS), request);
};
const required = ({ nodes }: Plan): Record<string, number> =>
  Object.fromEntries(nodes.map(({ node, required }) => [node.id, required]));
const probability = ({ odds }: Plan): number => {
  if (!odds || !('odds' in odds.found)) throw new Error('there are no odds');
  return odds.found.odds.probability;
};

describe('a plan that is as sure as was asked', () => {
  it('speaks of the target, not of the goal that it was moved out to', () => {
    const text = TREE.replace('proposals: { kind: count,', 'proposals: { kind: count, target: 180,');
    const alone = answered({}, text);
    const sure = answered({ confidence: 0.8 }, text);
    expect(required(sure).proposals).toBeGreaterThan(required(alone).proposals!);
    expect(sure.goals[0]!.target).toBe(6000);
    expect(sure.closure).toEqual(alone.closure);
    expect(sure.sensitivity).toEqual(alone.sensitivity);
    expect(sure.closure).not.toBeNull();
  });

  it('is the plan of the target where no confidence is asked for', () => {
    const tree = treeOf(TREE);
    const { odds, ...rest } = planWithOdds(tree, historyFrom(tree, ROWS));
    expect(rest).toEqual(plan(tree, historyFrom(tree, ROWS)));
    expect(odds!.certainty).toBeNull();
    expect(probability({ ...rest, odds: odds! })).toBeGreaterThan(0.45);
    expect(probability({ ...rest, odds: odds! })).toBeLessThan(0.6);
  });

  it.each([0.6, 0.8, 0.9])('reaches the target with %d or hardly more', (confidence) => {
    const sure = answered({ confidence });
    expect(probability(sure)).toBeGreaterThanOrEqual(confidence);
    // One printed step of a lever is the most that is too much.
    expect(probability(sure)).toBeLessThan(confidence + 0.02);
    expect(sure.kgi).toMatchObject({ target: 6000 });
    expect(sure.kgi.planned).toBeGreaterThan(6000);
    expect([sure.status, sure.verified]).toEqual(['reachable', true]);
  });

  it('takes more of every lever, and says how much', () => {
    const [plain, sure] = [answered({}), answered({ confidence: 0.8 })];
    const { levers, effort, before, asked, isReached } = sure.odds!.certainty!;
    expect({ before, asked, isReached }).toEqual({ before: probability(plain), asked: 0.8, isReached: true });
    expect(levers).toEqual(
      ['proposals', 'win'].map((id) => ({
        id,
        expected: required(plain)[id],
        confident: required(sure)[id],
      })),
    );
    for (const { expected, confident } of levers) expect(confident).toBeGreaterThan(expected);
    expect(effort.confident!).toBeGreaterThan(effort.expected!);
  });

  it('is the same again, and takes more the surer it is to be', () => {
    expect(answered({ confidence: 0.7 })).toEqual(answered({ confidence: 0.7 }));
    const proposals = [0.6, 0.7, 0.8].map((confidence) => required(answered({ confidence })).proposals!);
    expect(proposals).toEqual([...proposals].sort((a, b) => a - b));
  });

  it('asks for nothing more where the plan of the target is sure enough', () => {
    const [plain, sure] = [answered({}), answered({ confidence: 0.3 })];
    expect(required(sure)).toEqual(required(plain));
    expect(sure.odds!.certainty).toMatchObject({ isReached: true, before: probability(plain) });
  });

  it("moves today's levels where they are likely to do, but not likely enough", () => {
    const request: PlanRequest = { target: 4400 };
    expect(answered(request).status).toBe('met');
    const sure = answered({ ...request, confidence: 0.9 });
    expect(sure.status).toBe('reachable');
    expect(sure.odds!.certainty!.effort.expected).toBe(0);
    expect(probability(sure)).toBeGreaterThanOrEqual(0.9);
  });

  it('is out of reach where the best within the bounds is not as sure, and says how sure that is', () => {
    const best = answered({ target: 10_500, confidence: 0.8 });
    expect(answered({ target: 10_500 }).status).toBe('reachable');
    expect([best.status, best.unreachable]).toEqual(['unreachable', null]);
    expect(required(best)).toMatchObject({ proposals: 270, win: 0.4 });
    expect(best.odds!.certainty).toMatchObject({ asked: 0.8, isReached: false });
    expect(probability(best)).toBeLessThan(0.8);
    expect(probability(best)).toBeGreaterThan(0.4);
  });

  it('of a target that no plan reaches, the best has its odds too', () => {
    const best = answered({ target: 12_000, confidence: 0.8 });
    expect(best.unreachable).toMatchObject({ best: 10_800 });
    expect(best.odds!.certainty).toMatchObject({ isReached: false });
    expect(probability(best)).toBeLessThan(0.3);
  });

  it.each([
    ['each month with a level of its own', { freeMonths: true }],
    ['whole numbers at every phase', { rounding: 'cascade' as const }],
    ['one lever alone', { lever: 'proposals' }],
    ['a lever held', { lock: ['win'] }],
  ])('holds with %s', (_, request) => {
    const sure = answered({ ...request, target: 5000, confidence: 0.75 });
    expect(probability(sure)).toBeGreaterThanOrEqual(0.75);
    expect(sure.status).toBe('reachable');
  });

  it('where less is better', () => {
    const text = `
kpi: 1
horizon: 2026-04
kgi: { id: lost, kind: count, better: lower, formula: proposals * loss, target: 15 }
kpis: { proposals: { kind: count, fixed: true }, loss: { kind: rate, better: lower } }
`;
    const tree = treeOf(text);
    const rows = months(6, () => ({ proposals: 50, lost: 20 }));
    const sure = planWithOdds(tree, historyFrom(tree, rows), { confidence: 0.8 });
    expect(sure.kgi.planned).toBeLessThan(15);
    expect(probability(sure)).toBeGreaterThanOrEqual(0.8);
    expect(probability(sure)).toBeLessThan(0.85);
  });
});

it('without history nothing can be as sure as anything', () => {
  const text = TREE.replace('kind: count, lever', 'kind: count, baseline: 50, lever')
    .replace('kind: rate, lever', 'kind: rate, baseline: 30%, lever')
    .replace('kind: average', 'kind: average, baseline: 100');
  const tree = treeOf(text);
  const nothing = historyFrom(tree, {});
  expect(() => planWithOdds(tree, nothing, { confidence: 0.8 })).toThrow(
    'there are no odds of reaching the target: no actuals to tell them from',
  );
  const { odds, warnings } = planWithOdds(tree, nothing);
  expect(odds!.found).not.toHaveProperty('odds');
  expect(warnings.map(({ rule }) => rule)).toEqual(['no-odds']);
});
