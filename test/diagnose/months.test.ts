import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { parsePeriod } from '../../src/model/periods.js';
import { historyFrom, treeOf } from '../history.js';

const TREE = treeOf(`
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: wins, kind: count, formula: closed, target: 60 }
kpis:
  proposals: { kind: count, lever: { max: 300 } }
  closed: { kind: count, formula: lag(proposals, 1) * win_rate }
  win_rate: { kind: rate, fixed: true }
`);

const HISTORY = historyFrom(TREE, {
  '2026-01': { proposals: 100 },
  '2026-02': { proposals: 100, wins: 10 },
  '2026-03': { proposals: 150, wins: 10 },
  '2026-04': { proposals: 180, wins: 12 },
});

describe('a diagnosis against a plan over months', () => {
  const found = diagnose(TREE, HISTORY, { against: 'plan', period: parsePeriod('2026-04', 1)! });
  const of = (id: string) => found.nodes.find(({ node }) => node.id === id)!;

  it('expects of a month what the plan says of it, from the work that was there before', () => {
    // 150 proposals of March at 10 %; the other 45 wins need 225 proposals in April and in May.
    expect(of('wins').expected).toBeCloseTo(15, 9);
    expect(of('proposals').expected).toBeCloseTo(225, 6);
  });

  it('blames no work that has had no time to pay, and leaves nothing over', () => {
    expect(found.contributions.map(({ id }) => id)).not.toContain('unclosed');
    expect(of('proposals').effect ?? 0).toBeCloseTo(0, 9);
    expect(of('win_rate').effect).toBeCloseTo(-3, 9);
  });
});
