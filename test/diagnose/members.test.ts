import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { factsFrom, treeOf } from '../history.js';
import { oracle } from '../oracles.js';

const TREE = treeOf(`
kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: leads * win_rate }
phases:
  lead: { label: 商談, volume: leads }
  close: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  leads: { label: 商談数, kind: count }
  win_rate: { label: 受注率, kind: rate }
`);

type Counts = readonly [wins: number | null, leads: number | null];

/** What members did in March and in April; a member without a pair has no row. */
const judged = (april: Readonly<Record<string, Counts>>, march: Readonly<Record<string, Counts>> = {}) => {
  const rows = Object.fromEntries(
    Object.entries({ '2026-03': march, '2026-04': april }).flatMap(([month, of]) =>
      Object.entries(of).map(([name, [wins, leads]]) => [`${month} ${name}`, { wins, leads }]),
    ),
  );
  const facts = factsFrom(rows);
  const source = { ...facts.source, dimensions: ['担当者'] };
  const history = historyOf(TREE, [{ ...facts, source }]);
  const month = { from: 2026 * 12 + 3, to: 2026 * 12 + 3 };
  const found = diagnose(TREE, history, { period: month, against: 'previous', by: '担当者' }).members!;
  return { ...found, close: found.phases[0]! };
};

const REPS: Readonly<Record<string, Counts>> = oracle('reps.bh').input.reps;

describe('members at a phase', () => {
  it('are first asked whether they differ at all: reps.homogeneity_gate', () => {
    const { expected } = oracle('reps.homogeneity_gate');
    const { test, tested, verdict } = judged(REPS).close;
    expect(tested).toBe(8);
    expect(test!.chiSquare).toBeCloseTo(expected.chi2, 9);
    expect(test!.degrees).toBe(expected.df);
    expect(test!.pValue).toBeCloseTo(expected.p, 9);
    // One phase alone: nothing to adjust for. 9 % is below the gate of 10 %.
    expect([test!.pAdjusted, verdict]).toEqual([test!.pValue, 'beyond-chance']);
  });

  it('are each held against the rate of all, in the order of their names: reps.bh', () => {
    const { expected, input } = oracle('reps.bh');
    const { members, pooled } = judged(REPS).close;
    expect(pooled).toBeCloseTo(input.pooled, 12);
    expect(members.map(({ name }) => name)).toEqual([...'ABCDEFGH']);
    for (const { name, pValue, pAdjusted } of members) {
      expect(pValue).toBeCloseTo(expected.p[name], 9);
      expect(pAdjusted).toBeCloseTo(expected.bh[name], 9);
    }
  });

  it('are drawn towards the rate of all, the more the fewer the cases', () => {
    const drawn = Object.fromEntries(judged(REPS).close.members.map(({ name, shrunk }) => [name, shrunk]));
    // methods 5.4: 9 of 18, 1 of 4, 2 of 20.
    expect([drawn.C, drawn.F, drawn.D].map((rate) => rate!.toFixed(3))).toEqual(['0.357', '0.283', '0.221']);
  });

  it('have limits that end at 0 and 1, and intervals', () => {
    const four = judged(REPS).close.members.find(({ name }) => name === 'F')!;
    expect(four.limits!.action[0]).toBe(0);
    expect(four.limits!.warning[1]).toBeLessThan(1);
    expect(four.interval!.map((limit) => limit.toFixed(3))).toEqual(['0.046', '0.699']);
  });

  const FEW: Readonly<Record<string, Counts>> = { A: [12, 30], B: [11, 30] };
  it.each<[string, Readonly<Record<string, Counts>>, object]>([
    ['alike', FEW, { verdict: 'chance', tested: 2 }],
    ['far apart', { A: [29, 30], B: [5, 30] }, { verdict: 'beyond-chance', tested: 2 }],
    ['one by itself', { A: [12, 30] }, { verdict: 'alone', test: null, pooled: null }],
    ['one beside rows without a name', { A: [12, 30], '': [1, 30] }, { verdict: 'alone', test: null }],
    ['with more that went on than came in', { ...FEW, C: [5, 4] }, { verdict: 'exceeds', test: null }],
    ['with none that went on', { A: [0, 30], B: [0, 30] }, { verdict: 'chance' }],
    ['with a blank cell', { ...FEW, C: [null, 4] }, { verdict: 'chance', tested: 2 }],
  ])('%s', (_, april, expected) => {
    expect(judged(april).close).toMatchObject(expected);
  });

  it('are not drawn with fewer than five of them', () => {
    expect(judged(FEW).close.members.map(({ shrunk }) => shrunk)).toEqual([null, null]);
  });

  it('are no test where nobody is named, and stand there all the same', () => {
    const [nobody, a] = judged({ ...FEW, '': [3, 10] }).close.members;
    expect(nobody).toMatchObject({ name: '', rate: 0.3, pValue: null, pAdjusted: null, limits: null });
    expect(a!.pValue).not.toBeNull();
  });

  it('leave a blank unknown, and no mix beside it', () => {
    const { members, mix } = judged({ ...FEW, C: [null, 4] }, FEW).close;
    expect(members[2]).toMatchObject({ name: 'C', entered: null, converted: null, rate: null });
    expect(mix).toBeNull();
  });

  it.each([
    [FEW, false],
    [{ A: [1, 4], B: [2, 4] } as const, true],
  ])('a p-value of few cases is called rough: %#', (april, isRough) => {
    expect(judged(april).close.test!.isRough).toBe(isRough);
  });
});

describe('mix against rate of members', () => {
  const B = { small: [234, 270], large: [55, 80] } as const;
  const A = { small: [81, 87], large: [192, 263] } as const;

  it('of kidney stones (Charig et al. 1986) is a reversal', () => {
    const { mix, members } = judged(A, B).close;
    expect(mix!.isReversed).toBe(true);
    expect(mix!.rate).toBeCloseTo(0.0536712174, 10);
    expect(mix!.mix).toBeCloseTo(-0.0993855031, 10);
    expect(members.map(({ name, effects }) => [name, effects!.mix.toFixed(10)])).toEqual([
      ['large', '-0.0491946516'],
      ['small', '-0.0501908515'],
    ]);
  });

  it('keeps who has left in sight', () => {
    const { members, tested } = judged({ small: A.small }, B).close;
    expect(tested).toBe(0);
    expect(members[0]).toMatchObject({ name: 'large', entered: 0, rate: null, effects: { rate: 0 } });
  });

  it('is not told where more went on than came in', () => {
    expect(judged({ ...A, other: [3, 2] }, B).close.mix).toBeNull();
  });
});
