import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const kciWithoutMeasure: Rule = {
  id: 'kci-without-measure',
  severity: 'info',
  principle: 3,
  reason: {
    ja: '1行が1件のデータでは、どの列の点数をどの日付で月に分けるのかを書かないと、KCIの実績を読めません。',
    en: 'Of data with one deal a row, the actual of a KCI can only be read when it says which column holds the score and which date puts it into a month.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rater: 担当者
    measure: { mean: 明確化度, on: 初回接触日 }
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
sources:
  deals: { path: deals.csv, layout: records }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity: # !
    drives: win_rate
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
sources:
  deals: { path: deals.csv, layout: records }
`,
  *check(tree): Generator<Finding> {
    // In a table of periods the column is found by the name.
    if ([...tree.sources.values()].some(({ layout }) => layout !== 'records')) return;
    for (const { id, role, measure, path } of tree.nodes.values()) {
      if (role !== 'kci' || measure) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: {
          ja: `KCI ${id} の点数をどの列から読むのか書かれていません`,
          en: `the KCI ${id} does not say which column holds its scores`,
        },
        help: {
          ja: 'measure: { mean: 点数の列, on: 日付の列 } のように書いてください',
          en: 'write it as measure: { mean: column of scores, on: column of dates }',
        },
      };
    }
  },
};
