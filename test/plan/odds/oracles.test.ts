import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/plan/odds/beliefs.js';
import { oracle, within } from '../../oracles.js';
import { logRate, type PastRate, reaching, spreadOf } from './analytic.js';
import { asked, meanOf, months, sdOf } from './funnel.js';

const close = (got: number, expected: number, tolerance: number): void =>
  expect(Math.abs(got - expected), `${got} and ${expected}`).toBeLessThanOrEqual(within(expected, tolerance));

/** Of a probability from 40,000 draws, five standard errors. */
const near = (got: number, expected: number): void =>
  expect(Math.abs(got - expected), `${got} and ${expected}`).toBeLessThanOrEqual(
    5 * Math.sqrt((expected * (1 - expected)) / 40_000),
  );

/** A rate of which so much is known, months differing by chance alone. */
const rate = ([successes, cases]: PastRate): Finding => ({
  kind: 'rate',
  successes,
  cases,
  dispersion: 1,
  likeness: 0,
  center: successes / cases,
});

const FUNNEL = `
kpi: 1
horizon: 2026-04
kgi: { id: deals, kind: count, formula: proposals * win, target: 1 }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing }
  proposals: { kind: count, formula: hearings * proposal }
  hearing: { kind: rate }
  proposal: { kind: rate }
  win: { kind: rate }
`;

describe('uncertainty.chain_product: three rates of one month, 1,200 contacts, 55 deals wanted', () => {
  const { input, expected, tolerance } = oracle('uncertainty.chain_product');
  const past = Object.values(input.history) as PastRate[];
  /** The same month with so many times the cases, and a plan for so many times the contacts. */
  const planFor = (history: number, volume: number) =>
    asked(
      FUNNEL,
      months(1, () => ({
        contacts: 1000 * history,
        hearings: 400 * history,
        proposals: 200 * history,
        deals: 50 * history,
      })),
      { set: new Map([['contacts', input.N * volume]]) },
    );

  it('predictive: rates uncertain, and cases that go on or not', () => {
    near(planFor(1, 1).odds(input.deals_goal).probability, expected.P_predictive);
  });

  it('the number of deals has the mean and the spread worked out exactly', () => {
    const [hearing, proposal, win] = past as [PastRate, PastRate, PastRate];
    const findings = new Map([
      ['hearing', rate(hearing)],
      ['proposal', rate(proposal)],
      ['win', rate(win)],
    ]);
    const deals = planFor(1, 1).draws(findings, 200_000);
    expect(Math.abs(meanOf(deals) - expected.mean_deals)).toBeLessThan(
      (5 * expected.sd_deals_predictive) / Math.sqrt(200_000),
    );
    expect(sdOf(deals) / expected.sd_deals_predictive).toBeCloseTo(1, 2);
  });

  it('with ten thousand times the history only the cases are left to chance', () => {
    near(planFor(10_000, 1).odds(input.deals_goal).probability, expected.P_plug_in_binomial);
  });

  it('with ten thousand times the volume only the rates are', () => {
    near(planFor(1, 10_000).odds(input.deals_goal * 10_000).probability, expected.P_param_only);
  });

  it('and the lognormal form of them is close: digamma and trigamma', () => {
    const logs = past.map(logRate);
    const mean = logs.reduce((sum, log) => sum + log.mean, 0);
    const spread = spreadOf(
      logs.map(({ variance }) => variance),
      0,
    );
    close(mean, expected.E_ln_p, tolerance.default);
    close(spread ** 2, expected.Var_ln_p, tolerance.default);
    const form = reaching(mean, spread, input.deals_goal / input.N);
    close(form, expected.P_param_lognormal_approx, tolerance.default);
    expect(Math.abs(planFor(1, 10_000).odds(550_000).probability - form)).toBeLessThan(0.02);
  });
});

it('uncertainty.beta_binomial_predictive: 50 of 200 proposals after 40 of 180', () => {
  const { input, expected } = oracle('uncertainty.beta_binomial_predictive');
  const [wins, proposals] = input.history;
  const { odds } = asked(
    `
kpi: 1
horizon: 2026-04
kgi: { id: wins, kind: count, formula: proposals * win, target: 1 }
kpis:
  proposals: { kind: count }
  win: { kind: rate }
`,
    months(1, () => ({ proposals, wins })),
    { set: new Map([['proposals', input.N]]) },
  );
  near(odds(input.K).probability, expected.predictive);
});

it('uncertainty.plan_hit_probability: deals of different sizes, a mean that beats the goal by a tenth', () => {
  const { input, expected, tolerance } = oracle('uncertainty.plan_hit_probability');
  const funnel = FUNNEL.replace(
    'kgi: { id: deals, kind: count, formula: proposals * win, target: 1 }',
    'kgi: { id: revenue, kind: amount, formula: deals * size, target: 1 }',
  ).replace(
    'kpis:',
    'kpis:\n  deals: { kind: count, formula: proposals * win }\n  size: { kind: average, baseline: 2, fixed: true }',
  );
  const { draws } = asked(
    funnel,
    months(1, () => ({ contacts: 1000, hearings: 400, proposals: 200, deals: 50 })),
    { set: new Map([['contacts', input.N]]) },
  );
  const size: Finding = {
    kind: 'value',
    mean: input.deal_mean,
    spread: Math.expm1(input.deal_sigma_log ** 2),
    // Known, not found: as if from no end of months and deals.
    freedom: 1e9,
    cases: 1e12,
  };
  const revenue = draws(
    new Map([
      ['hearing', rate([400, 1000])],
      ['proposal', rate([200, 400])],
      ['win', rate([50, 200])],
      ['size', size],
    ]),
    200_000,
  ).sort((a, b) => a - b);
  const share = revenue.filter((one) => one >= input.goal).length / revenue.length;
  expect(Math.abs(share - expected.P_hit)).toBeLessThan(tolerance.P_hit);
  for (const [name, at] of [
    ['q05', 0.05],
    ['q50', 0.5],
    ['q95', 0.95],
  ] as const)
    expect(Math.abs(revenue[at * revenue.length]! / expected[name] - 1)).toBeLessThan(
      tolerance.quantiles_rel,
    );
  expect(meanOf(revenue)).toBeCloseTo(expected.mean, 0);
});

describe('how many draws, and what they support', () => {
  it('uncertainty.mc_sample_size: enough for half a point either way', () => {
    const { input, expected } = oracle('uncertainty.mc_sample_size');
    const [, halfPoint] = input.half_width as [number, number];
    const { odds } = asked(
      FUNNEL,
      months(1, () => ({ contacts: 1000, hearings: 400, proposals: 200, deals: 50 })),
      { set: new Map([['contacts', 1200]]) },
    );
    const { draws, standardError, p50 } = odds(60);
    expect(draws).toBeGreaterThan(expected.n[1]);
    expect(1.96 * standardError).toBeLessThan(halfPoint);
    expect(p50).toBe(60);
  });

  it('uncertainty.correlation_widening: stages that go together would bring the odds closer to one half', () => {
    const { input, expected, tolerance } = oracle('uncertainty.correlation_widening');
    const [apart, together] = [spreadOf(input.var_ln, 0), spreadOf(input.var_ln, input.rho)];
    close(apart, expected.sd_independent, tolerance);
    close(together, expected.sd_correlated, tolerance);
    const { E_ln_p: mean } = oracle('uncertainty.chain_product').expected;
    close(reaching(mean, apart, 55 / 1200), expected.P_ind, 1e-7);
    close(reaching(mean, together, 55 / 1200), expected.P_corr, 1e-7);
  });
});
