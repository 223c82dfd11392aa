import { describe, expect, it } from 'vitest';
import { findings, marked } from './trees.js';

const tree = (scenario: string): string => `kpi: 1
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 120 }
kpis:
  contacts: { label: 接触数, kind: count, baseline: 100, lever: { min: 50, max: 300 } }
  rate: { kind: rate, baseline: 10% }
  wins: { kind: count, formula: contacts * rate }
  price: { kind: average, baseline: 10, fixed: true }
  visits: { kind: count }
scenarios:
  one: ${scenario}
`;

describe('a scenario names what the tree has:', () => {
  // biome-ignore format: a case a line
  it.each([
    ['{ set: { rates: 12% } }', 'rates', 'rate'],
    ['{ lock: [price, prise] }', 'prise', 'price'],
    ['{ unlock: prise }', 'prise', 'price'],
    ['{ max: { 接触数: 200 } }', '接触数', 'contacts'],
  ])('%s', (scenario, place, suggestion) => {
    const text = tree(scenario);
    expect(marked('unknown-reference', text)).toEqual([place]);
    expect(findings('unknown-reference', text).map((found) => found.suggestion)).toEqual([suggestion]);
  });
});

describe('a scenario asks only what can be:', () => {
  // biome-ignore format: a case a line
  it.each([
    ['{ set: { rate: 12%, contacts: 200 }, lock: [price], unlock: [], max: {} }', null, null],
    ['{ unlock: [price], max: { price: 12 } }', null, null],
    ['{ lock: [wins] }', 'wins', '"wins" follows from a formula and cannot be moved by itself'],
    ['{ max: { visits: 3 } }', 'visits', '"visits" does not reach the KGI by any formula'],
    ['{ set: { rate: 12 } }', '12', 'rate cannot be 12: it is outside of what its kind allows'],
    ['{ max: { contacts: -1 } }', '-1', 'contacts cannot be -1: it is outside of what its kind allows'],
    ['{ max: { contacts: 20 } }', '20', 'the most of contacts, 20, is below the least that the tree gives it, 50'],
    ['{ max: { price: 12 } }', 'price', 'max: price has no effect: the tree fixes price'],
    ['{ lock: [rate], unlock: [rate] }', 'rate', 'lock: rate and unlock: rate contradict each other'],
    ['{ set: { rate: 11% }, lock: [rate] }', 'rate', 'set: rate and lock: rate contradict each other'],
    ['{ set: { price: 11 }, unlock: [price] }', 'price', 'set: price and unlock: price contradict each other'],
    ['{ set: { rate: 11% }, max: { rate: 12% } }', 'rate', 'set: rate and max: rate contradict each other'],
    ['{ lock: [rate], max: { rate: 12% } }', 'rate', 'lock: rate and max: rate contradict each other'],
  ])('%s', (scenario, place, message) => {
    const text = tree(scenario);
    expect(marked('scenario-contradiction', text)).toEqual(place === null ? [] : [place]);
    const said = findings('scenario-contradiction', text).map((found) => found.message.en);
    expect(said).toEqual(message === null ? [] : [message]);
  });
});
