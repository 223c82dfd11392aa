import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const handoffWithoutLimit: Rule = {
  id: 'handoff-without-limit',
  severity: 'info',
  principle: 5,
  reason: {
    ja: '引き渡したあと何日で連絡するかを決めておかないと、見込み客はその間に冷めます。',
    en: 'Unless both sides agree how soon the first contact follows, the prospect cools down in between.',
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
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
`,
  *check(tree): Generator<Finding> {
    for (const { id, slaDays, path } of tree.handoffs) {
      if (slaDays !== null) continue;
      yield {
        path,
        at: 'key',
        message: {
          ja: `引き渡し ${id} に期限（sla_days）がありません`,
          en: `the handoff ${id} has no time limit`,
        },
        help: {
          ja: 'sla_days: 2 のように、渡してから最初の連絡までの日数を書いてください',
          en: 'write the days until the first contact, as in sla_days: 2',
        },
      };
    }
  },
};
