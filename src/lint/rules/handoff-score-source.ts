import { schemaText } from '../../locale/schema.js';
import type { Finding } from '../../model/diagnostic.js';
import { nearest } from '../../model/identifiers.js';
import type { Rule } from '../rule.js';

export const handoffScoreSource: Rule = {
  id: 'handoff-score-source',
  severity: 'warning',
  principle: 5,
  reason: {
    ja: '点数の取り込み元が書かれていないと、決めた足切り点が守られているかを確かめられません。計画と診断の計算には使わないため、警告にとどめます。',
    en: 'Without its source the score cannot be read, and nobody sees whether the cut-off is kept. Plans and diagnoses do not rest on it, so this is a warning.',
  },
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { measure: { source: deals, mean: MAスコア }, cutoff: 60 }
    sla_days: 2
sources:
  deals: { path: deals.csv, layout: records }
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { measure: { source: deal, mean: MAスコア }, cutoff: 60 } # !
    sla_days: 2
sources:
  deals: { path: deals.csv, layout: records }
`,
  *check(tree): Generator<Finding> {
    for (const { score } of tree.handoffs) {
      const source = score?.measure?.source ?? null;
      if (source === null || tree.sources.has(source)) continue;
      const suggestion = nearest(source, tree.sources.keys());
      yield {
        path: [...score!.measure!.path, 'source'],
        message: {
          ja: `点数の取り込み元「${source}」が sources にありません`,
          en: `the source of the score, "${source}", is not declared`,
        },
        help: suggestion
          ? schemaText.didYouMean({ suggestion })
          : { ja: 'sources: の下に書いてください', en: 'declare it under sources:' },
        ...(suggestion && { suggestion }),
      };
    }
  },
};
