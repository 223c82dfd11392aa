import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const handoffWithoutDefinition: Rule = {
  id: 'handoff-without-definition',
  severity: 'warning',
  principle: 5,
  reason: {
    ja: '渡す側と受ける側で「渡してよい状態」の理解が違うと、同じ件数を見ていても話がかみ合いません。',
    en: 'Where giver and taker understand "ready to pass" differently, they do not talk of the same number.',
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
    score: { cutoff: 60 }
    sla_days: 2
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted: # !
    from: inside
    to: field
    score: { cutoff: 60 }
    sla_days: 2
`,
  *check(tree): Generator<Finding> {
    for (const { id, definition, path } of tree.handoffs) {
      if (definition?.trim()) continue;
      yield {
        path,
        at: 'key',
        message: {
          ja: `引き渡し ${id} に定義（definition）がありません`,
          en: `the handoff ${id} has no definition`,
        },
        help: {
          ja: 'definition: に、渡すときに分かっているべきことと、受け入れる条件を書いてください',
          en: 'say under definition: what must be known when it is passed, and when it is accepted',
        },
      };
    }
  },
};
