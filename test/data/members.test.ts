import { describe, expect, it } from 'vitest';
import { collectActuals } from '../../src/data/actuals.js';
import { membersOf } from '../../src/data/members.js';
import { parseMonth } from '../../src/model/periods.js';
import type { Layout } from '../../src/model/tree.js';
import { factsFrom, treeOf } from '../history.js';

const TREE = treeOf(`
kpi: 1
kgi: { id: wins, kind: count, formula: leads * rate, target: 10, measure: wins }
kpis:
  leads: { kind: count }
  rate: { kind: rate }
`);

/** Members of 担当者, 客層. */
const membersFrom = (rows: Parameters<typeof factsFrom>[0], asked: string, layout: Layout = 'columns') => {
  const facts = factsFrom(rows);
  const source = { ...facts.source, layout, dimensions: ['担当者', '客層'] };
  return membersOf(TREE, collectActuals(TREE, [{ ...facts, source }]), asked);
};

const at = (month: string) => ({ from: parseMonth(month)!, to: parseMonth(month)! });

const ROWS = {
  '2026-03 佐藤\u001f大口': { leads: 10, wins: 4 },
  '2026-03 佐藤\u001f小口': { leads: 30, wins: 6 },
  '2026-03 鈴木\u001f小口': { leads: 5, wins: 1 },
  '2026-04 鈴木\u001f小口': { leads: 5, wins: null },
};

describe('members of a dimension', () => {
  it('are what is left where the other dimensions are added up', () => {
    const people = membersFrom(ROWS, '担当者');
    expect(people.names).toEqual(['佐藤', '鈴木']);
    const march = people.of('佐藤').over(at('2026-03'));
    expect([march.get('leads')!.value, march.get('wins')!.value, march.get('rate')!.value]).toEqual([
      40, 10, 0.25,
    ]);
    const sizes = membersFrom(ROWS, '客層');
    expect(sizes.names).toEqual(['大口', '小口']);
    expect(sizes.of('小口').over(at('2026-03')).get('leads')!.value).toBe(35);
  });

  it('did nothing in a month without a row of theirs; a blank cell stays unknown', () => {
    const people = membersFrom(ROWS, '担当者');
    expect(people.of('佐藤').over(at('2026-04')).get('leads')!.value).toBe(0);
    expect(people.of('鈴木').over(at('2026-04')).has('wins')).toBe(false);
    expect(people.activeMonths('鈴木')).toEqual([parseMonth('2026-03'), parseMonth('2026-04')]);
  });

  it('of records had none where nothing is counted for them', () => {
    const people = membersFrom(ROWS, '担当者', 'records');
    expect(people.of('佐藤').over(at('2026-04')).get('leads')!.value).toBe(0);
  });

  it('are found whatever the width of the name, and only those who have done something', () => {
    const rows = {
      ...ROWS,
      '2026-03 田中\u001f小口': { leads: 0, wins: 0 },
      '2026-03 \u001f小口': { leads: 1, wins: 0 },
    };
    expect(membersFrom(rows, ' 担当者 ').names).toEqual(['', '佐藤', '鈴木']);
  });
});
