import { describe, expect, it } from 'vitest';
import { judgedOver } from './over-months.js';

type Funnel = readonly (readonly [id: string, label: string, target?: string])[];

/** A funnel of volumes, with what is expected of the conversion into each. */
const funnel = (stages: Funnel): string => {
  const [first, ...rest] = stages;
  const last = stages.at(-1)!;
  const formulaOf = (index: number): string =>
    index === 0 ? '' : `, formula: ${stages[index - 1]![0]} * ${stages[index]![0]}_rate`;
  const volumes = stages
    .slice(0, -1)
    .map(([id, label], index) => `  ${id}: { label: ${label}, kind: count${formulaOf(index)} }`);
  const rates = rest.map(([id, label, target]) => {
    const goal = target === undefined ? '' : `, target: ${target}`;
    return `  ${id}_rate: { label: ${label} rate, kind: rate${goal} }`;
  });
  const phases = rest.map(
    ([id, label]) => `  ${id}: { label: ${label}, volume: ${id}, conversion: ${id}_rate }`,
  );
  return `
kpi: 1
lang: en
horizon: 2026-01
kgi: { id: ${last[0]}, label: ${last[1]}, kind: count, target: 30${formulaOf(stages.length - 1)} }
phases:
  ${first![0]}: { label: ${first![1]}, volume: ${first![0]} }
${phases.join('\n')}
kpis:
${[...volumes, ...rates].join('\n')}
`;
};

const alertsOf = (tree: string, columns: Parameters<typeof judgedOver>[2]) =>
  judgedOver(tree, '2026-01', columns).alerts.map(({ rule, node, message }) => ({
    rule,
    node,
    message: message.en,
  }));

describe('the lowest rate and the largest loss', () => {
  // worked_examples WE-16: 10,000 visitors, 300 leads, 90 MQL, 36 SQL, 27 opportunities, 6 customers. The page calls
  // MQL to SQL the problem and prints no benchmarks: these are ours, with that conversion alone below its own.
  const WE16: Funnel = [
    ['visitors', 'Visitors'],
    ['leads', 'Leads', '3%'],
    ['mql', 'MQL', '30%'],
    ['sql', 'SQL', '50%'],
    ['opportunities', 'Opportunities', '75%'],
    ['customers', 'Customers', '22%'],
  ];
  const COUNTS = {
    visitors: [10_000],
    leads: [300],
    mql: [90],
    sql: [36],
    opportunities: [27],
    customers: [6],
  };

  it('are told apart: a low rate may be all that is expected (WE-16)', () => {
    const { weakest } = judgedOver(funnel(WE16), '2026-01', COUNTS);
    expect(weakest.observed?.phase.id).toBe('sql');
    expect(alertsOf(funnel(WE16), COUNTS)).toContainEqual({
      rule: 'lowest-rate-elsewhere',
      node: 'leads_rate',
      message:
        'the lowest rate is that of Leads (3.0%), but 3.0% is all that is expected of it; the weakest is not the lowest rate but the one whose difference loses most of the KGI, which is SQL',
    });
  });

  // worked_examples WE-15: 1,000 leads, 300 MQL, 120 SQL, 80 opportunities, 50 proposals, 20 won; the page ranks by rate.
  const WE15 = (first: string): Funnel => [
    ['leads', 'Leads'],
    ['mql', 'MQL', first],
    ['sql', 'SQL', '40%'],
    ['opportunities', 'Opportunities', '67%'],
    ['proposals', 'Proposals', '63%'],
    ['won', 'Won', '40%'],
  ];
  const WON = { leads: [1000], mql: [300], sql: [120], opportunities: [80], proposals: [50], won: [20] };

  it('are one where the lowest rate is below what is expected too (WE-15)', () => {
    const { weakest } = judgedOver(funnel(WE15('40%')), '2026-01', WON);
    expect(weakest.observed?.phase.id).toBe('mql');
    const rules = alertsOf(funnel(WE15('40%')), WON).map(({ rule }) => rule);
    expect(rules).not.toContain('lowest-rate-elsewhere');
  });

  it('without an expectation nothing is called weak, however low (WE-15)', () => {
    const bare = WE15('40%').map(([id, label]) => [id, label] as const);
    const { weakest, alerts } = judgedOver(funnel(bare), '2026-01', WON);
    expect(weakest.observed).toBeNull();
    expect(alerts.map(({ rule }) => rule)).not.toContain('lowest-rate-elsewhere');
  });
});

describe('a rate that moves with the month of the quarter', () => {
  const TREE = funnel([
    ['decided', 'Decided'],
    ['won', 'Won'],
  ]);
  const decided = Array.from({ length: 9 }, () => 400);
  const wonAt = (shares: readonly number[]): number[] =>
    decided.map((count, month) => Math.round(count * shares[month % shares.length]!));
  const swings = (won: readonly number[]) =>
    alertsOf(TREE, { decided, won }).filter(({ rule }) => rule === 'rate-swings-in-quarter');

  it('is told, with the rates of the three months', () => {
    const [swing, ...others] = swings(wonAt([0.5, 0.55, 0.8]));
    expect(others).toEqual([]);
    expect(swing).toMatchObject({ node: 'won_rate' });
    expect(swing!.message).toContain(
      '(50.0% in the first, 55.0% in the second, 80.0% in the third; the third is the highest in each of 3 quarters)',
    );
  });

  it.each([
    ['steady', wonAt([0.6])],
    ['rising from month to month', wonAt([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9])],
    ['falling from month to month', wonAt([0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5])],
    ['high in another month of each quarter', wonAt([0.8, 0.5, 0.5, 0.5, 0.8, 0.5, 0.5, 0.5, 0.8])],
  ])('is not where it is %s', (_, won) => {
    expect(swings(won)).toEqual([]);
  });
});
