import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import type { MemberGaps } from '../../src/diagnose/members/gaps.js';
import type { DiagnoseRequest } from '../../src/diagnose/types.js';
import { parsePeriod } from '../../src/model/periods.js';
import { factsFrom, historyFrom, treeOf } from '../history.js';

const CHAIN = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
phases:
  lead: { label: 商談, volume: leads }
  close: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  leads: { kind: count }
  wins: { kind: count, formula: leads * win_rate }
  win_rate: { kind: rate }
  price: { kind: average }
`;

type Row = Readonly<Record<string, number | null>>;
/** By month, then by member. */
type Rows = Readonly<Record<string, Readonly<Record<string, Row>>>>;

const judged = (text: string, rows: Rows, request: DiagnoseRequest = {}, layout?: 'records') => {
  const tree = treeOf(text);
  const facts = factsFrom(
    Object.fromEntries(
      Object.entries(rows).flatMap(([month, byMember]) =>
        Object.entries(byMember).map(([name, row]) => [`${month} ${name}`, row]),
      ),
    ),
  );
  const source = { ...facts.source, dimensions: ['担当者'], ...(layout && { layout }) };
  const found = diagnose(tree, historyOf(tree, [{ ...facts, source }]), {
    against: 'previous',
    by: '担当者',
    ...request,
  });
  return { found, gaps: found.members!.gaps };
};

const shared = (gaps: MemberGaps) => {
  if (gaps.why !== null) throw new Error(`not shared out: ${gaps.why}`);
  return gaps;
};

const row = (leads: number, wins: number, price: number): Row => ({ leads, wins, revenue: wins * price });

describe('the gap of the KGI by member', () => {
  it('is each one by its own numbers, in the order of names, nobody last', () => {
    const { found, gaps } = judged(CHAIN, {
      '2026-03': { 佐藤: row(40, 20, 1), 伊藤: row(40, 20, 1), '': row(10, 5, 1) },
      '2026-04': { 佐藤: row(40, 10, 1), 伊藤: row(50, 25, 1), '': row(10, 6, 1) },
    });
    const { members, rest } = shared(gaps);
    expect(members.map(({ name, actual, expected }) => [name, actual - expected])).toEqual([
      ['伊藤', 5],
      ['佐藤', -10],
      ['', 1],
    ]);
    expect([rest, found.kgi.actual! - found.kgi.expected!]).toEqual([0, -4]);
    const [ito, sato] = members.map(({ contributions }) =>
      Object.fromEntries(contributions.map(({ id, effect }) => [id, effect])),
    );
    expect(ito).toEqual({ leads: expect.closeTo(5, 9), win_rate: expect.closeTo(0, 9), price: 0 });
    expect(sato).toEqual({ leads: 0, win_rate: expect.closeTo(-10, 9), price: 0 });
  });

  const figures = fc.record({
    leads: fc.integer({ min: 0, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    price: fc.integer({ min: 1, max: 9 }),
  });
  const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
  const names = ['a', 'b', ''];

  it('adds up to that of all, and in each member to its own, month by month', () => {
    const all = fc.array(figures, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(all, (cells) => {
        const rowOf = ({ leads, share, price }: (typeof cells)[number]) =>
          row(leads, Math.round(leads * share), price);
        const rows = Object.fromEntries(
          months.map((month, m) => [
            month,
            Object.fromEntries(names.map((name, n) => [name, rowOf(cells[m * 3 + n]!)])),
          ]),
        );
        const { found, gaps } = judged(CHAIN, rows, { period: parsePeriod('2026-03..2026-04', 1)! });
        const { members, rest } = shared(gaps);
        const gap = found.kgi.actual! - found.kgi.expected!;
        const sum = members.reduce((total, { actual, expected }) => total + actual - expected, rest);
        expect(sum).toBeCloseTo(gap, 8);
        expect(rest).toBe(0);
        for (const { name, actual, expected, contributions } of members) {
          const own = contributions.reduce((total, { effect }) => total + effect, 0);
          expect(own).toBeCloseTo(actual - expected, 8);
          // As if there were nobody else.
          const tree = treeOf(CHAIN);
          const alone = Object.fromEntries(months.map((month) => [month, rows[month]![name]!]));
          const { contributions: alike } = diagnose(tree, historyFrom(tree, alone), {
            period: parsePeriod('2026-03..2026-04', 1)!,
            against: 'previous',
          });
          const effects = new Map(alike.map(({ id, effect }) => [id, effect]));
          for (const { id, effect } of contributions) expect(effects.get(id)).toBeCloseTo(effect, 8);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('counts who came and who left by all that they brought', () => {
    const { gaps } = judged(CHAIN, {
      '2026-03': { old: row(40, 20, 1), stays: row(10, 5, 1) },
      '2026-04': { new: row(30, 12, 1), stays: row(10, 5, 1) },
    });
    const { members } = shared(gaps);
    expect(members.map(({ name, actual, expected }) => [name, actual - expected])).toEqual([
      ['new', 12],
      ['old', -20],
      ['stays', 0],
    ]);
  });

  it('leaves over what no member has: a KGI that is not the sum of theirs', () => {
    // Records of all give 5 of 8 and 5 of 6, held down together by a limit of 8; each alone is not.
    const text = `
kpi: 1
kgi: { id: served, kind: count, formula: "min(asked, 8)" }
kpis: { asked: { kind: count } }
`;
    const { found, gaps } = judged(
      text,
      {
        '2026-03': { a: { asked: 3 }, b: { asked: 4 } },
        '2026-04': { a: { asked: 5 }, b: { asked: 5 } },
      },
      {},
      'records',
    );
    const { members, rest } = shared(gaps);
    expect(found.kgi.actual! - found.kgi.expected!).toBe(1);
    expect(members.map(({ actual, expected }) => actual - expected)).toEqual([2, 1]);
    expect(rest).toBe(-2);
  });
});

describe('a gap that is not shared out by member', () => {
  const rows = {
    '2026-03': { a: row(40, 20, 1), b: row(40, 20, 1) },
    '2026-04': { a: row(40, 20, 1), b: row(40, 10, 1) },
  };
  const RATE = `
kpi: 1
kgi: { id: win_rate, kind: rate, formula: wins / leads }
kpis: { wins: { kind: count }, leads: { kind: count } }
`;
  it.each<[string, string, Rows, DiagnoseRequest, object]>([
    [
      'against a plan, of which no member has a part',
      CHAIN.replace('wins * price }', 'wins * price, target: 30 }'),
      rows,
      { against: 'plan' },
      { why: 'plan' },
    ],
    ['where there is no gap', CHAIN, { '2026-04': rows['2026-04'] }, {}, { why: 'gap' }],
    [
      'of a rate',
      RATE,
      { '2026-03': { a: { leads: 40, wins: 20 } }, '2026-04': { a: { leads: 40, wins: 10 } } },
      {},
      { why: 'kind' },
    ],
    [
      'where a blank leaves one unknown',
      CHAIN,
      {
        '2026-03': rows['2026-03'],
        '2026-04': { a: row(40, 20, 1), b: { leads: 40, wins: null, revenue: null } },
      },
      {},
      { why: 'gap' },
    ],
  ])('%s', (_, text, cells, request, expected) => {
    expect(judged(text, cells, request).gaps).toEqual(expected);
  });

  it('where the KGI is measured without the dimension', () => {
    const tree = treeOf(CHAIN);
    const byMember = factsFrom({
      '2026-03 a': { leads: 40, wins: 20 },
      '2026-04 a': { leads: 40, wins: 10 },
    });
    const ofAll = factsFrom({ '2026-03': { revenue: 20 }, '2026-04': { revenue: 10 } });
    const history = historyOf(tree, [
      { ...byMember, source: { ...byMember.source, dimensions: ['担当者'] } },
      { ...ofAll, source: { ...ofAll.source, id: 'accounts' } },
    ]);
    const { members } = diagnose(tree, history, { against: 'previous', by: '担当者' });
    expect(members!.gaps).toEqual({ why: 'members', unknown: ['a'] });
  });
});
