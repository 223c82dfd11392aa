import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosis, run } from './run.js';

const folder = new URL('../../examples/b2b-sales/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const rowsOf = (name: string): Record<string, string>[] => {
  const [header, ...lines] = read(name)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header!.map((column, index) => [column, cells[index]!])));
};

const months = rowsOf('data/monthly.csv');
const deals = rowsOf('data/deals.csv');

describe('the data of examples/b2b-sales', () => {
  it('is what make-data.js makes', async () => {
    const { makeData } = (await import(new URL('make-data.js', folder).href)) as {
      makeData: () => Record<string, string>;
    };
    const files = makeData();
    expect(Object.keys(files)).toEqual(['data/monthly.csv', 'data/deals.csv']);
    for (const [name, text] of Object.entries(files)) {
      expect(read(name) === text, name).toBe(true);
      expect(Buffer.byteLength(text), name).toBeLessThan(1e6);
    }
  });

  const dealsOf = (month: string, on: string) => deals.filter((deal) => deal[on]!.startsWith(month));

  const columns: readonly (readonly [column: string, on: string, channel: string | null])[] = [
    ['問い合わせ数', '初回接触日', '問い合わせ'],
    ['架電接触数', '初回接触日', '架電'],
    ['紹介数', '初回接触日', '紹介'],
    ['初回接触数', '初回接触日', null],
    ['ヒアリング数', 'ヒアリング日', null],
    ['提案数', '提案日', null],
    ['受注数', '受注日', null],
  ];
  it.each(columns)('counts %s by %s', (column, on, channel) => {
    const isOfChannel = ({ 流入元 }: Record<string, string>) => channel === null || 流入元 === channel;
    const counted = months.map(({ 年月 }) => String(dealsOf(年月!, on).filter(isOfChannel).length));
    expect(counted).toEqual(months.map((month) => month[column]));
  });

  it('adds the amounts of the deals won', () => {
    const added = months.map(({ 年月 }) =>
      String(dealsOf(年月!, '受注日').reduce((sum, { 受注金額 }) => sum + Number(受注金額), 0)),
    );
    expect(added).toEqual(months.map(({ 売上 }) => 売上));
  });

  it('covers 24 months to the middle of the horizon', () => {
    expect([months.length, months[0]!.年月, months.at(-1)!.年月]).toEqual([24, '2024-10', '2026-09']);
  });

  const rules: readonly (readonly [string, (deal: Record<string, string>) => boolean])[] = [
    [
      'has its stages in order',
      (deal) => {
        const reached = [deal.初回接触日, deal.ヒアリング日, deal.提案日, deal.受注日 || deal.失注日].filter(
          Boolean,
        );
        return reached.join() === [...reached].sort().join();
      },
    ],
    [
      'skips no stage',
      (deal) => (!deal.提案日 || deal.ヒアリング日 !== '') && (!deal.受注日 || deal.提案日 !== ''),
    ],
    ['is won or lost, not both', (deal) => !(deal.受注日 && deal.失注日)],
    ['has an amount where it is won', (deal) => (deal.受注日 !== '') === Number(deal.受注金額) > 0],
    [
      'is scored where there was a hearing',
      (deal) =>
        [deal.課題の明確化度!, deal.顧客の関心度!].every((score) =>
          (deal.ヒアリング日 ? /^[1-5]$/ : /^$/).test(score),
        ),
    ],
    ['has a whole MA score', (deal) => /^\d{2}$/.test(deal.MAスコア!)],
  ];
  it.each(rules)('%s, every deal', (_, holds) => {
    expect(deals.filter((deal) => !holds(deal))).toEqual([]);
  });
});

describe('the trees of examples/b2b-sales', () => {
  const trees = ['examples/b2b-sales/kpi.yaml', 'examples/b2b-sales/deals.yaml'] as const;

  it('have no finding', async () => {
    const { code, text } = await run(['validate', ...trees, '--format', 'json']);
    expect([code, JSON.parse(text).diagnostics]).toEqual([0, []]);
  });

  // The counts of every month are compared above; here a few stand for all.
  const periods = [
    '2024-10',
    '2025-08',
    '2026-04',
    '2026-06',
    '2026-09',
    '2025-04..2026-03',
    '2026-07..2026-09',
    '2026-04..2026-09',
  ];
  it.each(periods)('agree on %s, from the monthly table and from the deals', async (period) => {
    const [monthly, fromDeals] = [await diagnosis(trees[0], period), await diagnosis(trees[1], period)];
    const known = new Map(monthly.nodes.map((node) => [node.id, node]));
    expect(fromDeals.nodes).toHaveLength(12);
    for (const { id, kind, actual } of fromDeals.nodes) {
      const other = known.get(id)!;
      if (kind === 'rate' || kind === 'average')
        expect(Math.abs(actual! / other.actual! - 1), id).toBeLessThan(1e-12);
      else expect(actual, id).toBe(other.actual);
    }
    expect([...monthly.reconciliation, ...fromDeals.reconciliation]).toEqual([]);
  });

  it.each([
    ['before the year', '2026-04', 0, 1.185],
    ['half of it later', '2026-10', 6, 1.335],
  ])('plan the same, %s', async (_, asOf, settled, growth) => {
    const plans = await Promise.all(
      trees.map((tree) => run(['plan', tree, '--as-of', asOf, '--format', 'json'])),
    );
    const [monthly, fromDeals] = plans.map(({ text }) => JSON.parse(text));
    expect(fromDeals.nodes).toEqual(monthly.nodes);
    expect(monthly.status).toBe('reachable');
    expect(monthly.periods.filter((period: { settled: boolean }) => period.settled)).toHaveLength(settled);
    expect(monthly.kgi.target / monthly.kgi.baseline).toBeCloseTo(growth, 3);
  });
});

it('the committed plan of examples/b2b-sales is the one that its tree and data give', async () => {
  // Where this fails: kpi plan examples/b2b-sales --as-of 2026-04 --write examples/b2b-sales/plan.yaml
  const { code, text } = await run(['plan', 'examples/b2b-sales', '--check', '--lang', 'en']);
  expect([code, text]).toEqual([0, expect.stringContaining('give the same plan')]);
});

describe('kpi diagnose finds what make-data.js built in', () => {
  const tree = 'examples/b2b-sales';
  const verdicts: readonly (readonly [period: string, hearing: RegExp, proposal: RegExp, closing: RegExp])[] =
    [
      ['2026-04', /on-target|indistinct/, /on-target|indistinct/, /on-target|indistinct/],
      ['2026-05', /on-target|indistinct/, /on-target|indistinct/, /on-target|indistinct/],
      ['2026-04..2026-05', /on-target|indistinct/, /on-target|indistinct/, /on-target|indistinct/],
      ['2026-07..2026-09', /on-target|indistinct/, /confirmed/, /on-target|indistinct/],
    ];
  it.each(verdicts)('in %s: hearing %s, proposal %s, closing %s', async (period, ...expected) => {
    const { phases } = await diagnosis(tree, period);
    expect(phases.map(({ phase }) => phase)).toEqual(['first_contact', 'hearing', 'proposal', 'closing']);
    for (const [index, pattern] of expected.entries()) expect(phases[index + 1]!.verdict).toMatch(pattern);
  });

  it('names the phase, and shares out the whole gap', async () => {
    const { weakest, contributions, kgi } = await diagnosis(tree, '2026-07..2026-09');
    expect(weakest.confirmed?.phase).toBe('proposal');
    const [worst] = [...contributions].sort((a, b) => a.effect - b.effect);
    expect(worst!.id).toBe('proposal_rate');
    expect(contributions.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(kgi.gap, 3);
  });

  it('is only just sure of September alone, as the README says', async () => {
    const proposal = (await diagnosis(tree, '2026-09')).phases[2]!;
    expect([proposal.verdict, proposal.p_adjusted?.toFixed(4)]).toEqual(['confirmed', '0.0978']);
  });

  it('has the score of the hearings fall with it', async () => {
    const scoreIn = async (period: string): Promise<number> =>
      (await diagnosis(tree, period)).nodes.find(({ id }) => id === 'issue_clarity')!.actual!;
    expect(await scoreIn('2026-04..2026-05')).toBeGreaterThan(2.9);
    expect(await scoreIn('2026-07..2026-09')).toBeLessThan(2.6);
  });
});
