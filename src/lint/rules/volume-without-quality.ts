import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const volumeWithoutQuality: Rule = {
  id: 'volume-without-quality',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: '「週10件訪問」だけを追うと、件数を満たすことが目的になります。次につながる率やKCIを組にして、量の質も見ます。',
    en: 'A volume alone, 10 visits a week, makes people chase the number. Pair it with the rate or KCI that keeps it honest.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count } # !
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const { id, role, kind, formula, fixed, quality, path } of tree.nodes.values()) {
      // Only what people push is chased: a computed count follows from its rates, and a fixed one is nobody's to move.
      if (role !== 'kpi' || kind !== 'count' || formula || fixed || quality.length > 0) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: {
          ja: `${id} の質を見る指標がありません`,
          en: `${id} is a volume with no quality beside it`,
        },
        help: {
          ja: '次のフェーズへの率かKCIを添えてください（quality: [win_rate]）',
          en: 'name the rate to the next phase or a KCI: quality: [win_rate]',
        },
      };
    }
  },
};
