import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const kciSingleRater: Rule = {
  id: 'kci-single-rater',
  severity: 'info',
  principle: 3,
  reason: {
    ja: '誰が付けた点かが分からないと、点の差が商談の差なのか、採点者の差なのかを見分けられません。',
    en: 'Unless one can see who gave a score, a difference between meetings cannot be told from a difference between raters.',
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
    calibrated: 2026-04
    measure: { mean: 明確化度, on: 初回接触日 }
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
sources:
  deals: { path: deals.csv, layout: records }
`,
  *check(tree): Generator<Finding> {
    const only = tree.sources.size === 1 ? [...tree.sources.values()][0] : undefined;
    for (const { id, role, measure, rubric, path } of tree.nodes.values()) {
      const source = measure?.source ? tree.sources.get(measure.source) : only;
      // Only where each score is a row of its own can a column say who gave it.
      if (role !== 'kci' || (source && source.layout !== 'records') || rubric?.rater) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: {
          ja: `KCI ${id} を誰が採点したのかが分かりません`,
          en: `nothing says who scored the KCI ${id}`,
        },
        help: {
          ja: 'rater: 採点者の列 を書き、ときどき2人で同じ商談を採点して点を比べてください（case: 案件の列 があれば、kpi diagnose が一致度を計算します）',
          en: 'name the column of raters as rater: …, and now and then let two people score the same meeting (with the column of the case as case: …, kpi diagnose tells how far they agree)',
        },
      };
    }
  },
};
