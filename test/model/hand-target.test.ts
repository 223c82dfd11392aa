import { describe, expect, it } from 'vitest';
import { targetOfMonth } from '../../src/model/hand-target.js';
import { parseMonth } from '../../src/model/periods.js';
import { treeOf } from '../history.js';

const targetIn = (month: string, node: string, horizon = 'horizon: 2026-04..2026-06') => {
  const tree = treeOf(`kpi: 1\n${horizon}\nkgi: { id: calls, kind: count, ${node} }\n`);
  return targetOfMonth(tree, tree.kgi, parseMonth(month)!);
};

describe('what a target asks of a month', () => {
  it.each([
    ['a third of three months', '2026-05', 'target: 300', 100],
    ['as much as each month is to bring', '2026-05', 'target: { per_month: 70 }', 70],
    ['nothing outside of the horizon', '2026-07', 'target: 300', null],
    ['nothing where there is none', '2026-05', 'better: higher', null],
  ])('%s', (_, month, node, expected) => {
    expect(targetIn(month, node)).toBe(expected);
  });

  it('follows the season', () => {
    expect(targetIn('2026-04', 'target: 300, season: { 4: 2, 5: 1, 6: 1 }')).toBeCloseTo(150, 9);
  });

  it('is that of every month where there is no horizon', () => {
    expect(targetIn('2031-01', 'target: 40', '')).toBe(40);
  });
});
