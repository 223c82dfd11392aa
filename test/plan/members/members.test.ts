import { describe, expect, it } from 'vitest';
import type { InputError } from '../../../src/model/diagnostic.js';
import { parseMonth } from '../../../src/model/periods.js';
import { plan } from '../../../src/plan/plan.js';
import type { PlanRequest } from '../../../src/plan/types.js';
import { historyFrom, treeOf } from '../../history.js';
import { byMember, type Rows, rules, teamHistory, together } from './team.js';

/** Contacts of a month become wins of the next. */
const TREE = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 700 }
kpis:
  contacts: { label: 接触数, kind: count, lever: { max: 400 } }
  wins: { label: 受注数, kind: count, formula: "lag(contacts, 1) * win_rate" }
  win_rate: { label: 受注率, kind: rate, lever: { max: 60% } }
  price: { label: 単価, kind: average, baseline: 5, fixed: true }
`;

const MONTHS = ['2025-12', '2026-01', '2026-02', '2026-03'];

const each = (member: string, cells: (index: number) => Rows[string], months = MONTHS): Rows =>
  Object.fromEntries(months.map((month, index) => [`${month} ${member}`, cells(index)]));

/** Five people whose rates differ, two of them on few cases. */
const TEAM: Rows = {
  ...each('佐藤', (i) => ({ contacts: 40 + i, wins: 8 })),
  ...each('鈴木', (i) => ({ contacts: 20, wins: 8 - i })),
  ...each('田中', () => ({ contacts: 30, wins: 3 })),
  ...each('高橋', () => ({ contacts: 30, wins: 12 })),
  ...each('伊藤', () => ({ contacts: 2, wins: 1 })),
};

const ALIKE: Rows = Object.fromEntries(
  ['A', 'B', 'C', 'D'].flatMap((name) => Object.entries(each(name, (i) => ({ contacts: 30 + i, wins: 6 })))),
);

const caught = (action: () => unknown): InputError => {
  try {
    action();
  } catch (error) {
    return error as InputError;
  }
  throw new Error('nothing was refused');
};

describe('a plan by member', () => {
  it('gives everybody targets that the team adds up from, in the order of their names', () => {
    const { names, team, of, months, kgi, verified } = byMember(TREE, TEAM);
    expect(names).toEqual(['伊藤', '佐藤', '田中', '鈴木', '高橋']);
    expect(verified).toBe(true);
    expect(kgi.planned).toBeGreaterThanOrEqual(700);
    for (const id of ['contacts', 'wins']) {
      const required = names.map((name) => of(name, id).required);
      expect(required.every(Number.isInteger)).toBe(true);
      expect(required.reduce((a, b) => a + b, 0)).toBe(team(id).required);
      for (const name of names)
        expect(
          months(name, id).reduce((a, b) => a + b, 0),
          `${name} ${id}`,
        ).toBe(of(name, id).required);
    }
  });

  it('does not take one of two for 50 %', () => {
    const { of, members } = byMember(TREE, TEAM);
    const rate = of('伊藤', 'win_rate');
    expect(rate.measured).toBe(0.5);
    expect(rate.baseline).toBeGreaterThan(of('田中', 'win_rate').baseline);
    expect(rate.baseline).toBeLessThan(0.35);
    expect(members!.drawn.map(({ id, how, observed }) => [id, how, observed])).toEqual([
      ['win_rate', 'beta-binomial', 5],
    ]);
  });

  it('starts all together from where the team stands', () => {
    // Nothing was begun before the horizon here: what is drawn towards the team neither adds to its result nor takes from it.
    const tree = TREE.replace('lag(contacts, 1)', 'contacts');
    const { kgi } = byMember(tree, TEAM);
    const alone = plan(treeOf(tree), historyFrom(treeOf(tree), together(TEAM)));
    expect(kgi.baseline!).toBeCloseTo(alone.kgi.baseline!, 9);
  });

  it('moves all alike: the same factor of volumes, the same shift of the odds', () => {
    const { names, of } = byMember(TREE, TEAM);
    const odds = (rate: number): number => rate / (1 - rate);
    const moves = names.map((name) => ({
      contacts: of(name, 'contacts').exact / of(name, 'contacts').baseline,
      odds: odds(of(name, 'win_rate').exact) / odds(of(name, 'win_rate').baseline),
    }));
    for (const move of moves) {
      expect(move.contacts).toBeCloseTo(moves[0]!.contacts, 9);
      expect(move.odds).toBeCloseTo(moves[0]!.odds, 9);
      expect(move.odds).toBeGreaterThan(1);
    }
  });

  it.each([
    ['as it is', TREE, {}],
    [
      'with a season and a ramp',
      TREE.replace('max: 400 }', 'max: 400, ramp: 2 }, season: { 4: 1.3, 5: 0.8 }'),
      {},
    ],
    ['with months of their own', TREE, { freeMonths: true }],
    ['with levers of their own', TREE, { freeMix: true }],
    ['settled in part', TREE, { asOf: parseMonth('2026-05')! }],
  ] as [string, string, PlanRequest][])(
    'of members who are alike is the plan of the team, %s',
    (_, text, request) => {
      const settled: Rows = request.asOf
        ? Object.fromEntries(
            ['A', 'B', 'C', 'D'].map((name) => [`2026-04 ${name}`, { contacts: 33, wins: 7 }]),
          )
        : {};
      const rows = { ...ALIKE, ...settled };
      const one = plan(treeOf(text), historyFrom(treeOf(text), together(rows)), {
        ...request,
        freeMix: false,
      });
      const { team, of, solution, names } = byMember(text, rows, request);
      expect(solution!.effort!).toBeCloseTo(one.solution!.effort!, 8);
      // With a rate for each month, its level over all of them is a question of how they are weighed.
      const left = request.freeMonths ? ['price', 'win_rate'] : ['price'];
      for (const { node, exact } of one.nodes.filter(({ node }) => !left.includes(node.id))) {
        expect(team(node.id).exact / exact, node.id).toBeCloseTo(1, 7);
        const part = node.kind === 'rate' ? exact : exact / 4;
        for (const name of names)
          expect(of(name, node.id).exact / part, `${name} ${node.id}`).toBeCloseTo(1, 7);
      }
    },
  );

  it('asks less effort of all where each may move by their own', () => {
    const tied = byMember(TREE, TEAM);
    const free = byMember(TREE, TEAM, { freeMix: true });
    expect(free.verified).toBe(true);
    expect(free.kgi.planned).toBeGreaterThanOrEqual(700);
    expect(free.solution!.effort!).toBeLessThan(tied.solution!.effort!);
    // A contact of 高橋 is worth four of 田中.
    const growth = (name: string): number =>
      free.of(name, 'contacts').required / free.of(name, 'contacts').baseline;
    expect(growth('高橋')).toBeGreaterThan(growth('田中'));
  });

  it('never loads all on one, however much is asked', () => {
    const many: Rows = Object.fromEntries(
      Array.from({ length: 20 }, (_, who) =>
        Object.entries(each(`P${who}`, (i) => ({ contacts: 20 + i, wins: 4 }))),
      ).flat(),
    );
    const { names, of, verified, solution } = byMember(TREE.replace('max: 400', 'effort: 1'), many, {
      freeMix: true,
      target: 3000,
    });
    // Wins of a member grow more than e-fold, so that uneven plans are tried.
    expect([verified, solution!.method]).toEqual([true, 'multi-start']);
    for (const name of names) {
      const { exact, baseline } = of(name, 'contacts');
      expect(exact / baseline).toBeLessThan(Math.E + 1e-9);
    }
  });

  it('keeps what a month has come to, of each', () => {
    const settled: Rows = {
      '2026-04 佐藤': { contacts: 50, wins: 9 },
      '2026-04 鈴木': { contacts: 10, wins: 1 },
      '2026-04 高橋': { contacts: 30, wins: 10 },
    };
    const { months, periods } = byMember(TREE, { ...TEAM, ...settled }, { asOf: parseMonth('2026-05')! });
    expect(periods.map(({ settled: isSettled }) => isSettled)).toEqual([true, false, false]);
    expect(['佐藤', '鈴木', '高橋', '田中'].map((name) => months(name, 'contacts')[0])).toEqual([
      50, 10, 30, 0,
    ]);
    expect(['佐藤', '鈴木', '高橋', '田中'].map((name) => months(name, 'wins')[0])).toEqual([9, 1, 10, 0]);
  });

  it('holds what the team holds', () => {
    const { of, names } = byMember(TREE, TEAM, { lock: ['win_rate'] });
    for (const name of names) {
      const { exact, baseline, role } = of(name, 'win_rate');
      expect(exact).toBe(baseline);
      expect(role).toBe('fixed');
    }
  });

  it('says what one lever would have to be alone, and no rate beyond 100 %', () => {
    const single = (target: number) =>
      Object.fromEntries(
        byMember(TREE, TEAM, { target }).singleLever.map(({ id, required }) => [id, required]),
      );
    const some = single(600);
    expect(some.win_rate).toBeGreaterThan(0.24);
    expect(some.win_rate).toBeLessThan(0.4);
    expect(some.contacts).toBeGreaterThan(396);
    expect(single(2500)).toMatchObject({ win_rate: null, contacts: expect.any(Number) });
  });

  it('says which of a whole team stands in the way, where the goal is out of reach', () => {
    const { status, unreachable, members } = byMember(TREE, TEAM, { target: 1e6 });
    expect(status).toBe('unreachable');
    expect(unreachable!.conflict.map(({ id, bound }) => [id, bound])).toContainEqual(['contacts', 'max']);
    expect(members!.members).toHaveLength(5);
  });
});

describe('what members stand on', () => {
  it('of those alike in all but chance is the rate of the team', () => {
    const { of, names, members } = byMember(TREE, ALIKE);
    expect(members!.drawn).toMatchObject([{ id: 'win_rate', how: 'pooled', isChance: true, observed: 4 }]);
    const [first, ...others] = names.map((name) => of(name, 'win_rate').baseline);
    for (const other of others) expect(other).toBe(first);
  });

  it('of a few who differ beyond chance is drawn by moments, and said to be rough', () => {
    const two = {
      ...each('A', () => ({ contacts: 100, wins: 10 })),
      ...each('B', () => ({ contacts: 100, wins: 40 })),
    };
    const { of, members } = byMember(TREE, two);
    expect(members!.drawn).toMatchObject([{ how: 'moments', isChance: false, observed: 2 }]);
    expect(of('A', 'win_rate').baseline).toBeGreaterThan(0.1);
    expect(of('A', 'win_rate').baseline).toBeLessThan(0.15);
    expect(of('B', 'win_rate').baseline).toBeGreaterThan(0.35);
    expect(of('B', 'win_rate').baseline).toBeLessThan(0.4);
  });

  const PRICED = TREE.replace(
    'price: { label: 単価, kind: average, baseline: 5, fixed: true }',
    'price: { label: 単価, kind: average }',
  )
    .replace('target: 700', 'target: 700, measure: revenue')
    .replace('lag(contacts, 1)', 'contacts');
  const priced = (member: string, prices: readonly number[]): Rows =>
    each(member, (i) => ({ contacts: 30, wins: 6, revenue: 6 * prices[i]! }));

  it('of prices is their own as far as it differs by more than months do', () => {
    const rows = {
      ...priced('A', [4, 4.2, 3.8, 4]),
      ...priced('B', [6, 6.2, 5.8, 6]),
      ...priced('C', [5, 5.2, 4.8, 5]),
    };
    const { of, members } = byMember(PRICED, rows);
    expect(members!.drawn.find(({ id }) => id === 'price')).toMatchObject({
      how: 'credibility',
      pValue: null,
    });
    expect(of('A', 'price').measured).toBeCloseTo(4, 9);
    expect(of('A', 'price').baseline).toBeGreaterThan(4);
    expect(of('A', 'price').baseline).toBeLessThan(4.05);
  });

  it('of prices that vary as much from month to month is the price of all', () => {
    const rows = { ...priced('A', [2, 8, 3, 6]), ...priced('B', [7, 1, 9, 4]), ...priced('C', [5, 9, 2, 4]) };
    const { of, members } = byMember(PRICED, rows);
    expect(members!.drawn.find(({ id }) => id === 'price')).toMatchObject({ how: 'pooled' });
    expect(of('A', 'price').baseline).toBeCloseTo(of('B', 'price').baseline, 12);
  });
});

describe('who is who', () => {
  const LATER = ['2026-04'];

  it('a new member is planned at the rates and the average volume of the others, and takes a part of theirs', () => {
    const rows = { ...ALIKE, ...each('新人', () => ({ contacts: 3, wins: 0 }), LATER) };
    const asked = {
      asOf: parseMonth('2026-04')!,
      baseline: { from: parseMonth('2026-01')!, to: parseMonth('2026-03')! },
    };
    const found = byMember(TREE, rows, asked);
    const { names, of, members } = found;
    expect(members!.members.map(({ isNew }) => isNew)).toEqual(names.map((name) => name === '新人'));
    expect(of('新人', 'win_rate').baseline).toBe(of('A', 'win_rate').baseline);
    expect(of('新人', 'win_rate').measured).toBeNull();
    expect(of('新人', 'contacts').exact).toBeCloseTo(of('A', 'contacts').exact, 9);
    expect(rules(found)).toContain('member-new');
  });

  it('who is named with zeros alone is new as well', () => {
    const rows = { ...ALIKE, ...each('新人', () => ({ contacts: 0, wins: 0 }), MONTHS.slice(-1)) };
    const { members, names, of } = byMember(TREE, rows);
    expect(names).toContain('新人');
    expect(members!.members.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual(['新人']);
    expect(of('新人', 'contacts').exact).toBeCloseTo(of('A', 'contacts').exact, 9);
  });

  it('who joined late is judged by the months since', () => {
    const rows = { ...ALIKE, ...each('E', (i) => ({ contacts: 32 + i, wins: 6 }), MONTHS.slice(2)) };
    const { of } = byMember(TREE, rows);
    expect(of('E', 'contacts').measured).toBe(3 * 32.5);
    expect(of('E', 'contacts').exact / of('A', 'contacts').exact).toBeCloseTo(32.5 / 32, 9);
  });

  it('who has had nothing for three months is asked after', () => {
    const before = ['2025-10', '2025-11'];
    const rows = {
      ...ALIKE,
      ...each('A', () => ({ contacts: 30, wins: 6 }), before),
      ...each('E', () => ({ contacts: 30, wins: 6 }), [...before, '2025-12']),
    };
    const found = byMember(TREE, rows);
    expect(rules(found)).toContain('member-quiet');
    const message = found.warnings.find(({ rule }) => rule === 'member-quiet')!.message;
    expect(message.en).toContain('no actuals after 2025-12');
    expect(message.en).toContain('E');
  });

  it('who left before the baseline is not planned', () => {
    const before = ['2025-08', '2025-09', '2025-10', '2025-11'];
    const rows = {
      ...ALIKE,
      ...each('A', () => ({ contacts: 30, wins: 6 }), before),
      ...each('Z', () => ({ contacts: 30, wins: 6 }), before.slice(0, 2)),
    };
    const asked = { baseline: { from: parseMonth('2025-12')!, to: parseMonth('2026-03')! } };
    expect(byMember(TREE, rows, asked).names).toEqual(['A', 'B', 'C', 'D']);
  });

  it('rows without a name stay in the plan, at the rate of the team, and are said', () => {
    const rows = { ...TEAM, ...each('', () => ({ contacts: 20, wins: 20 })) };
    const found = byMember(TREE, rows);
    expect(found.names[0]).toBe('');
    const { drawn } = found.members!;
    expect(drawn[0]!.observed).toBe(5);
    const mean = found.of('', 'win_rate');
    expect(mean.measured).toBe(1);
    expect(mean.baseline).toBeLessThan(0.5);
    const { message } = found.warnings.find(({ rule }) => rule === 'member-unnamed')!;
    expect(message.ja).toContain('接触数の13.9%');
    expect(message.en).toContain('13.9% of 接触数');
  });
});

describe('what members have no part in', () => {
  const MORE = TREE.replace('formula: wins * price', 'formula: wins * price - cost').replace(
    'kpis:',
    'kpis:\n  cost: { label: 費用, kind: amount, baseline: 10, fixed: true }',
  );

  it('stays the team’s, above the sums', () => {
    const { team, of, names, members, verified } = byMember(MORE, TEAM);
    expect(members!.members[0]!.nodes.map(({ node }) => node.id)).toEqual(['wins', 'win_rate', 'contacts']);
    expect(team('revenue').exact).toBeCloseTo(700, 6);
    const wins = names.reduce((sum, name) => sum + of(name, 'wins').exact, 0);
    expect(wins * 5 - 30).toBeCloseTo(700, 6);
    expect(verified).toBe(true);
  });

  it.each([
    ['a part of a volume that is added', 'contacts + 10'],
    ['a part of the product of two volumes', 'contacts * contacts'],
  ])('%s is no formula of members: %s', (_, formula) => {
    const text = TREE.replace('"lag(contacts, 1) * win_rate"', `"(${formula}) * win_rate"`);
    const { members } = byMember(text, TEAM);
    expect(members!.members[0]!.nodes.map(({ node }) => node.id)).toEqual(['contacts']);
  });

  it('is all, where the actuals do not name them', () => {
    const tree = treeOf(TREE);
    const known = teamHistory(tree, TEAM);
    const anonymous = historyFrom(tree, together(TEAM));
    const nobody = teamHistory(tree, together(TEAM));
    const messages = [
      caught(() => plan(tree, known, { by: '担当' })),
      caught(() => plan(tree, anonymous, { by: '担当者' })),
      caught(() => plan(tree, nobody, { by: '担当者' })),
      caught(() =>
        plan(
          tree,
          teamHistory(
            tree,
            each('A', () => ({ wins: 3 })),
          ),
          { by: '担当者', set: new Map([['contacts', 90]]) },
        ),
      ),
    ].map(({ diagnostics: [one] }) => `${one!.message.en} / ${one!.help!.en}`);
    expect(messages).toEqual([
      '--by "担当" is no dimension of the actuals; there are: 担当者 / did you mean "担当者"?',
      '--by "担当者" cannot be told: no source has any dimensions / name the column to tell apart by under the source, as in dimensions: [salesperson]',
      'the column 担当者 names nobody, so there is nothing to tell apart by / look at that column of the actuals',
      'of the counts and amounts that the KGI is made of, none is known by 担当者: 接触数 / let a source that has the column supply them, with dimensions: [担当者]',
    ]);
  });
});
