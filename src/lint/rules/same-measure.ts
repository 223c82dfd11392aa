import type { Finding } from '../../model/diagnostic.js';
import type { Measure, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

const listed = (where: Measure['where']) => [...where].sort(([a], [b]) => Number(a > b) - Number(a < b));

const dates = (on: Measure['on']) => on.map(({ column, where }) => [column, listed(where)]);

const countedBy = ({ source, column, aggregate, on, reached, where }: Measure, tree: Tree): string => {
  const only = tree.sources.size === 1 ? [...tree.sources.keys()][0] : null;
  return JSON.stringify([source ?? only, column, aggregate, dates(on), dates(reached), listed(where)]);
};

export const sameMeasure: Rule = {
  id: 'same-measure',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '2つの指標が同じ列を同じ条件で数えていると、実績はいつも同じです。条件の書き忘れか、同じものに2つの名前が付いています。',
    en: 'Two nodes that count the same rows have the same actuals for ever. Either a condition was forgotten, or one thing has two names.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  inbound: { kind: count, quality: [win_rate], measure: { count: true, on: 接触日, where: { 流入元: 問い合わせ } } }
  outbound: { kind: count, quality: [win_rate], measure: { count: true, on: 接触日, where: { 流入元: 架電 } } }
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  inbound: { kind: count, quality: [win_rate], measure: { count: true, on: 接触日 } }
  outbound: { kind: count, quality: [win_rate], measure: { count: true, on: 接触日 } } # !
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records }
`,
  *check(tree): Generator<Finding> {
    const seen = new Map<string, string>();
    for (const { id, measure, path } of tree.nodes.values()) {
      if (!measure) continue;
      const counted = countedBy(measure, tree);
      const other = seen.get(counted);
      if (other === undefined) {
        seen.set(counted, id);
        continue;
      }
      yield {
        path: [...path, 'measure'],
        at: 'key',
        node: id,
        message: {
          ja: `${id} の実績は、${other} と同じ列と条件で数えられています`,
          en: `${id} is measured exactly as ${other}`,
        },
        help: {
          ja: 'where や列の違いを書くか、同じものなら1つにまとめてください',
          en: 'say by column or where how they differ, or keep one of the two',
        },
      };
    }
  },
};
