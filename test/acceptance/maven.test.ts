import { describe, expect, it } from 'vitest';
import { DUCKDB, duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import { type Files, run } from '../cli/run.js';
import { actuals, dataIn, diagnosed, planned, treeText } from './data.js';

const data = dataIn('maven_crm');
const TREE = treeText('maven.kpi.yaml');
const files = (): Files => ({ 'kpi.yaml': TREE, 'sales_pipeline.csv': data.read('sales_pipeline.csv') });

const WHOLE = '2017-03..2017-12';
const QUARTERS = [
  // The first deals close in March.
  { quarter: '2017-03', closed: 647, won: 531, revenue: 1_134_672, rate: 82.07 },
  { quarter: '2017-Q2', closed: 2032, won: 1254, revenue: 3_086_111, rate: 61.71 },
  { quarter: '2017-Q3', closed: 2047, won: 1257, revenue: 2_982_255, rate: 61.41 },
  { quarter: '2017-Q4', closed: 1985, won: 1196, revenue: 2_802_496, rate: 60.25 },
];

/** Decided and won from March to December 2017. */
const REGIONS = [
  ['Central', 2604, 1629],
  ['East', 1858, 1171],
  ['West', 2249, 1438],
];

describe.skipIf(data.absent)('Maven: a snapshot of opportunities', () => {
  it('the tree is free of errors; what is only counted does not reach the KGI', async () => {
    const { code, stdout } = await run(['validate', '--format', 'json'], { files: { 'kpi.yaml': TREE } });
    expect(code).toBe(0);
    const { summary, diagnostics } = JSON.parse(stdout);
    expect(summary).toEqual({ files: 1, nodes: 7, errors: 0, warnings: 2, infos: 1 });
    expect(diagnostics.map(({ rule, node }: Record<string, string>) => `${rule} ${node}`)).toEqual([
      'phase-without-kci null',
      'unconnected-node lost',
      'unconnected-node engaging',
    ]);
  });

  it('a quarter by agent: months, factors and agents add up to the same gap', async () => {
    const found = await diagnosed(
      files(),
      ...['--period', '2017-Q4', '--against', 'previous', '--by', 'sales_agent'],
    );
    const sum = (effects: readonly number[]): number => effects.reduce((total, effect) => total + effect, 0);
    const gap = 2_802_496 - 2_982_255;
    expect([found.kgi.gap, found.basis]).toEqual([gap, 'months']);
    expect(sum(found.contributions.map(({ effect }) => effect))).toBeCloseTo(gap, 6);
    const { members, rest, why_not } = found.member_gaps!;
    expect([members.length, rest, why_not]).toEqual([30, 0, null]);
    expect(sum(members.map((member) => member.gap))).toBe(gap);
    for (const member of members)
      expect(sum(member.contributions.map(({ effect }) => effect))).toBeCloseTo(member.gap, 6);
  });

  it('the whole range: won, lost, open and revenue', async () => {
    const diagnosis = await diagnosed(files(), '--period', WHOLE, '--against', 'previous');
    const { won, lost, closed, revenue, deal_size: size, win_rate: rate } = actuals(diagnosis);
    expect({ won, lost, closed, revenue }).toEqual({
      won: 4238,
      lost: 2473,
      closed: 6711,
      revenue: 10_005_534,
    });
    expect(size).toBeCloseTo(2360.91, 2);
    expect(rate).toBeCloseTo(0.6315, 4);
    const { rows } = diagnosis.data.files[0]!;
    expect(rows - won! - lost!).toBe(2089);
  });

  it('of the open deals, the 1,589 under way have a date', async () => {
    const { engaging } = actuals(await diagnosed(files(), '--period', '2016-10..2017-12'));
    expect(engaging).toBe(1589);
  });

  it.each(QUARTERS)('$quarter', async ({ quarter, closed, won, revenue, rate }) => {
    const diagnosis = await diagnosed(files(), '--period', quarter);
    const found = actuals(diagnosis);
    expect(found).toMatchObject({ closed, won, revenue });
    expect(found.win_rate! * 100).toBeCloseTo(rate, 2);
    expect(diagnosis.reconciliation).toEqual([]);
  });

  it('the fourth quarter against the third: the parts add up to the gap', async () => {
    const diagnosis = await diagnosed(files(), '--period', '2017-Q4', '--against', 'previous');
    expect(diagnosis.kgi).toMatchObject({ actual: 2_802_496, expected: 2_982_255, gap: -179_759 });
    const parts = diagnosis.contributions.reduce((sum, { effect }) => sum + effect, 0);
    expect(parts).toBeCloseTo(-179_759, 2);
    expect(diagnosis.contributions.map(({ id }) => id).sort()).toEqual(['closed', 'deal_size', 'win_rate']);
    // 60.25% of 1,985 against 61.41% of 2,047 is well within chance.
    expect(diagnosis.weakest.observed).toMatchObject({ node: 'win_rate', verdict: 'indistinct' });
    expect(diagnosis.weakest.confirmed).toBeNull();
  });

  it('the win rate by month of closing moves with the month of the quarter, and that is said', async () => {
    const { alerts, weakest } = await diagnosed(files(), '--period', '2017-07', '--against', 'previous');
    // By itself July looks weak beside June, as every first month of a quarter does beside the last one before.
    expect(weakest.confirmed).toMatchObject({ node: 'win_rate' });
    const swing = alerts.find(({ rule }) => rule === 'rate-swings-in-quarter')!;
    expect(swing).toMatchObject({ node: 'win_rate', evidence: { quarters: 3 } });
    expect(swing.message).toContain(
      '(49.0% in the first, 54.7% in the second, 80.2% in the third; the third is the highest in each of 3 quarters)',
    );
    const quarters = await diagnosed(files(), '--period', '2017-Q3', '--against', 'previous');
    expect(quarters.weakest.confirmed).toBeNull();
  });

  it('the plan of the next quarter is reached, by levers within their bounds', async () => {
    const plan = await planned(files());
    expect(plan).toMatchObject({ status: 'reachable', verified: true, warnings: [] });
    expect(plan.kgi.planned).toBeGreaterThanOrEqual(3_200_000);
    const required = Object.fromEntries(plan.nodes.map((node) => [node.id, node.required]));
    expect(required.win_rate).toBeLessThanOrEqual(0.7);
    expect(required.closed).toBeLessThanOrEqual(3000);
    expect(required.deal_size).toBeLessThanOrEqual(3000);
    expect(plan.periods.map(({ period }) => period)).toEqual(['2018-01', '2018-02', '2018-03']);
  });

  it('the plan of each of the 30 agents adds up to that of all', async () => {
    const { members, nodes, kgi, verified, drawn } = await planned(files(), '--by', 'sales_agent');
    expect([verified, kgi.planned >= kgi.target]).toEqual([true, true]);
    expect(members).toHaveLength(30);
    expect(members.some((member) => member.new || member.member === null)).toBe(false);
    const sum = (id: string) =>
      members.reduce((all, member) => all + member.nodes.find((node) => node.id === id)!.required, 0);
    for (const id of ['closed', 'won', 'revenue'])
      expect(sum(id)).toBeCloseTo(nodes.find((node) => node.id === id)!.required, 4);
    // Their win rates are no farther apart than chance takes them, their prices are.
    expect(
      drawn.map(({ id, method, p_value }) => [id, method, p_value && Number(p_value.toFixed(2))]),
    ).toEqual([
      ['win_rate', 'beta-binomial', 0.26],
      ['deal_size', 'credibility', null],
    ]);
    const rates = members.map((member) => member.nodes.find(({ id }) => id === 'win_rate')!);
    for (const { baseline, measured } of rates)
      expect(Math.abs(baseline - 0.632)).toBeLessThan(Math.abs(measured! - 0.632) + 0.005);
  });

  it('agents and regions do not differ beyond chance, by the chi-square test of one win rate', async (context) => {
    const agents = await diagnosed(files(), '--period', WHOLE, '--by', 'sales_agent');
    expect(agents.members).toHaveLength(30);
    expect(agents.member_tests).toMatchObject([{ members: 30, df: 29, compatible_with_chance: true }]);
    expect(agents.member_tests[0]!.p_value).toBeCloseTo(0.26, 2);
    if (!(await duckdbIfInstalled())) return context.skip(`${DUCKDB} is not installed`);
    const source = `  pipeline:
    layout: records
    path: [sales_pipeline.csv, sales_teams.csv]
    query: |
      select d.*, t.regional_office
      from sales_pipeline d
      join sales_teams t on t.sales_agent = d.sales_agent
    dimensions: [regional_office]`;
    const joined: Files = {
      'kpi.yaml': TREE.replace(/^ {2}pipeline: .*$/mu, source),
      'sales_pipeline.csv': data.read('sales_pipeline.csv'),
      'sales_teams.csv': data.read('sales_teams.csv'),
    };
    const { members, member_tests: tests } = await diagnosed(
      joined,
      '--period',
      WHOLE,
      '--by',
      'regional_office',
    );
    expect(members.map(({ member, n, converted }) => [member, n, converted])).toEqual(REGIONS);
    expect(tests).toMatchObject([{ members: 3, df: 2, compatible_with_chance: true, rough: false }]);
    expect(tests[0]!.chi_square).toBeCloseTo(1.0077, 4);
    expect(tests[0]!.p_value).toBeCloseTo(0.6042, 4);
  });

  it('a join with the products loses the rows of the one that is spelt in two ways, and says so', async (context) => {
    if (!(await duckdbIfInstalled())) return context.skip(`${DUCKDB} is not installed`);
    const source = `  pipeline:
    layout: records
    path: [sales_pipeline.csv, products.csv, sales_teams.csv]
    query: |
      select d.*, t.manager
      from sales_pipeline d
      join products p using (product)
      join sales_teams t on t.sales_agent = d.sales_agent
    dimensions: [manager]`;
    const joined: Files = {
      'kpi.yaml': TREE.replace(/^ {2}pipeline: .*$/mu, source),
      ...Object.fromEntries(
        ['sales_pipeline.csv', 'products.csv', 'sales_teams.csv'].map((name) => [name, data.read(name)]),
      ),
    };
    const { stderr } = await run(['pull'], { files: joined });
    expect(stderr).toBe(
      'the query of "pipeline": 1,480 rows of sales_pipeline.csv (17%) have a product that is not in products.csv; ' +
        'the join loses them: "GTXPro" in 1,480 rows (did you mean "GTX Pro"?)\n',
    );
    const diagnosis = await diagnosed(joined, '--period', WHOLE, '--against', 'previous');
    const told = diagnosis.data.joins.map(({ severity, table, unmatched, rows }) =>
      [severity, table, unmatched, rows].join(' '),
    );
    expect(told).toEqual([
      'warning sales_pipeline.csv 1480 8800',
      'info products.csv 1 7',
      // The five agents without deals.
      'info sales_teams.csv 5 35',
    ]);
    expect(actuals(diagnosis).won).toBe(4238 - 729);
  });
});
