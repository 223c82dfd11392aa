import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.js';
import type { DiagnoseRequest } from '../../src/diagnose/types.js';
import { parsePeriod } from '../../src/model/periods.js';
import { historyFrom, treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';

const FUNNEL = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * asp, target: 105 }
phases:
  contact: { label: 初回接触, volume: contacts }
  hearing: { label: ヒアリング, volume: hearings, conversion: hearing_rate }
  proposal: { label: 提案, volume: proposals, conversion: proposal_rate }
  closing: { label: クロージング, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, target: 1000 }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate, target: 42% }
  proposal_rate: { kind: rate, target: 50%, action: 提案前に決裁者の課題を書き出す }
  win_rate: { kind: rate, target: 25% }
  asp: { kind: average, target: 2 }
`;

type Rows = Parameters<typeof historyFrom>[1];
const judged = (rows: Rows, request: DiagnoseRequest = {}, text = FUNNEL) => {
  const tree = treeOf(text);
  return diagnose(tree, historyFrom(tree, rows), request);
};
const effects = ({ contributions }: ReturnType<typeof judged>) =>
  Object.fromEntries(contributions.map(({ id, effect }) => [id, effect]));
const near = (got: number, expected: number, tolerance: number, name = ''): void =>
  expect(Math.abs(got - expected), `${name}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    within(expected, tolerance),
  );

describe('phases: stage.weakest_own_example', () => {
  const { input, expected } = oracle('stage.weakest_own_example');
  const [hearing, proposal, win] = input.stages;
  const result = judged({
    '2026-04': {
      contacts: 1000,
      hearings: hearing.x,
      proposals: proposal.x,
      wins: win.x,
      revenue: win.x * input.asp,
    },
  });
  const phase = (id: string) => result.phases.find((one) => one.phase.id === id)!;

  it.each([
    ['hearing', 'hearing'],
    ['proposal', 'proposal'],
    ['closing', 'win'],
  ])('%s', (id, name) => {
    const row = expected.rows[name];
    const found = phase(id);
    near(found.actual!, row.rate, 1e-8);
    near(found.expected!, row.target, 1e-8);
    near(found.interval![0], row.wilson95[0], 1e-8);
    near(found.interval![1], row.wilson95[1], 1e-8);
    near(found.pValue!, row.p_exact_lower, 1e-8);
    near(found.pAdjusted!, expected.holm[name], 1e-8);
    near(found.recoverable!, row.recoverable_kgi, 1e-8);
  });

  it('names the largest observed and the largest confirmed, which differ', () => {
    const { observed, confirmed } = result.weakest;
    expect([observed!.phase.id, observed!.verdict]).toEqual(['closing', 'indistinct']);
    expect([confirmed!.phase.id, confirmed!.verdict]).toEqual(['proposal', 'confirmed']);
    expect(confirmed!.action).toEqual(['提案前に決裁者の課題を書き出す']);
    expect(phase('hearing').verdict).toBe('suggestive');
  });

  it('lists every phase, with nulls where it has no conversion', () => {
    expect(phase('contact')).toMatchObject({
      entered: null,
      converted: null,
      actual: null,
      verdict: null,
      recoverable: null,
    });
  });

  it('the cases that would settle it follow the formula of methods 5.2', () => {
    expect(phase('closing').needed).toBe(1463);
  });
});

describe('verdicts', () => {
  const closing = (proposals: number, wins: number) =>
    judged({ '2026-04': { contacts: 1000, hearings: 420, proposals, wins, revenue: wins * 2 } }).phases.at(
      -1,
    )!;
  it.each([
    ['2 of 12 is not told from chance: stage.small_n_verdicts', 12, 2, 'indistinct'],
    ['of 10 not even none would prove anything: stage.critical_counts', 10, 0, 'insufficient'],
    ['none of 40 is beyond chance', 40, 0, 'confirmed'],
    ['a quarter is on target', 40, 10, 'on-target'],
    ['more wins than proposals get no verdict', 4, 6, 'no-data'],
    ['0 of 0 gets no verdict', 0, 0, 'no-data'],
  ] as const)('%s', (_, proposals, wins, verdict) => {
    expect(closing(proposals, wins).verdict).toBe(verdict);
  });
});

describe('contributions', () => {
  it('are those of attribution.chain_plan_vs_actual, at every level', () => {
    const { expected } = oracle('attribution.chain_plan_vs_actual');
    const result = judged({
      '2026-04': { contacts: 1080, hearings: 432, proposals: 194.4, wins: 46.656, revenue: 97.9776 },
    });
    const { contacts, hearing_rate, proposal_rate, win_rate, asp } = effects(result);
    const { lmdi } = expected;
    [
      [contacts, lmdi.contacts],
      [hearing_rate, lmdi.hearing],
      [proposal_rate, lmdi.proposal],
      [win_rate, lmdi.win],
      [asp, lmdi.asp],
    ].forEach(([got, wanted]) => {
      near(got, wanted, 1e-9);
    });
    const effect = (id: string) => result.nodes.find(({ node }) => node.id === id)!.effect!;
    near(effect('revenue'), expected.gap, 1e-9);
    near(effect('hearings'), lmdi.contacts + lmdi.hearing, 1e-9);
    near(effect('wins'), expected.gap - lmdi.asp, 1e-9);
  });

  it('what the tree does not model is a line of its own: attribution.unmodelled_residual', () => {
    const { input, expected } = oracle('attribution.unmodelled_residual');
    const text = `
kpi: 1
kgi: { id: kgi, kind: amount, formula: tree, target: ${input.plan_reported} }
kpis: { tree: { kind: amount, target: ${input.plan_tree} } }
`;
    const { unmodelled, tree } = effects(
      judged({ '2026-04': { kgi: input.actual_reported, tree: input.actual_tree } }, {}, text),
    );
    near(unmodelled!, expected.unmodelled, 1e-12);
    near(tree!, expected.explained, 1e-12);
  });

  it('targets that do not add up are a line of their own', () => {
    const found = effects(
      judged(
        { '2026-04': { contacts: 1000, hearings: 420, proposals: 210, wins: 50, revenue: 100 } },
        {},
        FUNNEL.replace('target: 105', 'target: 120'),
      ),
    );
    near(found.unclosed!, -15, 1e-9);
    near(
      Object.values(found).reduce((sum, effect) => sum + effect, 0),
      -20,
      1e-9,
    );
  });

  it('a rate of 0 of 0 leaves the whole difference to volume', () => {
    const result = judged({ '2026-04': { contacts: 0, hearings: 0, proposals: 0, wins: 0, revenue: 0 } });
    const found = effects(result);
    near(found.contacts!, -105, 1e-9);
    expect([found.hearing_rate, found.win_rate, found.asp]).toEqual([0, 0, 0]);
    expect(result.alerts.filter(({ rule }) => rule === 'undefined-rate').map(({ node }) => node)).toEqual([
      'hearing_rate',
      'proposal_rate',
      'win_rate',
      'asp',
    ]);
  });

  it('stop where actuals are missing, and say where', () => {
    const result = judged({ '2026-04': { contacts: 1000, hearings: 400, wins: 45, revenue: 90 } });
    expect(Object.keys(effects(result)).sort()).toEqual(['asp', 'wins']);
    expect(result.missing.map(({ node }) => node)).toEqual(['win_rate', 'proposals', 'proposal_rate']);
    expect(result.alerts.map(({ rule }) => rule)).toContain('partial-tree');
  });
});

describe('what a month is held against', () => {
  const rows: Rows = {
    '2025-04': { contacts: 800, hearings: 400, proposals: 200, wins: 50, revenue: 90 },
    '2026-03': { contacts: 900, hearings: 400, proposals: 200, wins: 50, revenue: 100 },
    '2026-04': { contacts: 1000, hearings: 400, proposals: 180, wins: 40, revenue: 80 },
  };
  it.each([
    ['the plan where there is a target', {}, 'plan', 105],
    ['the month before', { against: 'previous' }, 'previous', 100],
    ['the same month last year', { against: 'last-year' }, 'last-year', 90],
    ['a named month', { against: parsePeriod('2025-04', 1)! }, 'period', 90],
  ] as [string, DiagnoseRequest, string, number][])('%s', (_, request, kind, expected) => {
    const result = judged(rows, request);
    expect([result.against.kind, result.kgi.expected]).toEqual([kind, expected]);
  });

  it('two periods are compared with the N-1 chi-square: stage.two_period', () => {
    const { input, expected } = oracle('stage.two_period');
    const row = ([wins, proposals]: number[]) => ({
      contacts: 1000,
      hearings: 420,
      proposals: proposals!,
      wins: wins!,
      revenue: wins! * 2,
    });
    const result = judged({ '2026-03': row(input.prev), '2026-04': row(input.cur) }, { against: 'previous' });
    const closing = result.phases.at(-1)!;
    near(closing.pValue!, expected.p_n1 / 2, 1e-9);
    expect(closing.verdict).toBe('indistinct');
  });

  it('a plan over months expects each month its share, by the season where there is one', () => {
    const text = FUNNEL.replace(
      'kpi: 1',
      'kpi: 1\nhorizon: 2026-04..2026-06\nseason: { 4: 1.5, 5: 1, 6: 0.5 }',
    );
    expect(judged(rows, {}, text).kgi.expected).toBeCloseTo(52.5, 9);
    expect(judged(rows, {}, text.replace(/season: .*/u, '')).kgi.expected).toBeCloseTo(35, 9);
  });

  it('a month outside of the horizon falls back to the month before, and says so', () => {
    const result = judged(rows, {}, FUNNEL.replace('kpi: 1', 'kpi: 1\nhorizon: 2026-05..2026-06'));
    expect(result.against.kind).toBe('previous');
    expect(result.alerts.map(({ rule }) => rule)).toContain('outside-horizon');
  });

  it('without targets on the leaves the tree plans from the months before', () => {
    const text = FUNNEL.replace(/, target: (?:1000|\d+%|2)(?= \})/gu, '').replace(', target: 50%', '');
    const result = judged(rows, { period: parsePeriod('2026-04', 1)! }, text);
    expect(result.kgi.expected).toBe(105);
    const { unclosed } = effects(result);
    expect(Math.abs(unclosed ?? 0)).toBeLessThan(1e-9);
    near(
      Object.values(effects(result)).reduce((sum, effect) => sum + effect, 0),
      -25,
      1e-9,
    );
  });
});

describe('distinct counts', () => {
  const TREE = `
kpi: 1
kgi: { id: customers, kind: count, measure: { source: deals, count_distinct: 顧客, on: 日付 } }
sources: { deals: { path: deals.csv, layout: records } }
`;
  it.each([
    ['2026-04', []],
    ['2026-04..2026-05', ['customers']],
  ])('over %s say that they are added over months', (period, nodes) => {
    const result = judged(
      { '2026-04': { customers: 3 }, '2026-05': { customers: 4 } },
      { period: parsePeriod(period, 1)!, against: 'previous' },
      TREE,
    );
    expect(result.alerts.filter(({ rule }) => rule === 'distinct-added').map(({ node }) => node)).toEqual(
      nodes,
    );
  });
});

describe('what must not pass in silence', () => {
  const month = (hearings: number, proposals: number, wins: number) => ({
    contacts: 900,
    hearings,
    proposals,
    wins,
    revenue: wins * 2,
  });

  it('a phase that lets nothing through is the weakest, although the ones after it have no rate', () => {
    const { weakest, phases } = judged({ '2026-04': month(0, 0, 0) });
    expect(weakest.confirmed).toMatchObject({ phase: { id: 'hearing' }, verdict: 'confirmed' });
    // 900 x .42 x .5 x .25 wins at 2 each.
    expect(weakest.confirmed!.recoverable).toBeCloseTo(94.5, 9);
    expect(phases.slice(2).map(({ verdict }) => verdict)).toEqual(['no-data', 'no-data']);
  });

  it('a target without a horizon is for one month, and a range has as many', () => {
    const rows = {
      '2026-04': month(300, 150, 40),
      '2026-05': month(300, 150, 40),
      '2026-06': month(300, 150, 40),
    };
    expect(judged(rows, { period: parsePeriod('2026-04..2026-06', 1)! }).kgi.expected).toBeCloseTo(315, 9);
  });

  it('a monthly target follows the season', () => {
    const text = FUNNEL.replace('target: 105', 'target: { per_month: 100 }').replace(
      'kpi: 1',
      'kpi: 1\nhorizon: 2026-04..2026-06\nseason: { 4: 1.5, 5: 1, 6: 0.5 }',
    );
    expect(judged({ '2026-04': month(300, 150, 40) }, {}, text).kgi.expected).toBeCloseTo(150, 9);
  });

  it.each([
    [
      'a month with blanks',
      { '2026-03': month(1, 1, 1), '2026-04': { contacts: 900, hearings: null } },
      { period: parsePeriod('2026-04', 1)! },
      'incomplete-period',
    ],
    [
      'periods of different length',
      { '2026-03': month(9, 5, 1), '2026-04': month(9, 5, 1), '2026-05': month(9, 5, 1) },
      { period: parsePeriod('2026-05', 1)!, against: parsePeriod('2026-03..2026-04', 1)! },
      'unequal-periods',
    ],
  ] as [string, Rows, DiagnoseRequest, string][])('%s', (_, rows, request, rule) => {
    expect(judged(rows, request).alerts.map((alert) => alert.rule)).toContain(rule);
  });

  it('a plan that cannot reach the target', () => {
    const text =
      'kpi: 1\nhorizon: 2026-04\nkgi: { id: k, kind: count, formula: a * 50%, target: 100 }\nkpis: { a: { kind: count, lever: { max: 120 } } }\n';
    expect(
      judged({ '2026-03': { a: 100, k: 50 }, '2026-04': { a: 100, k: 50 } }, {}, text).alerts.map(
        ({ rule }) => rule,
      ),
    ).toContain('unreachable-plan');
  });

  it('an expected rate of zero is met by any', () => {
    const rows = { '2026-03': month(100, 50, 0), '2026-04': month(100, 50, 10) };
    expect(judged(rows, { against: 'previous' }).phases.at(-1)!.verdict).toBe('on-target');
  });
});

describe('two periods: stage.two_period', () => {
  it('gives the interval of the change, and none against a rate that is taken as given', () => {
    const { input, expected, tolerance } = oracle('stage.two_period');
    const [wins, proposals] = input.cur;
    const [winsBefore, proposalsBefore] = input.prev;
    const month = (proposals: number, wins: number) => ({ contacts: 1000, hearings: 400, proposals, wins });
    const rows = { '2026-03': month(proposalsBefore, winsBefore), '2026-04': month(proposals, wins) };
    const closing = (against?: 'previous') =>
      judged(rows, against ? { against } : {}).phases.find(({ phase }) => phase.id === 'closing')!;
    const found = closing('previous');
    expected.ci.forEach((end: number, i: number) => {
      near(found.difference![i]!, end, tolerance);
    });
    expect(closing().difference).toBeNull();
  });
});
