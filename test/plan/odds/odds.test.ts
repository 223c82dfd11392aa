import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../../src/model/periods.js';
import type { Finding, RateBelief } from '../../../src/plan/odds/beliefs.js';
import { asked, meanOf, months, sdOf } from './funnel.js';

const kpis = (lines: string) => `kpis:\n${lines.trim().replace(/^ */gmu, '  ')}\n`;

const WINS = `
kpi: 1
horizon: 2026-04
kgi: { id: wins, kind: count, formula: proposals * win, target: 1 }
${kpis(`
  proposals: { kind: count }
  win: { kind: rate }
`)}`;

const REVENUE = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: wins * size, target: 1 }
${kpis(`
  wins: { kind: count, formula: proposals * win }
  proposals: { kind: count }
  win: { kind: rate }
  size: { kind: average, fixed: true }
`)}`;

/** Six months with 50 proposals each; how many of them are won differs as the months are said to. */
const sixMonths = (wins: readonly number[]) => months(6, (i) => ({ proposals: 50, wins: wins[i]! }));
/** The same, with what was won: deals of 50 in one month and of 150 in the next. */
const withRevenue = (wins: readonly number[]) =>
  months(6, (i) => ({ proposals: 50, wins: wins[i]!, revenue: wins[i]! * (i % 2 === 0 ? 50 : 150) }));

const ALIKE = [15, 16, 14, 15, 15, 15];
const UNLIKE = [5, 25, 12, 18, 27, 3];

const near = (got: number, expected: number, slack: number): void =>
  expect(Math.abs(got - expected), `${got} and ${expected}`).toBeLessThanOrEqual(slack);

describe('what is left to chance', () => {
  it('the same seed gives the same bytes, another one the same within its error', () => {
    const { odds } = asked(REVENUE, withRevenue(ALIKE));
    expect(odds(4700)).toEqual(odds(4700));
    const [one, other] = [odds(4700), odds(4700, 2)];
    expect(one.probability).not.toBe(other.probability);
    near(one.probability, other.probability, 5 * Math.SQRT2 * one.standardError);
  });

  it('the farther the target, the less likely: whatever the funnel', () => {
    const target = fc.double({ min: 0.2, max: 3, noNaN: true });
    const rows = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(rows, target, target, (wins, a, b) => {
        fc.pre(wins.some((count) => count > 0));
        const { odds, plan } = asked(REVENUE, withRevenue(wins));
        const [near, far] = [Math.min(a, b), Math.max(a, b)].map((times) => times * plan.kgi.planned);
        const [likely, less] = [near!, far!].map((goal) => odds(goal, 1, 2000).probability);
        expect(likely).toBeGreaterThanOrEqual(less!);
      }),
      { numRuns: 15 },
    );
  });

  it('months that differ beyond chance make the odds of any target less certain', () => {
    const [alike, unlike] = [asked(WINS, sixMonths(ALIKE)), asked(WINS, sixMonths(UNLIKE))];
    for (const target of [10, 20]) {
      const [calm, wild] = [alike.odds(target), unlike.odds(target)].map(({ probability }) =>
        Math.abs(probability - 0.5),
      );
      expect(wild).toBeLessThan(calm!);
    }
    expect(unlike.odds(15).p10).toBeLessThan(alike.odds(15).p10);
  });

  it('as far as cases of one month have something in common: the variance of a beta-binomial', () => {
    const belief = (likeness: number): ReadonlyMap<string, Finding> => {
      const rate: RateBelief = {
        kind: 'rate',
        successes: 3e8,
        cases: 1e9,
        dispersion: 1,
        likeness,
        center: 0.3,
      };
      return new Map([['win', rate]]);
    };
    const { draws } = asked(WINS, sixMonths(ALIKE));
    for (const likeness of [0, 0.1]) {
      const wins = draws(belief(likeness), 100_000);
      near(meanOf(wins), 15, 0.1);
      expect(sdOf(wins) ** 2 / (50 * 0.3 * 0.7 * (1 + 49 * likeness))).toBeCloseTo(1, 1);
    }
  });

  it('the plan asks for a change of a rate, and what is not known of the rate goes with it', () => {
    const { odds } = asked(WINS, sixMonths(ALIKE), { set: new Map([['win', 0.6]]) });
    // 90 of 300, asked to be 60 %: 30 of 50, and a share of the spread of a rate between.
    near(odds(30).p50, 30, 1);
    expect(odds(30).p10).toBeLessThan(27);
  });

  it('deals differ as much as the months show', () => {
    const same = months(6, () => ({ proposals: 50, wins: 15, revenue: 1500 }));
    const [calm, wild] = [asked(REVENUE, same), asked(REVENUE, withRevenue(ALIKE))];
    // Means of 50 and 150 of 15 deals each are deals whose deviation is twice their mean.
    expect(wild.odds(1).p10 / wild.odds(1).p50).toBeLessThan(calm.odds(1).p10 / calm.odds(1).p50);
    expect([...calm.odds(1).cautions, ...wild.odds(1).cautions]).toEqual([]);
  });

  it('what takes a part of an amount takes it from all of the deals, and not from some of them', () => {
    const rows = withRevenue(ALIKE);
    const [all, most] = [
      asked(REVENUE, rows),
      asked(REVENUE.replace('wins * size', '0.9 * wins * size'), rows),
    ];
    // The same sales, at a size that is a ninth larger.
    for (const at of ['p10', 'p50', 'p90'] as const) near(most.odds(1)[at] / all.odds(1)[at], 1, 0.03);
  });

  it('a count that is fixed comes as it came: Poisson, or wider where its months differ', () => {
    const tree = (fixed: boolean) => `
kpi: 1
horizon: 2026-04
kgi: { id: leads, kind: count, formula: web + calls, target: 1 }
${kpis(`
  web: { kind: count, fixed: true }
  calls: { kind: count, fixed: ${fixed} }
`)}`;
    const poisson = [106, 92, 110, 95, 104, 93];
    const rows = (web: readonly number[]) => months(6, (i) => ({ web: web[i]!, calls: 10 }));
    const spread = (text: string, web: readonly number[]) => {
      const { p10, p90 } = asked(text, rows(web)).odds(1);
      return (p90 - p10) / 2.563;
    };
    // Of 100, known from 600: 100 + 100²/600.
    near(spread(tree(false), poisson), Math.sqrt(100 + 100 ** 2 / 600), 1);
    expect(spread(tree(false), [50, 150, 100, 160, 40, 100])).toBeGreaterThan(40);
    expect(spread(tree(true), poisson)).toBeGreaterThan(spread(tree(false), poisson));
  });

  it('lower is better: reaching the target is staying below it', () => {
    const tree = WINS.replace('kind: count, formula', 'kind: count, better: lower, formula');
    const { odds } = asked(tree.replace('target: 1', 'target: 40'), sixMonths(ALIKE));
    expect(odds(30).probability).toBeGreaterThan(0.99);
    expect(odds(5).probability).toBeLessThan(0.01);
  });
});

describe('months', () => {
  const LAGGED = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: wins, kind: count, formula: proposals, lags: { 0: 20%, 1: 50%, 2: 30% }, target: 1 }
kpis: { proposals: { kind: count } }
`;
  const win = 'proposals * win';

  it('no case arrives twice: what comes within the horizon of what was begun in it and before', () => {
    const tree = LAGGED.replace('formula: proposals', `formula: ${win}`).replace(
      '{ proposals: { kind: count } }',
      '{ proposals: { kind: count }, win: { kind: rate, baseline: 50%, fixed: true } }',
    );
    const { draws } = asked(
      tree,
      months(6, () => ({ proposals: 100, wins: 50 })),
    );
    const certain: Finding = {
      kind: 'rate',
      successes: 1e9 - 1,
      cases: 1e9,
      dispersion: 1,
      likeness: 0,
      center: 0.5,
    };
    // The rate as good as 1: only the months of arrival are left to chance.
    const arrived = draws(new Map([['win', certain]]), 100_000);
    // February: 30 % in April; March: 80 %; April: all; May: 70 %; June: 20 %, each of 100.
    const shares = [0.3, 0.8, 1, 0.7, 0.2];
    near(meanOf(arrived), 300, 0.5);
    expect(sdOf(arrived) ** 2 / shares.reduce((sum, s) => sum + 100 * s * (1 - s), 0)).toBeCloseTo(1, 1);
    expect(Math.max(...arrived)).toBeLessThanOrEqual(500);
  });

  it('settled months are what they were, and the pipeline is still open in its outcome', () => {
    const tree = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: wins, kind: count, formula: "lag(proposals, 1) * win", target: 1 }
kpis: { proposals: { kind: count }, win: { kind: rate } }
`;
    const rows = {
      ...months(6, () => ({ proposals: 50, wins: 15 })),
      '2026-04': { proposals: 50, wins: 21 },
      '2026-05': { proposals: 80, wins: 9 },
    };
    const { odds, plan } = asked(tree, rows, { asOf: parseMonth('2026-06')! });
    expect(plan.settled).toBe(2);
    // 21 and 9 are there; of the 80 of May about a third comes in June.
    const { p10, p50, p90 } = odds(30);
    expect(odds(30).probability).toBe(1);
    near(p50, 30 + 80 * 0.3, 2);
    expect(p90 - p10).toBeGreaterThan(6);
    expect(p90 - p10).toBeLessThan(20);
  });

  it('a year of months that are alike is a year of months, each by itself', () => {
    const year = (season: string) =>
      REVENUE.replace('2026-04..2026-06', 'FY2026').replace(
        'proposals: { kind: count }',
        `proposals: { kind: count${season} }`,
      );
    const rows = withRevenue(UNLIKE);
    // A season that weighs next to nothing has the months laid out one by one.
    const [together, apart] = ['', ', season: { 7: 1.0000001 }'].map((season) =>
      asked(year(season), rows).odds(1),
    );
    for (const at of ['p10', 'p50', 'p90'] as const) near(together![at] / apart![at], 1, 0.02);
  });

  it('a limit that binds in some months binds in those', () => {
    const tree = `
kpi: 1
horizon: 2026-04..2027-03
kgi: { id: wins, kind: count, formula: "min(won, 15)", target: 1 }
kpis: { won: { kind: count, formula: proposals * win }, proposals: { kind: count }, win: { kind: rate } }
`;
    const { odds } = asked(
      tree,
      months(6, (i) => ({ proposals: 50, won: ALIKE[i]! })),
    );
    // Months of 15 on average lose what they have above 15: of a deviation s, 0.4 s a month.
    expect(odds(180).probability).toBeLessThan(0.05);
    near(odds(180).p50, 12 * (15 - 0.4 * Math.sqrt(50 * 0.3 * 0.7)), 4);
  });
});

describe('without history no probability is made up', () => {
  const refused = (text: string, rows: Parameters<typeof asked>[1]): string => {
    const found = asked(text, rows).found(1);
    return 'refusal' in found ? found.refusal.en : `${found.odds.probability}`;
  };
  const based = (text: string) =>
    text
      .replace('proposals: { kind: count', 'proposals: { kind: count, baseline: 50')
      .replace('win: { kind: rate', 'win: { kind: rate, baseline: 30%')
      .replace('size: { kind: average', 'size: { kind: average, baseline: 100');

  it('no actuals at all', () => {
    expect(refused(based(REVENUE), {})).toBe(
      'there are no odds of reaching the target: no actuals to tell them from',
    );
  });

  it('a rate of which no cases are known', () => {
    expect(
      refused(
        based(REVENUE),
        months(6, () => ({ proposals: 50 })),
      ),
    ).toBe('there are no odds of reaching the target: nothing tells of how many cases these rates were: win');
  });

  it('nor of what such a rate follows from', () => {
    const tree = based(REVENUE).replace(
      'win: { kind: rate, baseline: 30% }',
      'win: { kind: rate, formula: met * sold }\n  met: { kind: rate, baseline: 60% }\n  sold: { kind: rate, baseline: 50% }',
    );
    expect(
      refused(
        tree,
        months(6, () => ({ proposals: 50, wins: 15 })),
      ),
    ).toContain('these rates were: met, sold');
  });

  it('a rate above 100% is no share of cases', () => {
    expect(
      refused(
        WINS,
        months(6, () => ({ proposals: 10, wins: 12 })),
      ),
    ).toBe('there are no odds of reaching the target: above 100%, these are no shares of cases: win');
  });

  it('nothing that varies', () => {
    const tree =
      'kpi: 1\nhorizon: 2026-04\nkgi: { id: a, kind: count, formula: b + c, target: 1 }\nkpis: { b: { kind: count }, c: { kind: count } }\n';
    expect(
      refused(
        tree,
        months(6, () => ({ b: 5, c: 6 })),
      ),
    ).toBe(
      'there are no odds of reaching the target: all that it depends on is held at plan, and nothing is known to vary',
    );
  });

  it('a division by what chance may make zero', () => {
    const tree = `
kpi: 1
horizon: 2026-04
kgi: { id: cost, kind: average, better: lower, formula: spent / wins, target: 100 }
${kpis(`
  spent: { kind: amount }
  wins: { kind: count, formula: proposals * win }
  proposals: { kind: count }
  win: { kind: rate }
`)}`;
    const rows = months(6, () => ({ spent: 100, proposals: 4, wins: 1 }));
    expect(refused(tree, rows)).toBe(
      'there are no odds of reaching the target: as chance has it cost may divide by zero',
    );
  });
});

describe('what to know before relying on the odds', () => {
  const rules = (text: string, rows: Parameters<typeof asked>[1]): string[] =>
    asked(text, rows)
      .odds(1)
      .cautions.map(({ rule }) => rule);

  it.each([
    ['fewer than ten cases', months(6, (i) => ({ proposals: 1, wins: i === 0 ? 1 : 0, revenue: 100 }))],
    ['no success among many', months(6, () => ({ proposals: 50, wins: 0, revenue: 0 }))],
  ])('a rate that is mostly a guess: %s', (_, rows) => {
    expect(rules(REVENUE.replace('size: {', 'size: { baseline: 100,'), rows)).toContain('prior-dominated');
  });

  it('deals of which the spread is not known are taken to be alike, and that is said', () => {
    const rows = months(3, () => ({ proposals: 50, wins: 15, revenue: 1500 }));
    expect(rules(REVENUE, rows)).toEqual(['spread-unknown', 'few-months']);
  });

  it('a rate that takes no share of cases, such as a discount, is taken as planned, and that is said', () => {
    const tree = REVENUE.replace(
      'id: revenue, kind: amount, formula: wins * size',
      'id: net, kind: amount, formula: revenue * (1 - discount)',
    ).replace(
      'wins: {',
      'discount: { kind: rate, baseline: 5%, fixed: true }\n  revenue: { kind: amount, formula: wins * size }\n  wins: {',
    );
    const { cautions } = asked(tree, withRevenue(ALIKE)).odds(1);
    expect(cautions.map(({ message }) => message.en)).toEqual([
      'the odds leave out how much these vary, which the actuals do not show, and so are surer than they should be: discount',
    ]);
  });

  it('nothing, where six months or more tell of everything', () => {
    expect(rules(REVENUE, withRevenue(ALIKE))).toEqual([]);
  });
});
