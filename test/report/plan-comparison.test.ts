import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../src/model/periods.js';
import { planCases } from '../../src/plan/scenarios.js';
import { comparisonReport } from '../../src/report/answers/plan-comparison.js';
import { csv } from '../../src/report/formats/csv.js';
import { table } from '../../src/report/formats/table.js';
import type { View } from '../../src/report/report.js';
import { historyFrom, treeOf } from '../history.js';

const tree = treeOf(`
kpi: 1
name: 受注
horizon: 2026-04..2026-05
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * rate, target: 30 }
kpis:
  contacts: { label: 接触数, kind: count, lever: { max: 160 } }
  rate: { label: 受注率, kind: rate, fixed: true }
scenarios:
  best: { label: '=最善, "強気"', target: 40, set: { rate: 12% } }
  low: { target: 20 }
`);
const history = historyFrom(tree, {
  '2026-03': { contacts: 100, wins: 10 },
  '2026-04': { contacts: 120, wins: 12 },
});
const asOf = parseMonth('2026-05')!;
const report = comparisonReport(
  tree,
  planCases(tree, history, { scenarios: ['best', 'low'], targets: [] }, { asOf }),
  'ja',
);
const view: View = { lang: 'ja', color: false, width: 80 };

describe('plans side by side', () => {
  it('say which months are settled', () => {
    const text = table.render(report, view);
    expect(text).toContain('2026年4月までは実績で確定した月として扱い、残りの月を計画しました。');
    expect(text).toContain('目標に届くのは low。届かないのは 基準、=最善, "強気"');
  });

  // The settled April keeps its own rate: 120 * 10% + 160 * 12% are 31.2.
  it('are rows of one table, a plan and a node each', () => {
    expect(csv.render(report, view)).toBe(`scenario,target,status,node,role,baseline,required,change,at_bound
,30,unreachable,wins,kgi,23,28,5,
,30,unreachable,rate,fixed,0.1,0.1,0,
,30,unreachable,contacts,lever,230,280,50,max
best,40,unreachable,wins,kgi,25.2,31.2,6,
best,40,unreachable,rate,fixed,0.12,0.12,0,
best,40,unreachable,contacts,lever,230,280,50,max
low,20,met,wins,kgi,23,23,0,
low,20,met,rate,fixed,0.1,0.1,0,
low,20,met,contacts,lever,230,230,0,
`);
  });

  it('name a long scenario in several lines of its head', () => {
    const long = 'とても長い名前のシナリオを付けた場合の計画';
    const scenarios = new Map([...tree.scenarios].map(([name, one]) => [name, { ...one, label: long }]));
    const named = { ...tree, scenarios };
    const cases = planCases(named, history, { scenarios: ['best', 'low'], targets: [] }, { asOf });
    const [, head] = /指標(.*)\n/u.exec(table.render(comparisonReport(named, cases, 'ja'), view))!;
    expect(head!.trim().split(/ +/u)).toEqual(['現状', '基準', 'とても長い', 'とても長い']);
  });
});
