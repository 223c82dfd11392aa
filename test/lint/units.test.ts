import { describe, expect, it } from 'vitest';
import { findings, marked, tree } from './trees.js';

const LEAVES = [
  'leads: kind: count, unit: 人',
  'firms: kind: count, unit: 社',
  'rate: kind: rate',
  'other_rate: kind: rate',
  'sales: kind: amount',
  'abroad: kind: amount, unit: USD',
  'price: kind: average, unit: JPY/件',
  'plain_price: kind: average, unit: JPY',
  'fee: kind: average, unit: JPY/月',
  'exchange: kind: average, unit: JPY/USD',
  'yield_of_one: kind: average',
  'calls_each: kind: average, unit: 件/人',
  'days: kind: average, unit: days',
  'customers: kind: stock, unit: 社',
  'members: kind: stock',
  'visits: kind: amount, unit: 人日',
];

describe('kind-mismatch', () => {
  const of = (kind: string, formula: string): string[] =>
    marked('kind-mismatch', tree(`kind: ${kind}, formula: '${formula}'`, LEAVES));

  it.each([
    ['count', 'leads * rate'],
    ['count', 'leads * rate * other_rate + 150'],
    ['count', 'firms * rate + leads'],
    ['count', 'leads / rate'],
    ['count', 'leads * calls_each'],
    ['count', 'sales / price'],
    ['count', 'sales / plain_price'],
    ['count', 'min(leads, 200)'],
    ['count', 'lag(leads, 1) * (1 - rate)'],
    ['count', 'leads * (1 + rate) / 12'],
    ['count', 'members * rate'],
    ['count', 'leads * yield_of_one'],
    ['count', 'leads + customers'],
    ['amount', 'leads * price'],
    ['amount', 'leads * rate * plain_price'],
    ['amount', 'customers * fee'],
    ['amount', 'leads * 50000'],
    ['amount', 'sales * rate - 100'],
    ['amount', 'sales + abroad * exchange'],
    ['amount', 'days * price'],
    ['amount', 'sales + visits'],
    ['rate', 'leads / firms'],
    ['rate', '1 - sales / (sales + sales * rate)'],
    ['rate', 'rate * other_rate'],
    ['average', 'sales / leads'],
    ['average', 'leads / firms'],
    ['stock', 'lag(customers, 1) + leads - firms'],
  ])('has nothing to say of %s = %s', (kind, formula) => {
    expect(of(kind, formula)).toEqual([]);
  });

  it.each([
    ['count', 'leads + rate', ['rate']],
    ['count', 'rate + leads', ['rate']],
    ['count', 'leads + sales', ['sales']],
    ['count', 'leads * firms', ['leads * firms']],
    ['count', 'sales * rate', ['sales * rate']],
    ['count', 'leads / firms', ['leads / firms']],
    ['count', 'min(leads, rate)', ['rate']],
    ['count', '(leads + rate) * other_rate', ['rate']],
    ['amount', 'sales * sales', ['sales * sales']],
    ['amount', 'sales + abroad', ['abroad']],
    ['amount', 'leads * rate', ['leads * rate']],
    ['amount', 'sales - leads * rate', ['leads * rate']],
    ['rate', 'leads * rate', ['leads * rate']],
    ['rate', 'leads + firms', ['leads + firms']],
    ['rate', '1 - leads', ['1 - leads']],
    ['rate', 'leads / sales', ['leads / sales']],
  ])('marks in %s = %s what does not fit', (kind, formula, expected) => {
    expect(of(kind, formula)).toEqual(expected);
  });

  it('says what there is and what is needed', () => {
    const found = (formula: string) =>
      findings('kind-mismatch', tree(`kind: count, formula: ${formula}`, LEAVES)).map(
        ({ message }) => message,
      );
    expect(found('leads + rate')).toEqual([
      {
        ja: 'goal の数式で、件数が要るところに rate（率）があります',
        en: 'in the formula of goal, rate is a rate where a count is needed',
      },
    ]);
    expect(found('leads * sales')).toEqual([
      {
        ja: 'goal の kind は count（件数）ですが、数式の結果は金額（JPY） × 件数です',
        en: 'goal is of kind count (a count), but its formula comes to money (JPY) × a count',
      },
    ]);
  });
});

describe('unit-mismatch', () => {
  const DURATIONS = [
    'wait: kind: average, unit: 日',
    'work: kind: average, unit: 時間',
    'long_wait: kind: average, unit: days',
    'fee: kind: average, unit: JPY/月',
    'yearly: kind: average, unit: JPY/年',
    'thousands: kind: amount, unit: 千円',
    'yen: kind: amount, unit: 円',
    'odd: kind: average, unit: ぶんぶん',
    'leads: kind: count, unit: 人',
    'firms: kind: count, unit: 社',
  ];
  it.each([
    ['average', 'wait + long_wait', []],
    ['average', 'wait + work', ['work']],
    ['average', 'wait + work * 0.125', []],
    ['average', 'max(wait, work)', ['work']],
    ['average', 'wait + odd', []],
    ['average', 'fee + yearly', ['yearly']],
    ['amount', 'thousands + yen', ['yen']],
    ['count', 'leads + firms', []],
    ['average, unit: JPY/件', 'yen / leads', []],
    ['average, unit: JPY/件', 'leads / firms', ['leads / firms']],
    ['average, unit: 日', 'yen / leads', []],
  ])('%s = %s', (kind, formula, expected) => {
    expect(marked('unit-mismatch', tree(`kind: ${kind}, formula: '${formula}'`, DURATIONS))).toEqual(
      expected,
    );
  });
});

describe('mixed-grains', () => {
  it.each([
    ['count', '件', '', false],
    ['count', '件/月', '', false],
    ['count', '件/週', '', true],
    ['count', '件／日', '', true],
    ['count', '週あたり件', '', true],
    ['count', 'calls per week', '', true],
    ['count', 'per day', '', true],
    ['count', '件/年', '', true],
    ['count', '件/年', 'horizon: 2026-04..2027-03\n', false],
    ['count', '件/四半期', '', true],
    ['count', '週末の来店', '', false],
    ['average', 'JPY/年', '', false],
    ['average', 'days', '', false],
  ])('%s in %s, %s', (kind, unit, head, expected) => {
    const text = tree(
      'kind: amount, formula: a * b',
      [`a: kind: ${kind}, unit: ${unit}`, 'b: kind: average'],
      head,
    );
    expect(findings('mixed-grains', text).length > 0).toBe(expected);
  });
});
